import { untaggedImage } from '../../../../src/dockerfile/rules/untaggedImage.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  untaggedImage,
  table(
    [
      ['FROM ‹alpine›\n', undefined, { says: 'alpine:' }],
      ['FROM ‹r.example:5000/a/b› AS x\n'],
      ['FROM --platform=$BUILDPLATFORM ‹alpine›\n'],
      ['FROM a:1 AS x\nFROM ‹y›\nFROM ‹0›\n'],
      ['ARG R=r.example\nFROM ‹$R/a›\n'],
      ['from ‹alpine›\r\n'],
      ['FROM ‹"alpine"›\n'],
      ['ARG V=12\nFROM ‹debian$V›\nFROM ‹a/$V›\n'],
    ],
    [
      'FROM alpine:3.20\n',
      'FROM scratch\n',
      `FROM a@sha256:${'0'.repeat(64)}\n`,
      'ARG I=alpine\nFROM $I\nFROM a:$I\n',
      'FROM ${I:-r.example/a}\nFROM ${I}b\n',
      'ARG V=:12\nFROM debian$V\n',
      'FROM a:1 AS Base\nFROM base\n',
      'ARG B=base\nFROM a:1 AS base\nFROM $B\n',
      'FROM a:1\nRUN <<E\nFROM a\nE\n',
    ],
  ),
);
