import { invalidDefaultImage } from '../../../../src/dockerfile/rules/invalidDefaultImage.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  invalidDefaultImage,
  table(
    [
      ['ARG TAG\nFROM ‹busybox:${TAG}›\n'],
      ['ARG A\nFROM ‹$A›\n'],
      ['ARG R\nFROM ‹$R/foo:1›\n'],
      ['ARG I=Foo\nFROM ‹$I›\n'],
      ['ARG V=""\nFROM a:1 AS b\nFROM ‹c@$V›\n'],
      ['FROM ‹debian:$VERSOIN›\n'],
      ['FROM a:1 AS Foo\nFROM ‹Foo›\n', undefined, { says: 'small letters' }],
    ],
    [
      'ARG TAG=latest\nFROM busybox:${TAG}\n',
      'ARG VARIANT\nFROM busybox:stable${VARIANT}\n',
      'ARG TAG\nFROM alpine:${TAG:-3.14}\n',
      'FROM a:$TARGETARCH\nFROM build_${TARGETARCH}\n',
      'FROM a:1 AS Foo\nFROM foo\n',
      `FROM r.example:5000/a/b_c:1@sha256:${'0'.repeat(64)}\n`,
      'FROM scratch\n',
    ],
  ),
);
