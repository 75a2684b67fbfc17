import assert from 'node:assert/strict';
import type { Lab } from '../../../src/lab/model.ts';
import { examine } from '../../../src/session/preflight.ts';
import type { Mirrors } from '../../../src/world/mirrors.ts';
import { daemonWith, heldContainer, heldImage, type Held } from './daemonFake.ts';

const text = { en: 'x', 'zh-cn': 'x' };
const lab: Lab = {
  id: 'a',
  version: 1,
  title: text,
  summary: text,
  level: 'beginner',
  duration: 1,
  needs: { docker: '>=20.10', images: ['python:3.11'] },
  variables: {},
  owns: {
    containers: ['${container}'],
    images: ['${image}:v1'],
    networks: ['${network}'],
    volumes: ['data'],
  },
  templates: [],
  folder: '/lab',
  origin: 'extension',
  steps: [],
};
const variables = { container: 'flask', image: 'hello', network: 'net' };

async function rows(held: Partial<Held>, ours = false, mirrors: Mirrors = {}): Promise<string[]> {
  const { docker } = daemonWith({ containers: [], images: [], ...held });
  const found = await examine(lab, variables, docker, { isOurs: () => ours }, 400_000, mirrors);
  return found.map(({ id, status, remedies }) => {
    const ways = remedies.map((one) => ('run' in one ? one.run.join(' ') : `set ${one.variable}`));
    return [`${id} ${status}`, ...ways].join(' | ');
  });
}

describe('preflight', () => {
  it('a machine that is ready', async () => {
    assert.deepEqual(await rows({ images: [heldImage('b', 'python:3.11')] }), [
      'daemon ready',
      'base:python:3.11 ready',
      'container:flask ready',
      'image:hello:v1 ready',
      'network:net ready',
      'volume:data ready',
    ]);
  });
  const table: [string, Partial<Held>, boolean, string][] = [
    ['an old daemon', { version: '19.03.1' }, false, 'daemon missing'],
    ['no base image', {}, false, 'base:python:3.11 attention | docker pull python:3.11'],
    [
      'a foreign container',
      { containers: [heldContainer('c', 'flask')] },
      false,
      'container:flask missing | set container | docker rename flask flask-old',
    ],
    [
      'a foreign container, and its other name is taken too',
      { containers: [heldContainer('c', 'flask'), heldContainer('d', 'flask-old')] },
      false,
      'container:flask missing | set container | docker rename flask flask-old2',
    ],
    [
      'a container of an earlier start',
      { containers: [heldContainer('c', 'flask')] },
      true,
      'container:flask missing | set container | docker rm -f flask',
    ],
    [
      'a foreign image keeps a name before it loses one',
      { images: [heldImage('i', 'hello:v1')] },
      false,
      'image:hello:v1 missing | set image | docker tag hello:v1 hello:v1-old',
    ],
    [
      'a network of that name',
      { networks: [{ id: 'n', name: 'net', driver: 'bridge', labels: {} }] },
      false,
      'network:net missing | set network',
    ],
    ['a volume of that name', { volumes: ['data'] }, false, 'volume:data missing'],
    [
      'a foreign image that has another name',
      { images: [heldImage('i', 'hello:v1', 'mine:1')] },
      false,
      'image:hello:v1 missing | set image | docker rmi hello:v1',
    ],
  ];
  for (const [name, held, ours, expected] of table) {
    it(name, async () => {
      assert.ok((await rows(held, ours)).includes(expected), (await rows(held, ours)).join('\n'));
    });
  }

  describe('with a registry mirror', () => {
    const mirrors = { registry: 'mirror.example:5000' };
    const name = 'mirror.example:5000/library/python:3.11';
    const tag = `docker tag ${name} python:3.11`;
    for (const [what, images, expected] of [
      ['no base image', [], `base:python:3.11 attention | docker pull ${name} | ${tag}`],
      ['one that was pulled', [heldImage('b', name)], `base:python:3.11 attention | ${tag}`],
      ['one with both names', [heldImage('b', name, 'python:3.11')], 'base:python:3.11 ready'],
    ] as const) {
      it(what, async () => {
        const found = await rows({ images: [...images] }, false, mirrors);
        assert.ok(found.includes(expected), found.join('\n'));
      });
    }
    it('a python index alone changes nothing', async () => {
      const found = await rows({}, false, { pip: 'https://mirror.example/simple' });
      assert.ok(found.includes('base:python:3.11 attention | docker pull python:3.11'));
    });
  });
});
