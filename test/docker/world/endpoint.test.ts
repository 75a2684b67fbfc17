import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEndpoint, resolveEndpoint } from '../../../src/world/docker/endpoint.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import { cli, docker, textOf } from '../support/dockerHost.ts';

/** Every endpoint here leads to no daemon, so that the command says which one it asked. */
describe('the endpoint', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'container-lab-config-'));
    const env = { DOCKER_CONFIG: folder };
    for (const name of ['one', 'two']) {
      await docker(['context', 'create', name, '--docker', `host=unix:///nowhere/${name}.sock`], {
        env,
      });
    }
  });

  after(() => rm(folder, { recursive: true }));

  const table: readonly [name: string, current: string, env: Readonly<Record<string, string>>][] = [
    ['the current context', 'two', {}],
    ['DOCKER_CONTEXT', 'two', { DOCKER_CONTEXT: 'one' }],
    ['DOCKER_HOST', 'two', { DOCKER_HOST: 'unix:///nowhere/host.sock' }],
    [
      'DOCKER_HOST and DOCKER_CONTEXT',
      'two',
      { DOCKER_HOST: 'unix:///nowhere/host.sock', DOCKER_CONTEXT: 'one' },
    ],
    [
      'DOCKER_HOST and the default context',
      'two',
      { DOCKER_HOST: 'unix:///nowhere/host.sock', DOCKER_CONTEXT: 'default' },
    ],
    ['a TCP host', 'default', { DOCKER_HOST: 'tcp://127.0.0.1:1' }],
    ['a host without a scheme', 'default', { DOCKER_HOST: '127.0.0.1:1' }],
  ];
  for (const [name, current, given] of table) {
    it(`is the docker command's, by ${name}`, async () => {
      const env = { DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined, DOCKER_CONFIG: folder };
      await docker(['context', 'use', current], { env });
      const asked = await cli(['ps'], { env: { ...env, ...given } });
      assert.notEqual(asked.code, 0);
      const endpoint = resolveEndpoint({
        env: { ...env, ...given },
        home: '/nowhere',
        platform: process.platform,
        readFile: textOf,
      });
      if (endpoint instanceof WorldError) throw endpoint;
      assert.ok(asked.stderr.includes(describeEndpoint(endpoint)), asked.stderr);
    });
  }
});
