import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { configToChange } from '../../../src/lint/config/find.ts';

describe('the config in which a rule is ignored', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-find-'));
    await mkdir(join(base, 'work/a/b'), { recursive: true });
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  async function change(...files: readonly string[]): Promise<string> {
    for (const file of files) {
      await mkdir(dirname(join(base, file)), { recursive: true });
      await writeFile(join(base, file), '');
    }
    const root = join(base, 'work');
    const where = { env: {}, home: join(base, 'home'), root };
    const found = configToChange(join(root, 'a/b'), where);
    return found === undefined
      ? 'none'
      : `${found.exists ? '' : 'new '}${found.path.slice(base.length + 1)}`;
  }

  it('is the nearest of the folder', async () => {
    assert.equal(
      await change('work/.hadolint.yaml', 'work/a/.hadolint.yml'),
      'work/a/.hadolint.yml',
    );
  });
  it('is made where there is none', async () => {
    assert.equal(await change(), 'new work/.hadolint.yaml');
  });
  it('is none outside, which a new one would switch off', async () => {
    assert.equal(await change('home/.hadolint.yaml'), 'none');
    assert.equal(await change('home/.hadolint.yaml', 'work/.hadolint.yaml'), 'work/.hadolint.yaml');
  });
  it('is none above the folder', async () => {
    assert.equal(await change('.hadolint.yaml'), 'none');
  });
});
