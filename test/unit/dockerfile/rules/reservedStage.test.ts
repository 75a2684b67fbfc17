import { reservedStage } from '../../../../src/dockerfile/rules/reservedStage.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  reservedStage,
  table(
    [
      ['FROM a:1 AS ‹scratch›\n', undefined, { ids: ['DL3063', 'ReservedStageName'] }],
      ['FROM a:1 AS ‹context›\n'],
      ['FROM a:1 AS ‹Scratch›\n', undefined, { ids: ['ReservedStageName'] }],
      ['from a:1 as ‹CONTEXT›\n'],
      ['FROM alpine AS ‹scratch›\nFROM alpine AS ‹context›\n'],
    ],
    [
      'FROM alpine AS builder\n',
      'FROM scratch\n',
      'FROM scratch AS x\n',
      'FROM a:1 AS scratchy\n',
      'FROM a:1\nCOPY --from=context a /b\n',
    ],
  ),
);
