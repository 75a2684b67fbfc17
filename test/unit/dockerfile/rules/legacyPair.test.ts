import { legacyPair } from '../../../../src/dockerfile/rules/legacyPair.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  legacyPair,
  table(
    [
      ['FROM alpine\nARG ‹foo bar›\n', undefined, { chosen: 'FROM alpine\nARG foo=bar\n' }],
      [
        'FROM scratch\nENV ‹DEPS \\\n    curl \\\n    git \\\n    make›\n',
        'FROM scratch\nENV DEPS="curl \\\n    git \\\n    make"\n',
      ],
      ['FROM a:1\nENV ‹a b›\n', 'FROM a:1\nENV a=b\n'],
      ['FROM a:1\nLABEL ‹a b=c›\n', 'FROM a:1\nLABEL a=b=c\n'],
      ['FROM a:1\nENV ‹a b c›\r\n', 'FROM a:1\nENV a="b c"\r\n'],
      ['FROM a:1\nENV ‹X "a b"›\n', 'FROM a:1\nENV X="a b"\n'],
      ['FROM a:1\nENV ‹Y a "b" \'c\'›\n', 'FROM a:1\nENV Y="a b c"\n'],
      ['FROM a:1\nONBUILD ENV ‹a\t$b›\n', 'FROM a:1\nONBUILD ENV a=$b\n'],
      ['FROM a:1\nENV ‹A b\\ c›\n', 'FROM a:1\nENV A="b\\ c"\n'],
    ],
    [
      'FROM alpine\nARG foo=bar\n',
      'FROM a:1\nENV DEPS="\\\n    curl"\n',
      'FROM a:1\nENV a=b c=d\n',
      'FROM a:1\nARG A B\n',
      'FROM a:1\nARG a b\nRUN echo $b\n',
      'FROM a:1\nENV a\n',
      'FROM a:1\nLABEL "a b"=c\n',
    ],
  ),
);
