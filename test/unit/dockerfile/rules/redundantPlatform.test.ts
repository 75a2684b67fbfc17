import { redundantPlatform } from '../../../../src/dockerfile/rules/redundantPlatform.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  redundantPlatform,
  table(
    [
      ['FROM ‹--platform=$TARGETPLATFORM› a:1 AS x\n', 'FROM a:1 AS x\n'],
      ['FROM ‹--platform=${TARGETPLATFORM}› a:1\n', 'FROM a:1\n'],
      ['from \\\r\n  ‹--platform=$TARGETPLATFORM› \\\r\n  a:1\r\n', 'from \\\r\n  a:1\r\n'],
      ['FROM ‹--platform="$TARGETPLATFORM"› a:1\n', 'FROM a:1\n'],
      [
        'ARG TARGETPLATFORM\nFROM ‹--platform=$TARGETPLATFORM› a:1\nFROM a:2\n',
        'ARG TARGETPLATFORM\nFROM a:1\nFROM a:2\n',
      ],
      ['FROM ‹--platform=${TARGETPLATFORM:-linux/amd64}› a:1\n', 'FROM a:1\n'],
    ],
    [
      'FROM a:1\n',
      'FROM --platform=$BUILDPLATFORM a:1\n',
      'FROM --platform=linux/$TARGETARCH a:1\n',
      'ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM a:1\n',
      'FROM --platform=linux/amd64 a:1\n',
    ],
  ),
);
