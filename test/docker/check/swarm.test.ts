/** service and stack on a swarm of the test's own: right, wrong and blocked. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from '../../../src/world/docker/endpoint.ts';
import { docker } from '../support/dockerHost.ts';
import { makePrivateDaemon } from '../support/privateDaemon.ts';
import type { PrivateDaemon } from '../support/privateDaemon.ts';
import { importSleeper, sleeping } from '../support/sleeper.ts';
import { until } from '../support/until.ts';
import { ask, inWords } from './ask.ts';

const sleeper = 'sleeper:v1';
const stackFile = `version: "3.8"
services:
  api:
    image: ${sleeper}
    command: [/bin/sleep, "600"]
    networks: [hosts]
    stop_grace_period: 1s
    environment: { LEVEL: debug }
    deploy: { replicas: 1, endpoint_mode: dnsrr }
networks: { hosts: { external: true, name: host } }
`;

type Spec = Readonly<Record<string, unknown>>;

describe('checks of a swarm', function () {
  this.timeout(120_000);
  let daemon: PrivateDaemon;
  let endpoint: Endpoint;
  let folder: string;
  let env: Readonly<Record<string, string>>;
  const check = async (type: string, spec: Spec): Promise<string> =>
    inWords(await ask(type, spec, { endpoint }));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cl-stack-'));
    await writeFile(join(folder, 'stack.yml'), stackFile);
    daemon = await makePrivateDaemon();
    await daemon.start();
    endpoint = { kind: 'unix', path: daemon.socket, source: { kind: 'setting' } };
    env = { DOCKER_HOST: `unix://${daemon.socket}` };
  });

  after(async () => {
    await daemon.remove();
    await rm(folder, { recursive: true });
  });

  it('fails where there is no swarm, whatever is asked', async () => {
    const words = 'failed no-swarm: this Docker is no swarm manager';
    assert.equal(await check('service', { name: 'web' }), words);
    assert.equal(await check('service', { name: 'web', exists: false }), words);
    assert.equal(await check('stack', { name: 'app' }), words);
  });

  describe('that this Docker manages', () => {
    before(async () => {
      await docker(['swarm', 'init', '--advertise-addr', '127.0.0.1'], { env });
      await importSleeper(sleeper, env);
      const create = ['service', 'create', '--detach', '--no-resolve-image'];
      await docker(
        [
          ...[...create, '--name', 'web', '--replicas', '2', '--env', 'A=1'],
          ...['--stop-grace-period', '1s', '--endpoint-mode', 'dnsrr'],
          ...['--publish', 'mode=host,target=80,published=18080', sleeper, ...sleeping],
        ],
        { env },
      );
      await docker([...create, '--name', 'bad', '--network', 'host', 'nosuch:v1'], { env });
      const deploy = ['stack', 'deploy', '--resolve-image', 'never', '-c'];
      await docker([...deploy, join(folder, 'stack.yml'), 'app'], { env });
      const run = { services: { api: { running: { least: 1 } } } };
      await until(async () => (await check('stack', { name: 'app', ...run })) === 'passed', {
        limit: 40_000,
      });
      const one = { name: 'web', running: { least: 1 } };
      await until(async () => (await check('service', one)) === 'passed', { limit: 40_000 });
      // The newest daemon does not reject the task: it goes on preparing, with the registry's error.
      const faulty = async () =>
        /No such image|lookup /.test(
          await check('service', { name: 'bad', running: { least: 1 } }),
        );
      await until(faulty, { limit: 40_000 });
    });

    const wanted = { environment: { LEVEL: 'debug' }, endpointMode: 'dnsrr', replicas: 1 };
    const table: readonly (readonly [string, Spec, string | RegExp])[] = [
      [
        'service',
        {
          name: 'web',
          mode: 'replicated',
          replicas: 2,
          running: { least: 1 },
          image: sleeper,
          ports: { '80': 18080 },
          environment: { A: '1' },
          endpointMode: 'dnsrr',
        },
        'passed',
      ],
      ['service', { name: 'web', replicas: 3 }, 'failed replicas: replicas: 2'],
      ['service', { name: 'web', mode: 'global' }, 'failed mode: replicated'],
      ['service', { name: 'web', image: 'nginx' }, `failed image: ${sleeper}`],
      ['service', { name: 'web', ports: { '80': 80 } }, 'failed ports: 18080:80/tcp'],
      ['service', { name: 'web', environment: { A: '2' } }, 'failed environment: A=1'],
      ['service', { name: 'web', endpointMode: 'vip' }, 'failed endpoint-mode: dnsrr'],
      ['service', { name: 'web', update: 'completed' }, 'failed update: nothing'],
      ['service', { name: 'web', running: { least: 9 } }, /^failed running: running: [12]/],
      [
        'service',
        { name: 'bad', running: { least: 1 } },
        /^failed running: running: 0; the newest error: .*(?:No such image: nosuch:v1|lookup .*)$/,
      ],
      ['service', { name: 'wep' }, 'failed missing: web'],
      ['service', { name: 'other' }, 'failed missing: no service called other'],
      ['service', { name: 'other', exists: false }, 'passed'],
      ['service', { name: 'web', exists: false }, `failed exists: web ${sleeper} ×2`],
      ['stack', { name: 'app', services: { api: wanted } }, 'passed'],
      [
        'stack',
        { name: 'app', services: { api: { ...wanted, replicas: 2 } } },
        'failed replicas: api: replicas: 1',
      ],
      [
        'stack',
        { name: 'app', services: { db: {} } },
        'failed no-service: no service db in the stack app',
      ],
      ['stack', { name: 'shop' }, 'failed missing: no stack called shop'],
      ['stack', { name: 'web', exists: false }, 'passed'],
      ['stack', { name: 'app', exists: false }, 'failed exists: app with the services api'],
    ];
    for (const [type, spec, words] of table) {
      it(`${type} ${JSON.stringify(spec)}: ${String(words)}`, async () => {
        const found = await check(type, spec);
        if (typeof words === 'string') assert.equal(found, words);
        else assert.match(found, words);
      });
    }

    it('sees an update to its end', async () => {
      await docker(['service', 'update', '--detach', '--env-add', 'B=2', 'app_api'], { env });
      const updated = { name: 'app_api', update: 'completed', environment: { B: '2' } };
      await until(async () => (await check('service', updated)) === 'passed', { limit: 60_000 });
    });

    it('is blocked, not failed, when the daemon is killed, and knows all again after', async () => {
      await daemon.kill();
      for (const [type, name] of [
        ['service', 'web'],
        ['stack', 'app'],
      ] as const) {
        assert.equal(await check(type, { name }), 'blocked daemon-down');
      }
      await daemon.start();
      const web = { name: 'web', replicas: 2 };
      await until(async () => (await check('service', web)) === 'passed', { limit: 30_000 });
      assert.equal(await check('stack', { name: 'app' }), 'passed');
    });
  });
});
