import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextEntries } from '../../../../src/vscode/hints/editor/contextEntries.ts';

describe('the entries of a build context', () => {
  let root = '';
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'container-lab context '));
    await mkdir(join(root, 'context/我的 files'), { recursive: true });
    await writeFile(join(root, 'context/我的 files/数据 1.csv'), '');
    await writeFile(join(root, 'context/app.py'), '');
    await writeFile(join(root, 'outside'), '');
    await symlink(root, join(root, 'context/up'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  const names = async (folder: string) =>
    (await contextEntries(join(root, 'context'), folder))
      .map(({ name, isFolder }) => (isFolder ? `${name}/` : name))
      .sort();

  it('are its files and folders', async () => {
    assert.deepEqual(await names(''), ['app.py', 'up', '我的 files/']);
    assert.deepEqual(await names('我的 files'), ['数据 1.csv']);
  });

  it('are none outside of it, by any way, and none of what is no folder', async () => {
    for (const folder of ['..', 'up', 'up/context', 'app.py', 'missing']) {
      assert.deepEqual(await names(folder), folder === 'up/context' ? await names('') : [], folder);
    }
  });
});
