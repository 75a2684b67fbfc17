import { relativeWorkdir } from '../../../../src/dockerfile/rules/relativeWorkdir.ts';
import { testRule } from './support.ts';

testRule(relativeWorkdir, {
  'an absolute path': { source: 'FROM a:1\nWORKDIR /app\n' },
  'a variable, which may hold one': { source: 'FROM a:1\nWORKDIR $HOME\nWORKDIR ${A}/b\n' },
  'a path of Windows': { source: 'FROM a:1\nWORKDIR C:\\\\app\nWORKDIR "c:/app"\n' },
  'a relative path': { source: 'FROM a:1\nWORKDIR ‹app›\n', fixed: 'FROM a:1\nWORKDIR /app\n' },
  'in quotes': { source: 'FROM a:1\nWORKDIR ‹"a b"›\n', fixed: 'FROM a:1\nWORKDIR "/a b"\n' },
  'with a dot': { source: 'FROM a:1\nWORKDIR ‹./app›\n', fixed: 'FROM a:1\nWORKDIR /app\n' },
  'below another, which hadolint alone minds': {
    source: 'FROM a:1\nWORKDIR /srv/\nWORKDIR ‹app›\n',
    fixed: 'FROM a:1\nWORKDIR /srv/\nWORKDIR /srv/app\n',
    ids: ['DL3000'],
  },
  'below that of an earlier stage': {
    source: 'FROM a:1 AS x\nWORKDIR /srv\nFROM x\nWORKDIR ‹app›\n',
    fixed: 'FROM a:1 AS x\nWORKDIR /srv\nFROM x\nWORKDIR /srv/app\n',
  },
  'below one that only a build knows': { source: 'FROM a:1\nWORKDIR $X\nWORKDIR ‹app›\n' },
  'a path that climbs': {
    source: 'FROM a:1\nWORKDIR ‹../x›\n',
    chosen: 'FROM a:1\nWORKDIR /../x\n',
  },
  'behind a continuation': {
    source: 'FROM a:1\r\nWORKDIR \\\r\n  ‹app›\r\n',
    fixed: 'FROM a:1\r\nWORKDIR \\\r\n  /app\r\n',
  },
  'a comment above that ignores it': {
    source: 'FROM a:1\n# hadolint ignore=DL3000 # the base knows\nWORKDIR app\n',
  },
});
