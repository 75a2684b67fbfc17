import { rootUser } from '../../../../src/dockerfile/rules/rootUser.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  rootUser,
  table(
    [
      ['FROM a:1\nUSER ‹root›\n'],
      ['FROM a:1\nUSER me\nUSER ‹0:0›\nRUN x\n'],
      ['FROM a:1 AS x\nUSER ‹root›\nFROM x\nRUN y\n'],
      ['FROM a:1\nARG U=root\nUSER ‹$U›\n'],
      ['FROM a:1\nUSER ‹"root"›\n'],
      ['FROM a:1 AS x\nUSER ‹root›\nFROM b:1\nRUN y\n'],
      ['FROM scratch\nuser ‹root:root›\n'],
    ],
    [
      'FROM a:1\n',
      'FROM a:1\nUSER root\nRUN x\nUSER 1000\n',
      'FROM a:1 AS x\nUSER root\nFROM x\nUSER me\n',
      'FROM a:1 AS x\nUSER root\nFROM b:1\nCOPY --from=x a /b\n',
      'FROM a:1\nUSER rooty\n',
      'FROM a:1\nONBUILD USER root\n',
      'FROM a:1\nARG U\nUSER $U\n',
      'FROM a:1 AS x\nUSER root\nFROM b:1\nRUN --mount=from=x,target=/x true\n',
    ],
  ),
);
