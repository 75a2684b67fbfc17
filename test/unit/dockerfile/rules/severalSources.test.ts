import { severalSources } from '../../../../src/dockerfile/rules/severalSources.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  severalSources,
  table(
    [
      ['FROM a:1\nCOPY a b ‹/x›\n', 'FROM a:1\nCOPY a b /x/\n'],
      ['FROM a:1\nCOPY ["a", "b", ‹"/x"›]\n', 'FROM a:1\nCOPY ["a", "b", "/x/"]\n'],
      ['FROM a:1\nADD a b ‹c›\n', 'FROM a:1\nADD a b c/\n'],
      ['FROM a:1\nCOPY --from=x a b ‹..›\n', 'FROM a:1\nCOPY --from=x a b ../\n'],
      ['FROM a:1\nCOPY a \\\n  b \\\n  ‹"c"›\n', 'FROM a:1\nCOPY a \\\n  b \\\n  "c/"\n'],
      ['FROM a:1\nCOPY <<A <<B ‹/x›\na\nA\nb\nB\n', 'FROM a:1\nCOPY <<A <<B /x/\na\nA\nb\nB\n'],
      ['FROM a:1\nARG X=/x\nCOPY a b ‹$X›\n', 'FROM a:1\nARG X=/x\nCOPY a b $X/\n'],
      ['FROM a:1\nONBUILD COPY a b ‹/x›\r\n', 'FROM a:1\nONBUILD COPY a b /x/\r\n'],
    ],
    [
      'FROM a:1\nCOPY a b /x/\n',
      'FROM a:1\nCOPY a b .\n',
      'FROM a:1\nCOPY a b ./\n',
      'FROM a:1\nCOPY a b $X\n',
      'FROM a:1\nCOPY a b $X/\n',
      'FROM a:1\nCOPY a* /x\n',
      'FROM a:1\nCOPY a /x\n',
      'FROM a:1\nARG X=/x/\nCOPY a b $X\n',
      'FROM a:1\nCOPY <<A /x\na b\nA\n',
    ],
  ),
);
