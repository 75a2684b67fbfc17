import { severalEntrypoints } from '../../../../src/dockerfile/rules/severalEntrypoints.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  severalEntrypoints,
  table(
    [
      ['FROM a:1\nENTRYPOINT a\n‹ENTRYPOINT› a\n'],
      ['FROM a:1\nENTRYPOINT a\n‹ENTRYPOINT› a\n‹ENTRYPOINT› a\n'],
      ['FROM a:1\nENTRYPOINT a\nRUN x\n‹entrypoint› a\n'],
      ['FROM a:1\nENTRYPOINT a \\\n  b\n‹ENTRYPOINT› a\nFROM b:1\nENTRYPOINT a\n'],
      ['FROM a:1 AS x\nENTRYPOINT a\n‹ENTRYPOINT› a\nFROM x\nENTRYPOINT a\n‹ENTRYPOINT› a\n'],
    ],
    [
      'FROM a:1\nENTRYPOINT a\n',
      'FROM a:1 AS x\nENTRYPOINT a\nFROM x\nENTRYPOINT a\n',
      'FROM a:1\nONBUILD ENTRYPOINT a\nONBUILD ENTRYPOINT a\nENTRYPOINT a\n',
      'FROM a:1\n# ENTRYPOINT a\nENTRYPOINT a\n',
      'FROM a:1\nRUN <<E\nENTRYPOINT a\nENTRYPOINT a\nE\nENTRYPOINT a\n',
    ],
  ),
);
