import { undefinedArgInFrom } from '../../../../src/dockerfile/rules/undefinedArgInFrom.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  undefinedArgInFrom,
  table(
    [
      ['FROM node:22‹${VARIANT}› AS jsbuilder\n'],
      [
        'ARG VERSION=1\nFROM debian:‹$VERSOIN›\n',
        undefined,
        { chosen: 'ARG VERSION=1\nFROM debian:$VERSION\n' },
      ],
      [
        '# x\nFROM debian:‹${X:-1}›\r\n',
        undefined,
        { chosen: '# x\nARG X\r\nFROM debian:${X:-1}\r\n' },
      ],
      [
        'FROM --platform=‹$BUILDPLATFORN› a:1\n',
        undefined,
        { chosen: 'FROM --platform=$BUILDPLATFORM a:1\n' },
      ],
      [
        'FROM a:1\nARG X=1\nFROM b:‹$X›\n',
        undefined,
        { chosen: 'ARG X=1\nFROM a:1\nARG X=1\nFROM b:$X\n' },
      ],
      ['FROM a:‹$HTTP_PROXY›\n'],
      ['ARG A=b\nFROM a:${A:-‹$Q›}\n'],
    ],
    [
      'ARG VARIANT="-alpine3.20"\nFROM node:22${VARIANT} AS jsbuilder\n',
      'FROM --platform=$BUILDPLATFORM a:1\n',
      'FROM a:$TARGETARCH\n',
      'ARG A\nFROM a:${A:-1}\n',
      'FROM a:1\nRUN $x\n',
      'FROM a:\\$x\n',
    ],
  ),
);
