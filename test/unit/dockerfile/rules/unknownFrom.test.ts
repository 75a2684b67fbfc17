import { unknownFrom } from '../../../../src/dockerfile/rules/unknownFrom.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  unknownFrom,
  table(
    [
      [
        'FROM a:1 AS build\nFROM a:1\nCOPY --from=‹biuld› a /b\n',
        undefined,
        { chosen: 'FROM a:1 AS build\nFROM a:1\nCOPY --from=build a /b\n', says: 'build' },
      ],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=‹nginx› a /b\n'],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=‹2› a /b\n'],
      [
        'FROM a:1 AS build\nFROM a:1\nCOPY --link --from=‹$X› a /b\n',
        undefined,
        { says: 'variables' },
      ],
      ['FROM a:1\nCOPY --from=‹later› a /b\nFROM a:1 AS later\n'],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=‹a/b› ["a", "/b"]\n'],
      [
        'FROM a:1 AS build\nFROM a:1\ncopy --from=‹"biuld"› a /b\n',
        undefined,
        { chosen: 'FROM a:1 AS build\nFROM a:1\ncopy --from=build a /b\n' },
      ],
    ],
    [
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=build a /b\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=BUILD a /b\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=0 a /b\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=nginx:1 a /b\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY a /b\n',
      'FROM a:1 AS build\nFROM a:1\nONBUILD COPY --from=x a /b\n',
      'FROM a:1 AS x\nCOPY --from=x a /b\nCOPY --from=0 a /b\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from= a /b\n',
    ],
  ),
);
