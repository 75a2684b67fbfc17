import { labelKey } from '../../../../src/dockerfile/rules/labelKey.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  labelKey,
  table(
    [
      ['FROM a:1\nLABEL ‹A›=b\n'],
      ['FROM a:1\nLABEL ‹a--b›=1 ‹a..b›=2\n'],
      ['FROM a:1\nLABEL ‹-a›=1 ‹a-›=1 ‹1a›=1\n'],
      ['FROM a:1\nLABEL ‹com.docker.x›=1\n', undefined, { says: 'Docker keeps' }],
      ['FROM a:1\nLABEL ‹"a b"›=1 ok=2\n'],
      ['FROM a:1\nARG K=X\nLABEL ‹$K›=1\n'],
    ],
    [
      'FROM a:1\nLABEL a_b=1 a/b=2\n',
      'FROM a:1\nLABEL "a"=1\n',
      'FROM a:1\nLABEL a.b-c.d1=1\n',
      'FROM a:1\nLABEL $A=1\n',
      'FROM a:1\nENV A=1\n',
      'FROM a:1\nONBUILD LABEL A=1\n',
      'FROM a:1\nLABEL example.com.docker.x=1\n',
    ],
  ),
);
