import { selfReference } from '../../../../src/dockerfile/rules/selfReference.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  selfReference,
  table(
    [
      ['FROM a:1\nENV A=1 B=‹$A›\n', undefined, { ids: ['DL3044', 'UndefinedVar'] }],
      ['FROM a:1\nENV C=1 D=‹${C}›x\n'],
      ['FROM a:1\nENV X=1 Y="a‹$X›"\n'],
      ['FROM a:1\nENV Z=$Z:1 Y=‹$Z›\n'],
      ['FROM a:1\nENV A=1 \\\n    B=‹${A:-x}›\n'],
      ['FROM a:1\nENV PATH=/x:$PATH Q=‹$PATH›\n', undefined, { ids: ['DL3044'] }],
      ['FROM a:1\nONBUILD ENV A=1 B=‹$A›\n'],
    ],
    [
      'FROM a:1\nENV A=$A\n',
      "FROM a:1\nENV A=1 B='$A'\n",
      'FROM a:1\nENV A=1 B=\\$A\n',
      'FROM a:1\nENV A=1\nENV A=2 B=$A\n',
      'FROM a:1\nARG A\nENV A=1 B=$A\n',
      'FROM a:1 AS x\nENV A=1\nFROM x\nENV A=2 B=$A\n',
      'FROM a:1\nENV AB=1 C=$A\n',
      'FROM a:1\nENV A $A\n',
      '# escape=`\nFROM a:1\nENV A=1 B=`$A\n',
    ],
  ),
);
