import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnSave, noteOwnSave } from '../../../src/session/ownSaves.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';

const event = (time: number, id = 'sha256:1', action = 'save'): DaemonEvent => ({
  ...{ time, timeNano: `${time}000000`, type: 'image', action, id, attributes: {} },
});

describe('a save of our own', () => {
  let root: string;

  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'container-lab-saves-')), 'state');
  });
  afterEach(() => rm(join(root, '..'), { recursive: true }));

  it('is one while the image is read, and not before or after', async () => {
    assert.equal(await isOwnSave(root, event(5_000)), false);
    const over = await noteOwnSave(root, 'sha256:1', 1_000);
    assert.equal(await isOwnSave(root, event(5_000)), true);
    await over(2_000);
    assert.equal(await isOwnSave(root, event(1_500)), true);
    for (const other of [
      event(999),
      event(2_001),
      event(1_500, 'sha256:2'),
      event(1_500, 'sha256:1', 'tag'),
    ]) {
      assert.equal(await isOwnSave(root, other), false);
    }
  });

  it('ends by itself where its window has gone', async () => {
    await noteOwnSave(root, 'sha256:1', 1_000);
    assert.equal(await isOwnSave(root, event(3_600_000)), false);
  });

  it('is told from a list that is damaged or long', async () => {
    const over = await noteOwnSave(root, 'sha256:1', 1_000);
    await appendFile(join(root, 'own-saves'), '{"image":\n\n7\n');
    await over(2_000);
    assert.equal(await isOwnSave(root, event(1_500)), true);
    await appendFile(join(root, 'own-saves'), 'x'.repeat(100_000));
    await noteOwnSave(root, 'sha256:2', 5_000);
    assert.equal(await isOwnSave(root, event(6_000, 'sha256:2')), true);
    assert.ok((await stat(join(root, 'own-saves'))).size < 1_000);
  });
});
