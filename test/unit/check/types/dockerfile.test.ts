import assert from 'node:assert/strict';
import { dockerfile } from '../../../../src/check/types/dockerfile.ts';
import type { DockerfileSpec } from '../../../../src/check/types/dockerfile.ts';
import { toPlain } from '../../../../src/text.ts';
import { fakeWorld } from '../fakes.ts';

const right = `FROM python:3.11
COPY requirements.txt .
RUN pip install \\
    -r requirements.txt
COPY . .
CMD ["uwsgi", "--ini", "uwsgi.ini"]
`;
const inOrder: DockerfileSpec = {
  path: 'Dockerfile',
  ordered: true,
  instructions: [
    { is: 'FROM', equals: 'python:3.11' },
    { is: 'COPY', includes: 'requirements.txt' },
    { is: 'RUN', includes: ['pip install', 'requirements.txt'] },
    { is: 'COPY', equals: '. .' },
  ],
};
const command = (equals: string | string[]): DockerfileSpec => ({
  path: 'Dockerfile',
  instructions: [{ is: 'CMD', equals }],
});

type Case = readonly [string, DockerfileSpec, string | undefined, string?, string?];

const cases: readonly Case[] = [
  ['all in order', inOrder, right],
  ['small letters', inOrder, right.replace('FROM', 'from')],
  ['./ for .', inOrder, right.replace('COPY . .', 'COPY ./ ./')],
  ['nothing at all', inOrder, undefined, 'missing'],
  [
    'a gap',
    inOrder,
    right.replace('python:3.11', '____'),
    'gap',
    'gaps left (____): 1, the first on line 1',
  ],
  ['another base', inOrder, right.replace('3.11', '3.12'), 'instruction', 'FROM python:3.12'],
  [
    'the wrong order',
    inOrder,
    'FROM python:3.11\nCOPY . .\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    'order',
    'COPY . . before it, on line 2',
  ],
  ['a line left out', inOrder, right.replace('COPY . .\n', ''), 'instruction', 'no COPY like that'],
  ['a command as words', command(['uwsgi', '--ini', 'uwsgi.ini']), right],
  ['a command as a line', command('uwsgi --ini uwsgi.ini'), right],
  ['a command in JSON', command('["uwsgi", "--ini", "uwsgi.ini"]'), right],
  ['another command', command('python app.py'), right, 'instruction'],
  [
    'an order that does not matter',
    { ...inOrder, ordered: false },
    right
      .split('\n')
      .toReversed()
      .join('\n')
      .replace(
        '    -r requirements.txt\nRUN pip install \\',
        'RUN pip install -r requirements.txt',
      ),
  ],
];

describe('dockerfile', () => {
  for (const [of, spec, text, aspect, observed] of cases) {
    it(`${aspect === undefined ? 'passes' : 'fails'} on ${of}`, async () => {
      const world = fakeWorld({ files: text === undefined ? {} : { Dockerfile: text } });
      const judgement = dockerfile.judge(
        spec,
        await dockerfile.observe(spec, { world, task: 't' }),
      );
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }
});
