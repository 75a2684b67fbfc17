import assert from 'node:assert/strict';
import { volume } from '../../../../src/check/types/volume.ts';
import type { VolumeSpec } from '../../../../src/check/types/volume.ts';
import { toPlain } from '../../../../src/text.ts';
import type { Container } from '../../../../src/world/docker/objects/container.ts';
import type { Volume } from '../../../../src/world/docker/objects/volume.ts';
import { aContainer, aVolume, fakeWorld } from '../fakes.ts';

/** Spec, the volume, the container, the aspect that fails (undefined for a pass), what is seen. */
type Case = readonly [
  Omit<VolumeSpec, 'name'>,
  Partial<Volume> | undefined,
  Partial<Container>?,
  (string | undefined)?,
  (string | undefined)?,
];

const mount = { type: 'volume', source: 'data', target: '/data', writable: true };
const uses = { mounts: [mount] };
const used = { usedBy: { container: 'flask', target: '/data' } };

const cases: readonly Case[] = [
  [{}, {}],
  [{}, undefined, {}, 'missing', 'no volume called data'],
  [{}, { name: 'dta' }, {}, 'missing', 'dta'],
  [{ exists: false }, undefined, {}, undefined, 'no volume called data'],
  [{ exists: false }, {}, {}, 'exists', 'data'],
  [{ driver: 'local' }, {}],
  [{ driver: 'nfs' }, {}, {}, 'driver', 'local'],
  [{ labels: { a: '1' } }, { labels: { a: '2' } }, {}, 'labels', 'the label a=2'],
  [used, {}, uses],
  [{ usedBy: { container: 'flask' } }, {}, uses],
  [used, {}, {}, 'used-by', 'flask mounts nothing'],
  [used, {}, { mounts: [{ ...mount, target: '/x' }] }, 'used-by', 'flask mounts: data:/x'],
  [used, {}, { mounts: [{ ...mount, type: 'bind' }] }, 'used-by', 'flask mounts: data:/data'],
  [used, {}, { name: 'web' }, 'no-container', 'no container called flask'],
];

describe('volume', () => {
  for (const [spec, changes, container = {}, aspect, observed] of cases) {
    const title = `${JSON.stringify(spec)} of ${JSON.stringify([changes, container])}`;
    it(`${aspect === undefined ? 'passes' : 'fails'} ${title}`, async () => {
      const full = { name: 'data', ...spec };
      const volumes = changes === undefined ? [] : [aVolume(changes)];
      const world = fakeWorld({ daemon: { volumes, containers: [aContainer(container)] } });
      const judgement = volume.judge(full, await volume.observe(full, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
      if (observed !== undefined) assert.equal(toPlain(judgement.observed, 'en'), observed);
    });
  }
});
