import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles } from '../../../../src/world/files/client.ts';
import type { Files } from '../../../../src/world/files/files.ts';

describe('openFiles', () => {
  let base: string;
  let files: Files;

  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-files-'));
    const lab = join(base, 'lab 实验');
    await mkdir(join(lab, 'a', 'b'), { recursive: true });
    await mkdir(join(lab, 'node_modules'));
    await writeFile(join(base, 'secret'), 'secret');
    await mkdir(join(base, 'lab 实验-next'));
    await writeFile(join(base, 'lab 实验-next', 'f'), 'next');
    await writeFile(join(lab, 'app 应用.py'), '\uFEFFprint("你好")\r\n');
    await writeFile(join(lab, '..two-dots'), 'inside');
    await writeFile(join(lab, 'a', 'b', 'c.ini'), 'x');
    await writeFile(join(lab, 'node_modules', 'n'), 'x');
    await writeFile(join(lab, '.hidden'), 'x');
    await writeFile(join(lab, 'full'), 'x'.repeat(2 ** 20));
    await writeFile(join(lab, 'large'), 'x'.repeat(2 ** 20 + 1));
    await writeFile(join(lab, 'latin1'), Buffer.from([0x66, 0xfc, 0x72]));
    await writeFile(join(lab, 'binary'), 'a\0b');
    await symlink('a/b/c.ini', join(lab, 'link-in'));
    await symlink('../secret', join(lab, 'link-out'));
    await symlink(base, join(lab, 'folder-out'));
    await symlink('loop', join(lab, 'loop'));
    await symlink('nowhere', join(lab, 'dangling'));
    execFileSync('mkfifo', [join(lab, 'pipe')]);
    files = openFiles(lab);
  });

  after(() => rm(base, { recursive: true }));

  const kinds: readonly [path: string, kind: string][] = [
    ['app 应用.py', 'file'],
    ['a/../a/b/c.ini', 'file'],
    ['..two-dots', 'file'],
    ['link-in', 'file'],
    ['full', 'file'],
    ['large', 'too-large'],
    ['latin1', 'not-text'],
    ['binary', 'not-text'],
    ['pipe', 'not-text'],
    ['a', 'directory'],
    ['.', 'directory'],
    ['', 'directory'],
    ['missing', 'missing'],
    ['a/b/c.ini/d', 'missing'],
    ['loop', 'missing'],
    ['dangling', 'missing'],
    ['a\0b', 'missing'],
    ['x'.repeat(300), 'missing'],
    ['../secret', 'outside'],
    ['../lab 实验-next/f', 'outside'],
    ['..', 'outside'],
    ['/etc/passwd', 'outside'],
    ['link-out', 'outside'],
    ['folder-out/secret', 'outside'],
  ];
  for (const [path, kind] of kinds) {
    it(`reads ${JSON.stringify(path.slice(0, 30))} as ${kind}`, async () => {
      assert.equal((await files.read(path)).kind, kind);
    });
  }

  it('gives the text as it stands, and when it was changed', async () => {
    const read = await files.read('app 应用.py');
    assert.ok(read.kind === 'file');
    assert.equal(read.text, '\uFEFFprint("你好")\r\n');
    assert.ok(Math.abs(read.modified - Date.now()) < 60_000);
  });

  it('lists regular files, without hidden ones, links and node_modules', async () => {
    assert.deepEqual(await files.list(), [
      'a/b/c.ini',
      'app 应用.py',
      'binary',
      'full',
      'large',
      'latin1',
    ]);
  });
});
