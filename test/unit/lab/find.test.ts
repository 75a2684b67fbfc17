import assert from 'node:assert/strict';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { findLabs } from '../../../src/lab/find.ts';
import type { LabRead } from '../../../src/lab/model.ts';
import { goodFiles, goodLab, schemas, shown, withFolder, writeFiles } from './labFolder.ts';

async function lab(folder: string, id = 'demo'): Promise<string> {
  const yaml = goodLab.replace('id: demo', `id: ${id}`);
  return writeFiles(folder, { ...goodFiles, 'lab.yaml': yaml });
}

const listed = (reads: readonly LabRead[]): readonly string[] =>
  reads.map(({ id, origin, faults }) => [id, origin, ...shown(faults)].join(' '));

describe('findLabs', () => {
  it('finds a root that is a lab, and labs up to two folders below', async () => {
    await withFolder(async (root) => {
      await lab(join(root, 'one'), 'one');
      await lab(join(root, 'many/two'), 'two');
      await lab(join(root, 'many/more/three'), 'three');
      await lab(join(root, 'many/more/deeper/four'), 'four');
      await lab(join(root, 'many/.hidden'), 'hidden');
      await lab(join(root, 'many/node_modules/dependency'), 'dependency');
      const reads = await findLabs(
        [
          { folder: join(root, 'one'), origin: 'extension' },
          { folder: join(root, 'many'), origin: 'workspace' },
          { folder: join(root, 'absent'), origin: 'setting' },
        ],
        schemas,
      );
      assert.deepEqual(listed(reads), ['one extension', 'two workspace', 'three workspace']);
    });
  });

  it('lists a broken lab with its faults beside the others', async () => {
    await withFolder(async (root) => {
      await lab(join(root, 'a'), 'a');
      await writeFiles(join(root, 'b'), { 'lab.yaml': 'id: [\n' });
      await mkdir(join(root, 'c/lab.yaml'), { recursive: true });
      await mkdir(join(root, 'd'));
      await symlink('/dev/zero', join(root, 'd/lab.yaml'));
      await lab(join(root, 'e'), 'e');
      const reads = await findLabs([{ folder: root, origin: 'setting' }], schemas);
      assert.deepEqual(listed(reads), [
        'a setting',
        'b setting lab.yaml:2:1 yaml-syntax',
        'c setting lab.yaml:1:1 file-not-file',
        'd setting lab.yaml:1:1 file-outside',
        'e setting',
      ]);
    });
  });

  it('goes on past a folder that may not be read', async () => {
    await withFolder(async (root) => {
      await lab(join(root, 'a'), 'a');
      await mkdir(join(root, 'locked'), { mode: 0 });
      const reads = await findLabs([{ folder: root, origin: 'setting' }], schemas);
      await chmod(join(root, 'locked'), 0o700);
      assert.deepEqual(listed(reads), ['a setting']);
    });
  });

  it('keeps the first of two labs with one id, but not a broken one', async () => {
    await withFolder(async (root) => {
      await writeFiles(join(root, 'broken/demo'), { 'lab.yaml': 'id: demo\n' });
      await lab(join(root, 'first/demo'));
      await lab(join(root, 'second/demo'));
      const reads = await findLabs(
        ['broken', 'first', 'second'].map((name) => ({
          folder: join(root, name),
          origin: 'setting',
        })),
        schemas,
      );
      assert.deepEqual(
        reads.map((read) => read.lab?.folder),
        [undefined, join(root, 'first/demo'), undefined],
      );
      assert.deepEqual(
        reads[2]?.faults.map(({ id, message }) => [id, message.args]),
        [['duplicate-lab', { id: 'demo', other: join(root, 'first/demo') }]],
      );
    });
  });

  it('lists a folder that two roots lead to once', async () => {
    await withFolder(async (root) => {
      const folder = await lab(join(root, 'demo'));
      const reads = await findLabs(
        [
          { folder: root, origin: 'setting' },
          { folder, origin: 'workspace' },
        ],
        schemas,
      );
      assert.deepEqual(listed(reads), ['demo setting']);
    });
  });
});
