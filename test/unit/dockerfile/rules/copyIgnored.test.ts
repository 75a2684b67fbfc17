import { copyIgnored } from '../../../../src/dockerfile/rules/copyIgnored.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  copyIgnored,
  table(
    [
      ['FROM a:1\nCOPY ‹a.log› /b/\n', undefined, { dockerignore: '*.log\n', says: '*.log' }],
      ['FROM a:1\nCOPY b ‹./tmp/x› /y/\n', undefined, { dockerignore: '# x\ntmp\n' }],
      ['FROM a:1\nADD ‹/tmp/../c› /y\n', undefined, { dockerignore: 'c\n' }],
      ['FROM a:1\nCOPY [‹"x/tmp/f"›, "/y"]\n', undefined, { dockerignore: '*/tmp/*\n' }],
      ['FROM a:1\nCOPY ‹.› /x/\n', undefined, { dockerignore: '**\n' }],
      [
        'FROM a:1\ncopy --chown=1 ‹node_modules/› /x/\r\n',
        undefined,
        { dockerignore: 'node_modules\r\n' },
      ],
    ],
    [
      'FROM a:1\nCOPY a.log /b/\n',
      ['FROM a:1\nCOPY --from=x:1 a.log /b/\n', { dockerignore: '*.log\n' }],
      [
        'FROM scratch\nCOPY ./forever/helloworld.txt /helloworld.txt\n',
        { dockerignore: '*/tmp/*\n' },
      ],
      ['FROM a:1\nCOPY a.log /b/\n', { dockerignore: '*.log\n!b.log\n' }],
      ['FROM a:1\nCOPY . /b/\n', { dockerignore: '*.log\n' }],
      ['FROM a:1\nADD https://x.example/a.log /b/\n', { dockerignore: '*.log\n' }],
      ['FROM a:1\nCOPY *.log $a.log /b/\n', { dockerignore: '*.log\n' }],
      ['FROM a:1\nCOPY <<a.log /b/\nx\na.log\n', { dockerignore: '*.log\n' }],
    ],
  ),
  { dockerignore: '*.log' },
);
