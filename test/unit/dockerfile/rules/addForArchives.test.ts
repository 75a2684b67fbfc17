import { addForArchives } from '../../../../src/dockerfile/rules/addForArchives.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  addForArchives,
  table(
    [
      [
        'FROM a:1\nCOPY ‹a.tar.gz› /tmp/\nRUN tar -xzf /tmp/a.tar.gz -C /opt\nRUN true\n',
        undefined,
        { chosen: 'FROM a:1\nADD a.tar.gz /opt/\nRUN true\n' },
      ],
      ['FROM a:1\nCOPY ‹a.tar› /x/\nRUN cd /x && tar xf a.tar && rm a.tar\n'],
      [
        'FROM a:1\nCOPY ‹a.tar› /x/b.tar\nRUN tar xf /x/b.tar\n',
        undefined,
        { chosen: 'FROM a:1\nADD a.tar .\n' },
      ],
      ['FROM a:1\nCOPY ‹a.tgz› /x/\nRUN tar --extract --file=/x/a.tgz\n'],
      ['FROM a:1\nCOPY [‹"a.tar"›, "/x/"]\nRUN ["tar", "xf", "/x/a.tar"]\n'],
      ['FROM a:1\nCOPY b ‹a.tar.xz› /x/\nRUN bsdtar -xf /x/a.tar.xz\n'],
      ['FROM a:1\ncopy ‹a.tar› /x/\nRUN true\nRUN tar -x -f /x/a.tar\n'],
    ],
    [
      'FROM a:1\nCOPY a.tar /x/\n',
      'FROM a:1\nCOPY a.zip /x/\nRUN unzip /x/a.zip\n',
      'FROM a:1\nCOPY --from=b a.tar /x/\nRUN tar xf /x/a.tar\n',
      'FROM a:1\nCOPY a.tar /x/\nRUN tar tf /x/a.tar\n',
      'FROM a:1\nCOPY a.tar /x/\nFROM b:1\nRUN tar xf /x/a.tar\n',
      'FROM a:1\nCOPY a.gz /x/\nRUN gunzip /x/a.gz\n',
      'FROM a:1\nRUN tar xf /x/a.tar\nCOPY a.tar /x/\n',
      'FROM a:1\nADD a.tar /x/\nRUN tar xf /x/a.tar\n',
    ],
  ),
);
