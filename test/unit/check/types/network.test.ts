import assert from 'node:assert/strict';
import { network } from '../../../../src/check/types/network.ts';
import type { NetworkSpec } from '../../../../src/check/types/network.ts';
import { toPlain } from '../../../../src/text.ts';
import type { Container } from '../../../../src/world/docker/objects/container.ts';
import type { Network } from '../../../../src/world/docker/objects/network.ts';
import { aContainer, aNetwork, fakeWorld } from '../fakes.ts';

/** Spec, the networks, the container, the aspect that fails (undefined for a pass), what is seen. */
type Case = readonly [
  Omit<NetworkSpec, 'name'>,
  Partial<Network> | undefined,
  Partial<Container>?,
  (string | undefined)?,
  (string | undefined)?,
];

const on = { containers: [{ id: 'c1', name: 'flask', address: '172.20.0.2' }] };
const holds = { containers: ['flask'] };

const cases: readonly Case[] = [
  [{}, {}],
  [{}, undefined, {}, 'missing', 'no network called backend'],
  [{}, { name: 'backnd' }, {}, 'missing', 'backnd'],
  [{}, { name: 'other', id: 'backend' }, {}, 'missing', 'no network called backend'],
  [{ exists: false }, undefined, {}, undefined, 'no network called backend'],
  [{ exists: false }, {}, {}, 'exists', 'backend'],
  [{ driver: 'bridge' }, {}],
  [{ driver: 'overlay' }, {}, {}, 'driver', 'bridge'],
  [{ internal: true }, { internal: true }],
  [{ internal: true }, {}, {}, 'internal', 'not internal: it has a way out'],
  [{ attachable: true }, {}, {}, 'attachable', 'not attachable by containers'],
  [{ subnet: '172.20.0.0/16' }, {}],
  [{ subnet: '10.0.0.0/8' }, {}, {}, 'subnet', '172.20.0.0/16'],
  [{ labels: { a: '1' } }, { labels: { a: '1' } }],
  [{ labels: { a: '1' } }, {}, {}, 'labels', 'nothing'],
  [holds, on],
  [holds, {}, {}, 'containers', 'flask on other networks: bridge'],
  [holds, {}, { networks: [] }, 'containers', 'flask on no network'],
  [holds, {}, { state: 'exited', exitCode: 1 }, 'not-running', 'flask has exited with code 1'],
  [holds, {}, { name: 'web' }, 'no-container', 'no container called flask'],
];

describe('network', () => {
  for (const [spec, changes, container = {}, aspect, observed] of cases) {
    const title = `${JSON.stringify(spec)} of ${JSON.stringify([changes, container])}`;
    it(`${aspect === undefined ? 'passes' : 'fails'} ${title}`, async () => {
      const full = { name: 'backend', ...spec };
      const networks = changes === undefined ? [] : [aNetwork(changes)];
      const world = fakeWorld({ daemon: { networks, containers: [aContainer(container)] } });
      const judgement = network.judge(full, await network.observe(full, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }
});
