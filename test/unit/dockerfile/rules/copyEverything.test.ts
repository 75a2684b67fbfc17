import { copyEverything } from '../../../../src/dockerfile/rules/copyEverything.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  copyEverything,
  table(
    [
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=build ‹/› /\n'],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=build [‹"/"›, "/"]\n'],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=b:1 --link ‹/› /\n'],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=build ‹/.› /\n'],
      ['FROM a:1 AS build\nFROM a:1\nCOPY --from=0 ‹/› /./\n'],
    ],
    [
      'FROM a:1 AS build\nFROM a:1\nCOPY / /\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=build / /x\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=build /app /\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=build / .\n',
      'FROM a:1 AS build\nFROM a:1\nADD --from=x / /\n',
      'FROM a:1 AS build\nFROM a:1\nCOPY --from=build /\n',
    ],
  ),
);
