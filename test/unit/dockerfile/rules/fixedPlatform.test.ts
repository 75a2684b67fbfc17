import { fixedPlatform } from '../../../../src/dockerfile/rules/fixedPlatform.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  fixedPlatform,
  table(
    [
      [
        'FROM ‹--platform=linux/amd64› a:1\n',
        undefined,
        { ids: ['DL3029', 'FromPlatformFlagConstDisallowed'] },
      ],
      ['FROM ‹--platform=linux/$TARGETARCH› a:1\n', undefined, { ids: ['DL3029'] }],
      ['FROM ‹--platform=linux/amd64› a:1 AS build_amd64\n', undefined, { ids: ['DL3029'] }],
      [
        'FROM ‹--platform=linux› a:1 AS x\n',
        undefined,
        { ids: ['DL3029', 'FromPlatformFlagConstDisallowed'] },
      ],
      ['FROM ‹--platform="linux/arm64"› a:1\n'],
      ['from \\\n  ‹--platform=linux/arm64› \\\n  a:1 as base\n'],
    ],
    [
      'FROM a:1\n',
      'FROM --platform=$BUILDPLATFORM a:1\n',
      'FROM --platform=${BUILDPLATFORM} a:1\n',
      'FROM --platform=$TARGETPLATFORM a:1\n',
      'FROM --platform=${BUILDPLATFORM:-linux/amd64} a:1\n',
      'FROM --platform= a:1\n',
    ],
  ),
);
