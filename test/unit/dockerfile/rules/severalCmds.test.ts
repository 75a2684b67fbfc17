import { severalCmds } from '../../../../src/dockerfile/rules/severalCmds.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  severalCmds,
  table(
    [
      ['FROM a:1\nCMD a\n‹CMD› a\n'],
      ['FROM a:1\nCMD a\n‹CMD› a\n‹CMD› a\n'],
      ['FROM a:1\nCMD a\nRUN x\n‹cmd› a\n'],
      ['FROM a:1\nCMD a \\\n  b\n‹CMD› a\nFROM b:1\nCMD a\n'],
      ['FROM a:1 AS x\nCMD a\n‹CMD› a\nFROM x\nCMD a\n‹CMD› a\n'],
    ],
    [
      'FROM a:1\nCMD a\n',
      'FROM a:1 AS x\nCMD a\nFROM x\nCMD a\n',
      'FROM a:1\nONBUILD CMD a\nONBUILD CMD a\nCMD a\n',
      'FROM a:1\n# CMD a\nCMD a\n',
      'FROM a:1\nRUN <<E\nCMD a\nCMD a\nE\nCMD a\n',
    ],
  ),
);
