import { severalHealthchecks } from '../../../../src/dockerfile/rules/severalHealthchecks.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  severalHealthchecks,
  table(
    [
      ['FROM a:1\nHEALTHCHECK CMD a\n‹HEALTHCHECK› CMD a\n'],
      ['FROM a:1\nHEALTHCHECK CMD a\n‹HEALTHCHECK› CMD a\n‹HEALTHCHECK› CMD a\n'],
      ['FROM a:1\nHEALTHCHECK CMD a\nRUN x\n‹healthcheck› cmd a\n'],
      ['FROM a:1\nHEALTHCHECK CMD a \\\n  b\n‹HEALTHCHECK› CMD a\nFROM b:1\nHEALTHCHECK CMD a\n'],
      [
        'FROM a:1 AS x\nHEALTHCHECK CMD a\n‹HEALTHCHECK› CMD a\nFROM x\nHEALTHCHECK CMD a\n‹HEALTHCHECK› CMD a\n',
      ],
    ],
    [
      'FROM a:1\nHEALTHCHECK CMD a\n',
      'FROM a:1 AS x\nHEALTHCHECK CMD a\nFROM x\nHEALTHCHECK CMD a\n',
      'FROM a:1\nONBUILD HEALTHCHECK CMD a\nONBUILD HEALTHCHECK CMD a\nHEALTHCHECK CMD a\n',
      'FROM a:1\n# HEALTHCHECK CMD a\nHEALTHCHECK CMD a\n',
      'FROM a:1\nRUN <<E\nHEALTHCHECK CMD a\nHEALTHCHECK CMD a\nE\nHEALTHCHECK CMD a\n',
    ],
  ),
);
