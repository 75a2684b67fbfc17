import assert from 'node:assert/strict';
import { connect } from '../../../src/world/docker/client.ts';
import type { Docker, DockerConnection } from '../../../src/world/docker/docker.ts';
import type { ServiceTask } from '../../../src/world/docker/objects/swarm.ts';
import { ask, inWords } from '../check/ask.ts';
import { docker } from '../support/dockerHost.ts';
import { makePrivateDaemon } from '../support/privateDaemon.ts';
import type { PrivateDaemon } from '../support/privateDaemon.ts';
import { importSleeper, sleeping } from '../support/sleeper.ts';
import { until } from '../support/until.ts';

const sleeper = 'sleeper:v1';

describe('the reader, of a daemon with settings and a swarm', function () {
  this.timeout(120_000);
  let daemon: PrivateDaemon;
  let connection: DockerConnection;
  let reader: Docker;
  let env: Readonly<Record<string, string>>;

  before(async () => {
    daemon = await makePrivateDaemon({
      'registry-mirrors': ['http://127.0.0.1:5999'],
      'insecure-registries': ['r.test:5000'],
      labels: ['zone=a'],
    });
    await daemon.start();
    env = { DOCKER_HOST: `unix://${daemon.socket}` };
    connection = connect({ kind: 'unix', path: daemon.socket, source: { kind: 'setting' } });
    reader = connection.reader(new AbortController().signal);
  });

  after(async () => {
    connection.close();
    await daemon.remove();
  });

  const check = async (spec: Readonly<Record<string, unknown>>): Promise<string> => {
    const endpoint = { kind: 'unix', path: daemon.socket, source: { kind: 'setting' } } as const;
    return inWords(await ask('daemon', spec, { endpoint }));
  };

  it('info, as its settings say', async () => {
    const info = await reader.info();
    assert.deepEqual(info.registryMirrors, ['http://127.0.0.1:5999/']);
    assert.ok(info.insecureRegistries.includes('r.test:5000'));
    assert.deepEqual([info.labels, info.storageDriver], [['zone=a'], 'vfs']);
    assert.deepEqual(info.swarm, { state: 'inactive', manager: false, nodes: 0 });
  });

  it('no services before there is a swarm', async () => {
    assert.equal(await reader.services(), undefined);
    assert.equal(await reader.serviceTasks(), undefined);
  });

  it('the daemon check, by mirror, registry and label', async () => {
    const spec = { mirrors: ['http://127.0.0.1:5999'], insecureRegistries: ['r.test:5000'] };
    assert.equal(await check({ ...spec, labels: ['zone=a'] }), 'passed');
    assert.equal(
      await check({ mirrors: ['http://127.0.0.1:6000'] }),
      'failed mirrors: http://127.0.0.1:5999',
    );
    assert.equal(
      await check({ swarm: { manager: true } }),
      'failed swarm-manager: no swarm manager',
    );
  });

  describe('as a swarm manager', () => {
    before(async () => {
      await docker(['swarm', 'init', '--advertise-addr', '127.0.0.1'], { env });
      await importSleeper(sleeper, env);
    });

    // The daemon would leave the containers of its services behind.
    after(() => docker(['swarm', 'leave', '--force'], { env }));

    const create = (...argv: readonly string[]): Promise<string> =>
      docker(['service', 'create', '--detach', '--no-resolve-image', ...argv], { env });
    const tasksOf = async (service: string): Promise<readonly ServiceTask[]> =>
      ((await reader.serviceTasks()) ?? []).filter((task) => task.service === service);

    it('info and the daemon check', async () => {
      const { swarm } = await reader.info();
      assert.deepEqual(swarm, { state: 'active', manager: true, nodes: 1 });
      const wanted = { state: 'active', manager: true, nodes: { least: 1 } };
      assert.equal(await check({ swarm: wanted }), 'passed');
      assert.equal(await check({ swarm: { nodes: { least: 2 } } }), 'failed swarm-nodes: 1');
    });

    it('a service and its tasks', async () => {
      const id = await create(
        ...['--name', 'web', '--replicas', '2', '--env', 'A=1', '--label', 'l=1'],
        ...['--stop-grace-period', '1s'],
        ...['--endpoint-mode', 'dnsrr', '--publish', 'mode=host,target=80', sleeper, ...sleeping],
      );
      const running = async (): Promise<boolean> =>
        (await tasksOf(id)).filter(({ state }) => state === 'running').length === 2;
      await until(running, { limit: 30_000 });
      const service = (await reader.services())?.find((each) => each.id === id);
      assert.deepEqual(service, {
        id,
        name: 'web',
        mode: 'replicated',
        replicas: 2,
        image: sleeper,
        environment: ['A=1'],
        ports: [{ container: '80/tcp', published: 0, mode: 'host' }],
        endpointMode: 'dnsrr',
        labels: { l: '1' },
        update: '',
      });
      const tasks = await tasksOf(id);
      assert.deepEqual(
        tasks.map(({ slot, wanted, error }) => [slot, wanted, error]),
        [
          [1, 'running', ''],
          [2, 'running', ''],
        ],
      );
      for (const { container, changed, node } of tasks) {
        assert.equal((await reader.container(container))?.state, 'running');
        assert.ok(Math.abs(changed - Date.now()) < 60_000);
        assert.notEqual(node, '');
      }
      await docker(['service', 'update', '--detach', '--env-add', 'B=2', 'web'], { env });
      const updated = async (): Promise<boolean> =>
        (await reader.services())?.find((each) => each.id === id)?.update === 'completed';
      await until(updated, { limit: 40_000 });
      const [newest, older] = await tasksOf(id);
      assert.deepEqual([newest?.slot, newest?.state], [1, 'running']);
      assert.deepEqual([older?.slot, older?.wanted], [1, 'shutdown']);
    });

    it('a global service whose image is not there', async () => {
      const id = await create('--name', 'bad', '--mode', 'global', 'nosuch:v1');
      // The newest daemon does not reject it: it goes on preparing, with the error, and tries again.
      const faulty = async (): Promise<ServiceTask | undefined> =>
        (await tasksOf(id)).find(({ error }) => error !== '');
      await until(async () => (await faulty()) !== undefined);
      const task = await faulty();
      assert.match(
        `${task?.state} ${task?.error}`,
        /^(rejected .*No such image|preparing .*lookup )/,
      );
      const service = (await reader.services())?.find((each) => each.id === id);
      assert.deepEqual([service?.mode, service?.replicas], ['global', undefined]);
    });
  });
});
