import { namedUser } from '../../../../src/dockerfile/rules/namedUser.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  namedUser,
  table(
    [
      ['FROM a:1\nUSER ‹me›\n'],
      ['FROM a:1\nUSER ‹me›:1\n'],
      ['FROM a:1\nUSER ‹root›\nUSER 1\n'],
      ['FROM a:1\nUSER ‹"me"›\n'],
      ['FROM a:1\nARG U=me\nUSER ‹$U›\n'],
      ['FROM a:1\nuser \\\n  ‹me›:me\n'],
    ],
    [
      'FROM a:1\nUSER 1000\n',
      'FROM a:1\nUSER 1000:me\n',
      'FROM a:1\nUSER $U\n',
      'FROM a:1\nUSER ${U:-1}\n',
      'FROM a:1\nONBUILD USER me\n',
      'FROM a:1\nARG U=1000\nUSER $U:1\n',
      'FROM a:1\nUSER\n',
    ],
  ),
);
