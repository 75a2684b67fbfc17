import { latestTag } from '../../../../src/dockerfile/rules/latestTag.ts';
import { testRule } from './support.ts';

testRule(latestTag, {
  'a version': { source: 'FROM alpine:3.20\n' },
  'no tag is another rule’s': { source: 'FROM alpine\n' },
  latest: { source: 'FROM ‹alpine:latest› AS x\n', says: 'alpine:latest' },
  'in another registry': { source: 'FROM --platform=linux/amd64 ‹r.example:5000/a:latest›\n' },
  'a digest decides': { source: `FROM a:latest@sha256:${'0'.repeat(64)}\n` },
  'a variable for the image': { source: 'ARG A=a\nFROM ‹$A:latest›\n' },
  'a variable for the tag': { source: 'ARG V=latest\nFROM a:$V\nFROM a:${V:-latest}\n' },
  'a stage of that name': { source: 'FROM a:1 AS latest\nFROM latest\n' },
  'in a here-document': { source: 'FROM a:1\nRUN <<EOF\nFROM a:latest\nEOF\n' },
});
