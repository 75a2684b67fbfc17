import { undefinedVariable } from '../../../../src/dockerfile/rules/undefinedVariable.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  undefinedVariable,
  table(
    [
      ['FROM alpine AS base\nCOPY ‹$foo› .\n'],
      ['FROM alpine AS base\nARG VERSION=‹$foo›\n'],
      [
        'FROM alpine\nENV PATH=‹$PAHT›:/app/bin\n',
        undefined,
        { says: 'Did you mean', chosen: 'FROM alpine\nENV PATH=$PATH:/app/bin\n' },
      ],
      [
        'ARG G=1\nFROM b/c:1\nENV A=‹$G›\n',
        undefined,
        { chosen: 'ARG G=1\nFROM b/c:1\nARG G\nENV A=$G\n' },
      ],
      [
        'FROM b:1\nENV A=‹$TARGETARCH›\n',
        undefined,
        { chosen: 'FROM b:1\nARG TARGETARCH\nENV A=$TARGETARCH\n' },
      ],
      ['FROM alpine:3\nENV A=‹$A›\nCOPY --chown=‹$C› a b\nRUN --mount=type=cache,target=‹$M› x\n'],
      [
        'FROM alpine:3\nENV W=${PATH:-‹$V›} H=‹$HOME›\nLABEL ‹$K›="‹$L›"\nUSER ‹$U›:‹$G›\nEXPOSE ‹$P›\n',
      ],
      ['FROM scratch AS a\nENV X=1\nFROM a\nENV Z=$X‹$Y›\n'],
      ['FROM python:3\nENV A=‹$FOO› B=$PYTHON_VERSION\n'],
    ],
    [
      'FROM alpine AS base\nARG foo\nCOPY $foo .\n',
      'FROM python AS base\nARG VERSION=$PYTHON_VERSION\n',
      'FROM b/c:1\nENV A=$WHAT_IT_SETS\n',
      'FROM alpine:3\nRUN $x\nCMD ["$x"]\nENTRYPOINT $y\nHEALTHCHECK CMD $z\n',
      'FROM alpine:3\nARG Q1 Q2=$Q1\n',
      "FROM alpine:3\nENV A='$B' C=\\$D P=$PATH\n",
      'FROM alpine:3\nONBUILD ENV A=$B\n',
      'FROM alpine:3 AS x\nARG A\nENV B=1\nFROM x\nENV C=$A$B\n',
      'ARG A=$B\nFROM alpine:3\n',
      'FROM b/c:1\nENV LIBS=$LIBS:/x\n',
      'FROM alpine:3\nCOPY --from=$X a /b\n',
    ],
  ),
);
