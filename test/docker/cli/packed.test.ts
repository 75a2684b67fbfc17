/** The command as npm packs it, without the packages that built it. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { program } from '../support/dockerHost.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('the packed command', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'container-lab-packed-'));
    const packed = await program('npm', ['pack', '--pack-destination', folder], { cwd: root });
    assert.equal(packed.code, 0, packed.stderr);
    const [archive = ''] = await readdir(folder);
    assert.match(archive, /^container-lab-.+\.tgz$/);
    const unpacked = await program('tar', ['-xzf', archive], { cwd: folder });
    assert.equal(unpacked.code, 0, unpacked.stderr);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const npx = (...argv: readonly string[]): ReturnType<typeof program> =>
    program('npx', ['--no-install', 'container-lab', ...argv], { cwd: join(folder, 'package') });

  it('has the programs and the labs, and no sources', async () => {
    const names = await readdir(join(folder, 'package'));
    for (const name of ['dist', 'labs', 'package.json', 'README.md', 'LICENSE']) {
      assert.ok(names.includes(name), name);
    }
    for (const name of ['src', 'test', 'scripts', 'node_modules']) {
      assert.ok(!names.includes(name), name);
    }
  });

  it('npx container-lab finds its labs and this daemon', async () => {
    const list = await npx('list');
    assert.equal(list.code, 0, list.stderr);
    assert.match(list.stdout, /^flask-uwsgi-v1 /m);
    const doctor = await npx('doctor');
    assert.equal(doctor.code, 0, doctor.stdout + doctor.stderr);
    assert.match(doctor.stdout, /✔ Docker /);
  });
});
