import { noHealthcheck } from '../../../../src/dockerfile/rules/noHealthcheck.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  noHealthcheck,
  table(
    [
      ['‹FROM› a:1\n'],
      ['‹FROM› a:1 AS x\n‹FROM› b:1 AS y\n'],
      ['FROM a:1 AS x\n‹FROM› x\n'],
      ['‹from› a:1\nONBUILD HEALTHCHECK CMD a\n'],
      ['FROM a:1 AS x\n‹FROM› b:1\nCOPY --from=x a /b\n'],
    ],
    [
      'FROM a:1\nHEALTHCHECK NONE\n',
      'FROM a:1 AS x\nHEALTHCHECK CMD a\nFROM x\n',
      'FROM a:1 AS x\nFROM b:1\nCOPY --from=x a /b\nHEALTHCHECK CMD a\n',
      'FROM a:1\nhealthcheck cmd a\n',
      '',
    ],
  ),
);
