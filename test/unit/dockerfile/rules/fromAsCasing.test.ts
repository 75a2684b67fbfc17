import { fromAsCasing } from '../../../../src/dockerfile/rules/fromAsCasing.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  fromAsCasing,
  table(
    [
      ['FROM debian:latest ‹as› builder\n', 'FROM debian:latest AS builder\n'],
      ['from a:1 ‹AS› b\n', 'from a:1 as b\n'],
      ['FROM a:1 ‹aS› b\n', 'FROM a:1 AS b\n'],
      ['from a:1 \\\r\n  ‹As› c\r\n', 'from a:1 \\\r\n  as c\r\n'],
      [
        'FROM --platform=$BUILDPLATFORM a:1 ‹as› c\nfrom c as d\n',
        'FROM --platform=$BUILDPLATFORM a:1 AS c\nfrom c as d\n',
      ],
    ],
    [
      'FROM debian:latest AS deb-builder\n',
      'from debian:latest as deb-builder\n',
      'From a:1 as b\n',
      'FROM as:1\n',
      'FROM a:1\nRUN x as y\n',
    ],
  ),
);
