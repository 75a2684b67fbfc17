import { stageNameCasing } from '../../../../src/dockerfile/rules/stageNameCasing.ts';
import { testRule } from './support.ts';

testRule(stageNameCasing, {
  'small letters': { source: 'FROM a:1 AS build-1\n' },
  'no name': { source: 'FROM a:1\n' },
  capitals: {
    source: 'FROM a:1 AS ‹Build›\n',
    fixed: 'FROM a:1 AS build\n',
    says: /Build.*build/,
  },
  'with those who name it': {
    source:
      'FROM a:1 AS ‹B›\nFROM B AS c\nCOPY --from=B /x /x\nCOPY --from=b /x /x\nRUN --mount=type=bind,from=B,target=/y true\n',
    fixed:
      'FROM a:1 AS b\nFROM b AS c\nCOPY --from=b /x /x\nCOPY --from=b /x /x\nRUN --mount=type=bind,from=b,target=/y true\n',
  },
});
