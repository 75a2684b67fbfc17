import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import { rewriteTemplates, startingFiles, writeFiles } from '../../../src/session/startingFiles.ts';
import { goodFiles, schemas, writeFiles as writeLab } from '../lab/labFolder.ts';

const before = { image: 'a/b', container: 'old' };
const after = { image: 'a/b', container: 'new' };

describe('a template', () => {
  let base: string;
  let folder: string;
  let lab: Lab;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-files-'));
    folder = join(base, 'mine');
    await mkdir(folder);
    const files = { ...goodFiles, 'files/plain.txt': '${container}\n' };
    const source = await writeLab(join(base, 'demo'), files);
    lab = (await readLab(source, 'workspace', schemas)).lab ?? assert.fail();
    await writeFiles(folder, await startingFiles(lab, before), []);
  });
  afterEach(() => rm(base, { recursive: true, force: true }));
  const text = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

  it('follows a new name while it is as it was written', async () => {
    assert.equal(await text('app.py'), 'print("old")\n');
    await rewriteTemplates(lab, folder, before, after);
    assert.equal(await text('app.py'), 'print("new")\n');
    assert.equal(await text('plain.txt'), '${container}\n');
  });
  it('stays once the learner has changed it', async () => {
    await writeFile(join(folder, 'app.py'), 'print("old", 1)\n');
    await rewriteTemplates(lab, folder, before, after);
    assert.equal(await text('app.py'), 'print("old", 1)\n');
  });
  it('that is gone is not written again', async () => {
    await rm(join(folder, 'app.py'));
    await rewriteTemplates(lab, folder, before, after);
    await assert.rejects(text('app.py'));
  });
  it('is not written through a link that leads out', async () => {
    await writeFile(join(base, 'theirs'), 'print("old")\n');
    await rm(join(folder, 'app.py'));
    await symlink(join(base, 'theirs'), join(folder, 'app.py'));
    await rewriteTemplates(lab, folder, before, after);
    assert.equal(await readFile(join(base, 'theirs'), 'utf8'), 'print("old")\n');
  });
});
