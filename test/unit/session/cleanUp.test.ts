import assert from 'node:assert/strict';
import { findLeftovers, removeLeftovers } from '../../../src/session/cleanUp.ts';
import type { State } from '../../../src/session/state.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import type { NetworkSummary } from '../../../src/world/docker/objects/network.ts';
import { daemonWith, heldContainer, heldImage, type Held } from './daemonFake.ts';

const never = new AbortController().signal;
const owned = {
  ...{ containers: ['flask'], images: ['hello:v1'], bases: ['python:3.11'] },
  ...{ networks: ['flask-net'], volumes: ['flask-data'] },
};
const nothing: Pick<State, 'before' | 'made'> = {
  before: { containers: [], images: [], networks: [], volumes: [] },
  made: [],
};
const network = (id: string, name: string): NetworkSummary => ({
  id,
  name,
  driver: 'bridge',
  labels: {},
});
const tagged = (id: string, name: string): DaemonEvent => ({
  time: 1,
  timeNano: '1',
  type: 'image',
  action: 'tag',
  id,
  attributes: { name },
});

const onAnotherDaemon: Partial<Held> = {
  containers: [heldContainer('c1', 'flask', 'sha256:i1')],
  images: [heldImage('sha256:i1', 'hello:v1'), heldImage('sha256:b', 'python:3.11')],
  networks: [network('n1', 'flask-net')],
  volumes: ['flask-data'],
};
const ofTheFirstDaemon = { ...nothing.before, daemon: 'another engine' };

describe('leftovers', () => {
  const table: [string, Partial<Held>, Partial<typeof nothing>, DaemonEvent[], string[]][] = [
    ['nothing', {}, {}, [], []],
    [
      'what the lab owns',
      { containers: [heldContainer('c1', 'flask')], images: [heldImage('sha256:i1', 'hello:v1')] },
      {},
      [],
      ['container flask ✔', 'image hello:v1 ✔'],
    ],
    [
      'not what was there before',
      { containers: [heldContainer('c1', 'flask')], images: [heldImage('sha256:i1', 'hello:v1')] },
      { before: { containers: ['c1'], images: ['sha256:i1', 'hello:v1'] } },
      [],
      [],
    ],
    [
      'not a foreign container or image',
      { containers: [heldContainer('c2', 'other')], images: [heldImage('sha256:i2', 'hello:v2')] },
      {},
      [],
      [],
    ],
    [
      'what was made under another name',
      {
        containers: [heldContainer('c2', 'other')],
        images: [heldImage('sha256:i2', 'hello:latest')],
      },
      {
        made: [
          { object: 'container', name: 'other' },
          { object: 'image', name: 'hello' },
        ],
      },
      [],
      ['container other ✔', 'image hello:latest ✔'],
    ],
    [
      'a container of any name that runs the lab’s image',
      {
        containers: [heldContainer('c3', 'vague_name', 'sha256:i1')],
        images: [heldImage('sha256:i1', 'hello:v1')],
      },
      {},
      [],
      ['container vague_name ✔', 'image hello:v1 ✔'],
    ],
    [
      'an earlier build without a tag, and no other dangling image',
      { images: [heldImage('sha256:abcdefabcdef99'), heldImage('sha256:ffffffffffff99')] },
      {},
      [tagged('sha256:abcdefabcdef99', 'hello:v1'), tagged('sha256:ffffffffffff99', 'other:v1')],
      ['image abcdefabcdef ✔'],
    ],
    [
      'a pulled base image, unticked',
      { images: [heldImage('sha256:b', 'python:3.11')] },
      {},
      [],
      ['image python:3.11'],
    ],
    [
      'networks and volumes that the lab owns or made, and no other',
      {
        containers: [heldContainer('c1', 'flask')],
        networks: [network('n0', 'bridge'), network('n1', 'flask-net'), network('n2', 'mine')],
        volumes: ['flask-data', 'theirs', 'mine'],
      },
      {
        made: [
          { object: 'network', name: 'mine' },
          { object: 'volume', name: 'mine' },
        ],
      },
      [],
      [
        'container flask ✔',
        'network flask-net ✔',
        'network mine ✔',
        'volume flask-data ✔',
        'volume mine ✔',
      ],
    ],
    [
      'no network and no volume that was there before',
      { networks: [network('n1', 'flask-net')], volumes: ['flask-data'] },
      { before: { containers: [], images: [], networks: ['n1'], volumes: ['flask-data'] } },
      [],
      [],
    ],
    [
      'none where nobody looked for them at the start',
      { networks: [network('n1', 'flask-net')], volumes: ['flask-data'] },
      { before: { containers: [], images: [] } },
      [],
      [],
    ],
    [
      'a second tag of a foreign image, but not its containers',
      {
        containers: [heldContainer('c9', 'theirs', 'sha256:i9')],
        images: [heldImage('sha256:i9', 'theirs:1', 'hello:v1')],
      },
      { before: { containers: [], images: ['sha256:i9', 'theirs:1'] } },
      [],
      ['image hello:v1 ✔'],
    ],
    [
      'nothing that another daemon than that of the start has under the lab’s names',
      onAnotherDaemon,
      { before: ofTheFirstDaemon },
      [],
      [],
    ],
    [
      'what was seen to be made on another daemon than that of the start',
      onAnotherDaemon,
      { before: ofTheFirstDaemon },
      [
        { ...tagged('sha256:i1', 'hello:v1') },
        { ...tagged('c1', 'flask'), type: 'container', action: 'create' },
        { ...tagged('n1', 'flask-net'), type: 'network', action: 'create' },
      ],
      ['container flask ✔', 'network flask-net ✔', 'image hello:v1 ✔'],
    ],
  ];
  for (const [name, held, state, events, expected] of table) {
    it(name, async () => {
      const { docker } = daemonWith({ containers: [], images: [], ...held });
      const found = await findLeftovers(docker, { ...nothing, ...state }, owned, events);
      assert.deepEqual(
        found.map((one) => `${one.object} ${one.name}${one.ticked ? ' ✔' : ''}`),
        expected,
      );
    });
  }
});

