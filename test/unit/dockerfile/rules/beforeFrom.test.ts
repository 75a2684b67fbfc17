import { beforeFrom } from '../../../../src/dockerfile/rules/beforeFrom.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  beforeFrom,
  table(
    [
      ['‹RUN› true\nFROM a:1\n'],
      ['ARG A=1\n# x\n‹LABEL› a=b\nFROM a:1\n'],
      ['‹run› a \\\n b\n‹CMD› ["a"]\nfrom a:1\n'],
      ['‹ENV› A=b\n'],
      [
        '# syntax=docker/dockerfile:1\n\n‹ONBUILD› RUN a\nFROM a:1\n',
        undefined,
        { says: 'ONBUILD' },
      ],
    ],
    [
      'FROM a:1\nRUN true\n',
      'ARG A=1\nFROM a:1\n',
      '# a\n\narg A\nfrom a:1\n',
      '# escape=`\nFROM a:1\n',
      '',
    ],
  ),
);
