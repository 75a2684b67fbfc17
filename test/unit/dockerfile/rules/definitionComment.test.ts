import { definitionComment } from '../../../../src/dockerfile/rules/definitionComment.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  definitionComment,
  table(
    [
      [
        '# a non-descriptive comment\n‹FROM scratch AS base›\n\n# another non-descriptive comment\n‹ARG VERSION=1›\n',
      ],
      ['FROM a:1\n# V x\n# y\n‹ARG V›\n'],
      ['FROM a:1\n#e: x\n‹ARG e›\n'],
      ['FROM a:1\n# b x\n‹ARG A B›\n'],
      ['# Base x\r\n‹FROM a:1 AS base›\r\n'],
      ['# Base x\n‹FROM a:1 AS Base›\n'],
    ],
    [
      '# a non-descriptive comment\n\nFROM scratch AS base\n\n# another non-descriptive comment\n\nARG VERSION=1\n',
      '# base is a stage for compiling source\nFROM scratch AS base\n# VERSION This is the version number.\nARG VERSION=1\n',
      '# any\nFROM a:1\n',
      'FROM a:1\n# hadolint ignore=DL3006\nFROM x AS y\n',
      'FROM a:1\n#\nARG A\n',
      'FROM a:1\n# A\nARG A\n',
      'FROM a:1\n# x\nENV A=1\n',
    ],
  ),
);
