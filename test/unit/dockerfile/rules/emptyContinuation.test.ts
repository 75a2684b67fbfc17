import { emptyContinuation } from '../../../../src/dockerfile/rules/emptyContinuation.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  emptyContinuation,
  table(
    [
      ['FROM alpine\nEXPOSE \\\n‹\n›80\n', 'FROM alpine\nEXPOSE \\\n80\n'],
      ['FROM a:1\nRUN a \\\n‹  \n\n› b\n', 'FROM a:1\nRUN a \\\n b\n'],
      ['FROM a:1\nRUN a \\\r\n‹\r\n›  b\r\n', 'FROM a:1\nRUN a \\\r\n  b\r\n'],
      [
        'FROM a:1\nRUN a \\\n# c\n‹\n› b \\\n# d\n c\n',
        'FROM a:1\nRUN a \\\n# c\n b \\\n# d\n c\n',
      ],
      ['# escape=`\nFROM a:1\nRUN a `\n‹\n› b\n', '# escape=`\nFROM a:1\nRUN a `\n b\n'],
      ['FROM a:1\nENV A=1 \\\n‹\n› B=2 \\\n‹\n› C=3\n', 'FROM a:1\nENV A=1 \\\n B=2 \\\n C=3\n'],
    ],
    [
      'FROM alpine\nEXPOSE \\\n# Port\n80\n',
      'FROM a:1\n\nRUN a\n\n',
      'FROM a:1\nRUN <<E\na \\\n\nb\nE\n',
      'FROM a:1\nRUN a \\\n  b\n\nRUN c\n',
      'FROM a:1\nRUN a \\\n\\\n b\n',
    ],
  ),
);
