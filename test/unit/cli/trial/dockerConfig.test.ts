import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDockerConfig } from '../../../../src/cli/trial/dockerConfig.ts';
import { readLogins } from '../../../../src/world/registry/logins.ts';

describe('the docker config of a trial', () => {
  let home: string;
  const own = (): string => join(home, 'own');

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'container-lab-config '));
    await mkdir(join(own(), 'cli-plugins'), { recursive: true });
  });
  after(() => rm(home, { recursive: true }));

  async function made(text: string): Promise<{ folder: string; config: unknown }> {
    await writeFile(join(own(), 'config.json'), text);
    const folder = await makeDockerConfig(await mkdtemp(join(home, 'trial-')), {
      DOCKER_CONFIG: own(),
    });
    return { folder, config: JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) };
  }

  it('has the person’s settings and plugins, and none of their logins', async () => {
    const auths = { 'hub.lab': { auth: 'c2VjcmV0' } };
    const text = JSON.stringify({ currentContext: 'desktop', credsStore: 'x', auths });
    const { folder, config } = await made(text);
    assert.deepEqual(config, { currentContext: 'desktop', auths: { 'container-lab.invalid': {} } });
    assert.equal(
      await realpath(join(folder, 'cli-plugins')),
      await realpath(join(own(), 'cli-plugins')),
    );
    const logins = await readLogins({ env: { DOCKER_CONFIG: folder }, home });
    assert.deepEqual(logins, ['container-lab.invalid']);
    assert.equal(await readFile(join(own(), 'config.json'), 'utf8'), text);
  });

  for (const text of ['', 'no JSON', '[]', '7']) {
    it(`is made beside a damaged one: ${JSON.stringify(text)}`, async () => {
      const { config } = await made(text);
      assert.deepEqual(config, { auths: { 'container-lab.invalid': {} } });
    });
  }
});
