/** container, image, network, volume, stats and daemon on real objects: right, wrong and blocked. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import { until } from '../support/until.ts';
import { ask, inWords } from './ask.ts';

const recipe = `FROM ${baseImage}
WORKDIR /srv
ENV GREETING=hello
STOPSIGNAL SIGQUIT
VOLUME /data
HEALTHCHECK --interval=1h CMD python3 -c 1
CMD ["sleep", "600"]
`;
const holds64MiB = 'import time; held = b"x" * 2**26; time.sleep(600)';

type Spec = Readonly<Record<string, unknown>> & { readonly container?: string };

describe('checks of objects', function () {
  this.timeout(60_000);
  const names = uniqueNames();
  const image = `${names.name('image')}:v1`;
  const box = names.name('box');
  const stuck = names.name('stuck');
  const again = names.name('again');
  const big = names.name('big');
  const net = names.name('net');
  const vol = names.name('vol');
  const none = names.name('none');
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'container-lab-check-'));
    await writeFile(join(folder, 'Dockerfile'), recipe);
    await docker(['build', '-t', image, folder]);
    await docker(['network', 'create', '--subnet', '10.213.7.0/24', '--label', 'l=1', net]);
    await docker(['volume', 'create', '--label', 'l=1', vol]);
    await docker([
      ...['run', '-d', '--init', '--name', box, '--network', net, '--ip', '10.213.7.9'],
      ...['-v', `${vol}:/data`, '--label', 'role=box', '--cpus', '0.5', '--hostname', 'web'],
      ...['--restart', 'on-failure:3', '--user', '1000', '-p', '127.0.0.1::80', image],
    ]);
    const host = Number((await docker(['port', box, '80'])).split(':').at(-1));
    await docker(['run', '-d', '--name', stuck, '-p', `127.0.0.1:${host}:80`, image]).catch(
      () => undefined,
    );
    await docker(['run', '-d', '--init', '--name', again, image]);
    await docker(['restart', '-t', '0', again]);
    await docker(['run', '-d', '--init', '--name', big, image, 'python3', '-c', holds64MiB]);
  });

  after(async () => {
    await names.removeAll();
    await rm(folder, { recursive: true });
  });

  const check = async (type: string, spec: Spec): Promise<string> => inWords(await ask(type, spec));

  /** Check type, spec, verdict in words. */
  const table: readonly (readonly [string, Spec, string])[] = [
    [
      'container',
      {
        name: box,
        state: 'running',
        labels: { role: 'box' },
        restartPolicy: 'on-failure:3',
        cpus: 0.5,
        user: '1000',
        workdir: '/srv',
        hostname: 'web',
        networkMode: net,
        addresses: { [net]: '10.213.7.9' },
        publish: { '80': 'any' },
        ports: { '80': 'any' },
        startedAgain: false,
        privileged: false,
        autoRemove: false,
        oomKilled: false,
      },
      'passed',
    ],
    ['container', { name: box, labels: { role: 'x' } }, 'failed labels: the label role=box'],
    ['container', { name: box, restartPolicy: 'always' }, 'failed restart-policy: on-failure:3'],
    ['container', { name: box, cpus: 2 }, 'failed cpus: CPUs: 0.5'],
    ['container', { name: box, user: 'root' }, 'failed user: 1000'],
    ['container', { name: box, workdir: '/' }, 'failed workdir: /srv'],
    ['container', { name: box, networkMode: 'host' }, `failed network-mode: ${net}`],
    ['container', { name: box, startedAgain: true }, 'failed started-again: started once at most'],
    ['container', { name: again, startedAgain: true, state: 'running' }, 'passed'],
    ['container', { name: stuck, state: 'created', publish: { '80': 'any' } }, 'passed'],
    ['container', { name: none, exists: false }, 'passed'],
    ['container', { name: box, exists: false }, `failed exists: ${box} is running`],
    [
      'image',
      {
        ref: image,
        workdir: '/srv',
        environment: { GREETING: 'hello' },
        stopSignal: 'SIGQUIT',
        volumes: ['/data'],
        healthcheck: { includes: 'python3' },
      },
      'passed',
    ],
    ['image', { ref: image, stopSignal: 'SIGTERM' }, 'failed stop-signal: SIGQUIT'],
    ['image', { ref: image, environment: { GREETING: 'x' } }, 'failed environment: GREETING=hello'],
    ['image', { ref: image, volumes: ['/other'] }, 'failed volumes: /data'],
    ['image', { ref: image, healthcheck: { equals: 'x' } }, 'failed healthcheck: python3 -c 1'],
    ['image', { ref: `${none}:v1`, exists: false }, 'passed'],
    ['image', { ref: image, exists: false }, `failed exists: ${image}`],
    [
      'network',
      {
        name: net,
        driver: 'bridge',
        internal: false,
        subnet: '10.213.7.0/24',
        labels: { l: '1' },
        containers: [box],
      },
      'passed',
    ],
    ['network', { name: none }, `failed missing: no network called ${none}`],
    ['network', { name: `${net}x` }, `failed missing: ${net}`],
    ['network', { name: none, exists: false }, 'passed'],
    ['network', { name: net, exists: false }, `failed exists: ${net}`],
    ['network', { name: net, driver: 'overlay' }, 'failed driver: bridge'],
    ['network', { name: net, internal: true }, 'failed internal: not internal: it has a way out'],
    ['network', { name: net, subnet: '10.0.0.0/8' }, 'failed subnet: 10.213.7.0/24'],
    [
      'network',
      { name: net, containers: [box, big] },
      `failed containers: ${big} on other networks: bridge`,
    ],
    [
      'network',
      { name: net, containers: [stuck] },
      `failed not-running: ${stuck} is created, never started`,
    ],
    [
      'network',
      { name: net, containers: [none] },
      `failed no-container: no container called ${none}`,
    ],
    [
      'volume',
      {
        name: vol,
        driver: 'local',
        labels: { l: '1' },
        usedBy: { container: box, target: '/data' },
      },
      'passed',
    ],
    ['volume', { name: none }, `failed missing: no volume called ${none}`],
    ['volume', { name: none, exists: false }, 'passed'],
    ['volume', { name: vol, exists: false }, `failed exists: ${vol}`],
    ['volume', { name: vol, labels: { l: '2' } }, 'failed labels: the label l=1'],
    [
      'volume',
      { name: vol, usedBy: { container: box, target: '/x' } },
      `failed used-by: ${box} mounts: ${vol}:/data`,
    ],
    [
      'volume',
      { name: vol, usedBy: { container: none } },
      `failed no-container: no container called ${none}`,
    ],
    ['stats', { container: box, memory: { below: '32MB' }, processes: { most: 2 } }, 'passed'],
    ['stats', { container: box, processes: { least: 3 } }, 'failed processes: 2'],
    ['stats', { container: box, cpu: { below: 50 } }, 'passed'],
    [
      'stats',
      { container: stuck, memory: { below: '1GB' } },
      `failed not-running: ${stuck} is created, never started`,
    ],
    [
      'stats',
      { container: none, memory: { below: '1GB' } },
      `failed no-container: no container called ${none}`,
    ],
    ['daemon', { version: { least: '20.10' } }, 'passed'],
    ['daemon', { mirrors: ['http://mirror.test:1'] }, 'failed mirrors: '],
    ['daemon', { labels: ['no=such'] }, 'failed labels: '],
  ];
  for (const [type, spec, words] of table) {
    it(`${type} ${JSON.stringify(spec)}: ${words}`, async () => {
      const found = await check(type, spec);
      if (type === 'daemon') assert.ok(found.startsWith(words), found);
      else assert.equal(found, words);
    });
  }

  it('stats of a container that holds memory', async () => {
    const above = { container: big, memory: { above: '64MB' } };
    await until(async () => (await check('stats', above)) === 'passed', { limit: 20_000 });
    assert.match(
      await check('stats', { container: big, memory: { below: '64MB' } }),
      /^failed memory: \d+(\.\d+)? MB$/,
    );
  });

  it('stats, unasked, measures nothing, and stays as it was', async () => {
    const spec = { container: box, memory: { below: '1MB' } };
    for (const passed of [true, false]) {
      assert.equal(inWords(await ask('stats', spec, { asked: false, passed })), 'as it was');
    }
  });

  it('daemon, by what it says of itself', async () => {
    const driver = await docker(['info', '-f', '{{.Driver}}']);
    const cgroupVersion = await docker(['info', '-f', '{{.CgroupVersion}}']);
    assert.equal(await check('daemon', { storageDriver: driver, cgroupVersion }), 'passed');
    assert.equal(
      await check('daemon', { storageDriver: 'none' }),
      `failed storage-driver: ${driver}`,
    );
  });

  const blocked: readonly (readonly [string, Spec])[] = [
    ['container', { name: box, exists: false }],
    ['image', { ref: image, exists: false }],
    ['network', { name: net, exists: false }],
    ['volume', { name: vol, exists: false }],
    ['stats', { container: box, processes: { least: 1 } }],
    ['daemon', { liveRestore: true }],
  ];
  for (const [type, spec] of blocked) {
    it(`${type} is blocked, not failed, when the daemon does not answer`, async () => {
      const real = realEndpoint();
      assert.ok(real.kind === 'unix');
      const daemon = await startFaultyDaemon(real.path);
      try {
        const { endpoint } = daemon;
        assert.notEqual(inWords(await ask(type, spec, { endpoint })).split(' ')[0], 'blocked');
        await daemon.fail('refuse');
        assert.equal(inWords(await ask(type, spec, { endpoint })), 'blocked daemon-down');
        await daemon.fail('forbid');
        assert.equal(inWords(await ask(type, spec, { endpoint })), 'blocked refused');
      } finally {
        await daemon.stop();
      }
    });
  }
});
