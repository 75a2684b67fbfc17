import { duplicateStage } from '../../../../src/dockerfile/rules/duplicateStage.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  duplicateStage,
  table(
    [
      ['FROM a:1 AS x\nFROM a:1 AS ‹x›\n', undefined, { ids: ['DL3024', 'DuplicateStageName'] }],
      ['FROM a:1 AS x\nFROM a:1 AS ‹X›\n', undefined, { ids: ['DuplicateStageName'] }],
      ['FROM a:1 AS x\nFROM b:1 AS y\nFROM x AS ‹x›\nFROM y AS ‹y›\n'],
      [
        'FROM debian:latest AS builder\nRUN apt-get update; apt-get install -y curl\n\nFROM golang:latest AS ‹builder›\n',
      ],
      ['from a:1 as x\nfrom a:1 \\\n as ‹x›\n'],
    ],
    [
      'FROM a:1 AS x\nFROM a:1 AS y\n',
      'FROM a:1\nFROM a:1\n',
      'FROM debian:latest AS deb-builder\nFROM golang:latest AS go-builder\n',
      'FROM a:1 AS x\nFROM x\n',
      'FROM a:1 AS\nFROM a:1 AS\n',
    ],
  ),
);