describe('removal', () => {
  it('takes containers first, and each that can go', async () => {
    const held: Held = {
      containers: [heldContainer('c1', 'flask', 'sha256:i1')],
      images: [heldImage('sha256:i1', 'hello:v1')],
      refused: ['hello:v1'],
    };
    const { docker, connection } = daemonWith(held);
    const chosen = await findLeftovers(docker, nothing, owned, []);
    const results = await removeLeftovers(connection, [...chosen].reverse(), never);
    assert.deepEqual(
      results.map(({ leftover, error }) => [leftover.object, error?.args?.['why']]),
      [
        ['container', undefined],
        ['image', 'it is in use'],
      ],
    );
    assert.deepEqual(held.containers, []);
  });

  it('leaves a name that belongs to something else by now', async () => {
    const held: Held = {
      containers: [heldContainer('c1', 'flask')],
      images: [heldImage('sha256:i1', 'hello:v1')],
    };
    const { docker, connection } = daemonWith(held);
    const chosen = await findLeftovers(docker, nothing, owned, []);
    held.containers = [heldContainer('c1', 'renamed')];
    held.images = [heldImage('sha256:i2', 'hello:v1')];
    const results = await removeLeftovers(connection, chosen, never);
    assert.ok(results.every(({ error }) => error?.text.en.includes('something else')));
    assert.equal(held.containers.length + held.images.length, 2);
  });

  it('takes networks before volumes, never by force, and no other of that name', async () => {
    const held: Held = {
      containers: [],
      images: [],
      networks: [network('n1', 'flask-net'), network('n2', 'mine')],
      volumes: ['flask-data'],
      refused: ['flask-data'],
    };
    const { docker, connection } = daemonWith(held);
    const made = [{ object: 'network', name: 'mine' }] as const;
    const chosen = await findLeftovers(docker, { ...nothing, made }, owned, []);
    held.networks = [network('n1', 'flask-net'), network('n2', 'theirs')];
    const results = await removeLeftovers(connection, [...chosen].reverse(), never);
    assert.deepEqual(
      results.map(({ leftover, error }) => [leftover.name, error?.text.en.split(':')[0]]),
      [
        ['mine', 'Could not remove `{name}`'],
        ['flask-net', undefined],
        ['flask-data', 'Could not remove `{name}`'],
      ],
    );
    assert.deepEqual(held.networks, [network('n2', 'theirs')]);
    assert.deepEqual(held.volumes, ['flask-data']);
  });

  it('what is gone already is no error', async () => {
    const held: Held = { containers: [heldContainer('c1', 'flask')], images: [] };
    const { docker, connection } = daemonWith(held);
    const chosen = await findLeftovers(docker, nothing, owned, []);
    held.containers = [];
    const results = await removeLeftovers(connection, chosen, never);
    assert.deepEqual(
      results.map(({ error }) => error),
      [undefined],
    );
  });
});
