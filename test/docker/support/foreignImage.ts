import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, program } from './dockerHost.ts';

/** Loads an image for linux/s390x, without any layer: not every builder here can make one. */
export async function loadForeign(name: string): Promise<void> {
  const rootfs = { type: 'layers', diff_ids: [] };
  const config = { architecture: 's390x', os: 'linux', config: {}, rootfs, history: [] };
  const manifest = [{ Config: 'config.json', RepoTags: [name], Layers: [] }];
  const folder = await mkdtemp(join(tmpdir(), 'container-lab foreign '));
  try {
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const archive = join(folder, 'image.tar');
    const argv = ['-cf', archive, '-C', folder, 'manifest.json', 'config.json'];
    const { code, stderr } = await program('tar', argv);
    assert.equal(code, 0, stderr);
    await docker(['load', '-i', archive]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
