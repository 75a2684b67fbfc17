import fc from 'fast-check';
import assert from 'node:assert/strict';
import { lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markerName } from '../../../src/lab/marks.ts';
import { labFolderOf, readMarker, writeMarker } from '../../../src/session/places.ts';
import { stateRoot } from '../../../src/session/stateRoot.ts';
import { ignoreMarker } from '../../../src/session/startingFiles.ts';

const marker = { lab: 'a', session: '00000000-0000-4000-8000-000000000000' };

describe('places', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'container-lab-places-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const roots: [NodeJS.ProcessEnv, NodeJS.Platform, string][] = [
    [{}, 'linux', '/home/me/.local/state/container-lab'],
    [{ XDG_STATE_HOME: '/s' }, 'linux', '/s/container-lab'],
    [{}, 'darwin', '/home/me/Library/Application Support/container-lab'],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/container-lab'],
  ];
  for (const [env, platform, expected] of roots) {
    it(`keeps states in ${expected}`, () => {
      assert.equal(stateRoot(env, platform, '/home/me'), expected);
    });
  }

  it('finds the lab folder from below', async () => {
    await writeFile(join(folder, markerName), JSON.stringify(marker));
    await mkdir(join(folder, 'deep', 'er'), { recursive: true });
    assert.equal(await labFolderOf(join(folder, 'deep', 'er')), folder);
    assert.equal(await labFolderOf(tmpdir()), undefined);
    assert.deepEqual(await readMarker(folder), marker);
  });

  it('a marker never leads out of the state folder', async () => {
    for (const session of ['../../etc', '/etc', '', '.', `${marker.session}/..`]) {
      await writeFile(join(folder, markerName), JSON.stringify({ lab: 'a', session }));
      assert.equal(await readMarker(folder), undefined);
    }
  });

  it('a marker that is a link, or huge, is none', async () => {
    const path = join(folder, markerName);
    await writeFile(join(folder, 'other'), JSON.stringify(marker));
    await symlink(join(folder, 'other'), path);
    assert.equal(await readMarker(folder), undefined);
    await writeMarker(folder, marker);
    assert.deepEqual(await readMarker(folder), marker);
    assert.equal((await lstat(path)).isFile(), true);
    await writeFile(path, `${JSON.stringify(marker)}${' '.repeat(5000)}`);
    assert.equal(await readMarker(folder), undefined);
  });

  it('writes no ignore file through a link that leads out', async () => {
    const inner = join(folder, 'lab');
    await mkdir(inner);
    await writeFile(join(folder, 'theirs'), 'a\n');
    for (const target of ['theirs', 'not-there']) {
      await symlink(join(folder, target), join(inner, '.gitignore'));
      await ignoreMarker(inner, '.gitignore');
      await rm(join(inner, '.gitignore'));
    }
    assert.equal(await readFile(join(folder, 'theirs'), 'utf8'), 'a\n');
    await assert.rejects(lstat(join(folder, 'not-there')));
  });

  it('any marker: no throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await writeFile(join(folder, markerName), text);
        assert.equal(await readMarker(folder), undefined);
      }),
      { numRuns: 50 },
    );
  });

  const ignores: [string | undefined, string][] = [
    [undefined, '.container-lab\n'],
    ['', '.container-lab\n'],
    ['a\n', 'a\n.container-lab\n'],
    ['a', 'a\n.container-lab\n'],
    ['a\r\nb\r\n', 'a\r\nb\r\n.container-lab\r\n'],
    ['.container-lab\na\n', '.container-lab\na\n'],
  ];
  for (const [before, after] of ignores) {
    it(`names the marker behind ${JSON.stringify(before)}`, async () => {
      if (before !== undefined) await writeFile(join(folder, '.gitignore'), before);
      await ignoreMarker(folder, '.gitignore');
      assert.equal(await readFile(join(folder, '.gitignore'), 'utf8'), after);
    });
  }
});
