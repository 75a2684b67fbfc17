import { copyFromItself } from '../../../../src/dockerfile/rules/copyFromItself.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  copyFromItself,
  table(
    [
      ['FROM a:1 AS x\nCOPY --from=‹x› a /b\n'],
      ['FROM a:1 AS x\nCOPY --from=‹X› a /b\n'],
      ['FROM a:1\nCOPY --from=‹0› a /b\n'],
      ['FROM a:1\nFROM b:1 AS y\nCOPY --chown=1 --from=‹y› a /b\nCOPY --from=‹1› ["a", "/b"]\n'],
      ['FROM a:1 AS x\nFROM x AS X\nCOPY --from=‹x› a /b\n'],
      ['from a:1 as x\r\ncopy --from=‹x› a /b\r\n'],
    ],
    [
      'FROM a:1 AS x\nFROM a:1\nCOPY --from=x a /b\n',
      'FROM a:1\nCOPY --from=1 a /b\n',
      'FROM a:1 AS x\nCOPY --from=x a /b\nFROM b:1 AS x\n',
      'FROM a:1 AS x\nCOPY x /b\n',
      'FROM a:1 AS x\nRUN --mount=type=bind,from=y true\n',
    ],
  ),
);
