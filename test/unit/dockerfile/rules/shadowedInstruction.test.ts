import { shadowedInstruction } from '../../../../src/dockerfile/rules/shadowedInstruction.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  shadowedInstruction,
  table(
    [
      ['FROM a:1\n‹CMD› ["a"]\nCMD ["b"]\n', 'FROM a:1\nCMD ["b"]\n'],
      ['FROM a:1\n‹CMD› a \\\n  b\n# why\nCMD ["b"]', 'FROM a:1\n# why\nCMD ["b"]'],
      [
        'FROM a:1\n‹ENTRYPOINT› ["a"]\n‹HEALTHCHECK› NONE\nENTRYPOINT []\nHEALTHCHECK CMD a\n',
        'FROM a:1\nENTRYPOINT []\nHEALTHCHECK CMD a\n',
      ],
      ['FROM a:1\n‹cmd› a\r\n‹cmd› b\r\ncmd c\r\n', 'FROM a:1\ncmd c\r\n'],
      [
        'FROM alpine\n‹ENTRYPOINT› ["echo", "Hello, Norway!"]\nENTRYPOINT ["echo", "Hello, Sweden!"]\n# Only "Hello, Sweden!" will be printed\n',
        'FROM alpine\nENTRYPOINT ["echo", "Hello, Sweden!"]\n# Only "Hello, Sweden!" will be printed\n',
      ],
    ],
    [
      'FROM a:1\nCMD a\nFROM b:1\nCMD a\n',
      'FROM a:1\nHEALTHCHECK --interval=1s \\\n  CMD ["a"]\nCMD ["b"]\n',
      'FROM a:1 AS x\nCMD a\nFROM x\nCMD b\n',
      'FROM a:1\nONBUILD CMD a\nCMD b\n',
      'FROM a:1\nCMD a\nENTRYPOINT ["x"]\n',
    ],
  ),
);
