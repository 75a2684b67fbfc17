import assert from 'node:assert/strict';
import { madeSize } from '../../../../src/cli/trial/madeSize.ts';
import type { HistoryEntry } from '../../../../src/world/docker/objects/image.ts';
import { anImage } from '../../check/fakes.ts';

const images: Readonly<Record<string, { layers: readonly string[]; sizes: readonly number[] }>> = {
  base: { layers: ['l0'], sizes: [300] },
  v1: { layers: ['l0', 'l1', 'l2'], sizes: [300, 20, 1] },
  v2: { layers: ['l0', 'l1', 'l3'], sizes: [300, 20, 2] },
};
const docker = {
  image: (name: string) => {
    const held = images[name];
    return Promise.resolve(held && { ...anImage(), layers: held.layers });
  },
  history: (name: string) =>
    Promise.resolve(
      images[name]?.sizes.flatMap((size): HistoryEntry[] => [
        { createdBy: 'RUN', created: 1, size, layer: true },
        { createdBy: 'CMD', created: 1, size: 0, layer: false },
      ]),
    ),
};

describe('the size of what a lab makes', () => {
  it('is each layer once, without those of its bases', async () => {
    assert.equal(await madeSize(docker, ['v1'], ['base']), 21);
    assert.equal(await madeSize(docker, ['v1', 'v2'], ['base']), 23);
    assert.equal(await madeSize(docker, ['v1'], ['not-here']), 321);
    assert.equal(await madeSize(docker, ['not-here'], ['base']), 0);
  });
});
