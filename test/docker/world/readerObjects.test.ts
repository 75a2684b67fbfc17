import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Docker, DockerConnection } from '../../../src/world/docker/docker.ts';
import { connectDocker } from '../../../src/world/docker/load.ts';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';

const dockerfile = `FROM ${baseImage}
STOPSIGNAL SIGQUIT
VOLUME /data
VOLUME ["/more"]
HEALTHCHECK --interval=1s CMD echo fine
`;
/** Changes the files of its container, holds memory and a processor, and stays. */
const program = `
import os, threading
os.remove("/etc/debian_version"); open("/etc/added", "w").write("x")
held = bytearray(os.urandom(2**20)) * 64
def spin():
    while True: pass
threading.Thread(target=spin).start()
`;

describe('the reader, of what surrounds a container', function () {
  this.timeout(60_000);
  const names = uniqueNames();
  const image = `${names.name('image')}:v1`;
  const box = names.name('box');
  const stopped = names.name('stopped');
  const net = names.name('net');
  const vol = names.name('vol');
  let connection: DockerConnection;
  let reader: Docker;
  let netId: string;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'container-lab-objects-'));
    await writeFile(join(folder, 'Dockerfile'), dockerfile);
    await docker(['build', '-t', image, folder]);
    netId = await docker(['network', 'create', '--internal', '--label', 'l=1', net]);
    await docker(['volume', 'create', '--label', 'l=1', vol]);
    await docker([
      ...['run', '-d', '--name', box, '--network', net, '-v', `${vol}:/data`, '--cpus', '1.5'],
      ...['--label', 'role=box', '--restart', 'on-failure:3', '--user', '0:0', '-w', '/tmp'],
      ...['--cap-add', 'NET_ADMIN', '-p', '127.0.0.1::80', '--expose', '81', '--memory', '256m'],
      ...['--entrypoint', 'python3', image, '-c', program],
    ]);
    await docker([
      ...['create', '--name', stopped, '-p', '18080:80', '-p', '443', '--cpu-quota', '50000'],
      ...['--restart', 'always', image, 'true'],
    ]);
    connection = await connectDocker(realEndpoint());
    reader = connection.reader(new AbortController().signal);
  });

  after(async () => {
    connection.close();
    await names.removeAll();
    await rm(folder, { recursive: true });
  });

  it('info', async () => {
    const format = '{{.Name}} {{.ServerVersion}} {{.Driver}} {{.CgroupVersion}}';
    const { name, serverVersion, storageDriver, cgroupVersion } = await reader.info();
    const found = `${name} ${serverVersion} ${storageDriver} ${cgroupVersion}`;
    assert.equal(found, await docker(['info', '-f', format]));
    const status = await docker(['info', '-f', '{{.DriverStatus}}']);
    const { containerdStore, insecureRegistries } = await reader.info();
    assert.equal(containerdStore, status.includes('io.containerd.snapshotter.v1'));
    assert.ok(insecureRegistries.includes('127.0.0.0/8'));
  });

  it('what an image says besides its command', async () => {
    const found = await reader.image(image);
    assert.deepEqual(
      [found?.stopSignal, found?.volumes, found?.healthcheck],
      ['SIGQUIT', ['/data', '/more'], ['echo fine']],
    );
  });

  it('what a container was made with', async () => {
    const found = await reader.container(box);
    assert.ok(found !== undefined);
    assert.deepEqual(
      [found.cpus, found.restartPolicy, found.user, found.workingDirectory, found.capAdd],
      [1.5, { name: 'on-failure', most: 3 }, '0:0', '/tmp', ['NET_ADMIN']],
    );
    assert.deepEqual([found.networkMode, found.networks], [net, [net]]);
    assert.deepEqual([found.entrypoint, found.labels['role']], [['python3'], 'box']);
    assert.deepEqual([found.privileged, found.autoRemove, found.oomKilled], [false, false, false]);
    assert.ok(found.exposedPorts.includes('80/tcp') && found.exposedPorts.includes('81/tcp'));
    assert.deepEqual(found.wantedPorts, [
      { container: '80/tcp', hostAddress: '127.0.0.1', hostPort: 0 },
    ]);
    assert.equal(found.logDriver, await docker(['info', '-f', '{{.LoggingDriver}}']));
    const address = `{{(index .NetworkSettings.Networks "${net}").IPAddress}}`;
    assert.deepEqual(found.addresses, { [net]: await docker(['inspect', '-f', address, box]) });
  });

  it('the runs of a health check', async () => {
    await until(async () => (await reader.container(box))?.health === 'healthy');
    const log = (await reader.container(box))?.healthLog;
    assert.deepEqual(log?.at(-1), { exitCode: 0, output: 'fine\n' });
  });

  it('a container that never ran', async () => {
    const found = await reader.container(stopped);
    const ports = found?.wantedPorts.map(({ container, hostPort }) => `${hostPort}:${container}`);
    assert.deepEqual(ports?.toSorted(), ['0:443/tcp', '18080:80/tcp']);
    assert.deepEqual([found?.ports, found?.addresses, found?.cpus], [[], {}, 0.5]);
    assert.deepEqual(found?.restartPolicy, { name: 'always', most: 0 });
    assert.equal(found.networkMode, 'bridge');
  });

  it('the list of containers, with labels, ports and networks', async () => {
    const listed = (await reader.containers()).find(({ name }) => name === box);
    const full = await reader.container(box);
    assert.equal(listed?.labels['role'], 'box');
    assert.deepEqual(listed.networks, [net]);
    assert.deepEqual(listed.ports, full?.ports);
  });

  it('changes', async () => {
    await until(async () =>
      ((await reader.changes(box)) ?? []).some(({ path }) => path === '/etc/added'),
    );
    const changes = (await reader.changes(box)) ?? [];
    const kindOf = (path: string) => changes.find((each) => each.path === path)?.kind;
    assert.deepEqual(['/etc', '/etc/added', '/etc/debian_version'].map(kindOf), [
      'changed',
      'added',
      'deleted',
    ]);
    assert.deepEqual(await reader.changes(stopped), []);
  });

  it('stats, as the docker command reckons them', async () => {
    await until(async () => ((await reader.stats(box))?.memory ?? 0) > 64 * 2 ** 20);
    const stats = await reader.stats(box);
    assert.ok(stats !== undefined);
    assert.ok(stats.memory < 128 * 2 ** 20, `${stats.memory}`);
    assert.equal(stats.memoryLimit, 256 * 2 ** 20);
    assert.ok(stats.cpu > 20 && stats.cpu < 160, `${stats.cpu}`);
    assert.ok(stats.processes >= 2, `${stats.processes}`);
    const shown = await docker(['stats', '--no-stream', '--format', '{{.MemUsage}}', box]);
    const megabytes = Number(/^([\d.]+)MiB/.exec(shown)?.[1]);
    assert.ok(Math.abs(stats.memory / 2 ** 20 - megabytes) < 8, `${stats.memory} ${shown}`);
    assert.equal(await reader.stats(stopped), undefined);
  });

  it('networks', async () => {
    const listed = (await reader.networks()).find(({ name }) => name === net);
    assert.deepEqual(listed, { id: netId, name: net, driver: 'bridge', labels: { l: '1' } });
    const found = await reader.network(net);
    assert.ok(found !== undefined);
    assert.deepEqual(
      [found.id, found.driver, found.scope, found.internal, found.attachable, found.labels],
      [netId, 'bridge', 'local', true, false, { l: '1' }],
    );
    assert.match(found.subnets[0] ?? '', /^[\d.]+\/\d+$/);
    const { id, addresses } = (await reader.container(box)) ?? {};
    assert.deepEqual(found.containers, [{ id, name: box, address: addresses?.[net] }]);
    assert.deepEqual(await reader.network(netId), found);
  });

  it('volumes', async () => {
    const found = await reader.volume(vol);
    assert.deepEqual([found?.name, found?.driver, found?.labels], [vol, 'local', { l: '1' }]);
    assert.equal(
      found?.mountpoint,
      await docker(['volume', 'inspect', '-f', '{{.Mountpoint}}', vol]),
    );
    assert.deepEqual(
      (await reader.volumes()).find(({ name }) => name === vol),
      found,
    );
  });

  const absent: readonly [name: string, read: () => Promise<unknown>][] = [
    ['changes', () => reader.changes(names.name('none'))],
    ['stats', () => reader.stats(names.name('none'))],
    ['network', () => reader.network(names.name('none'))],
    ['network that is a path', () => reader.network('../containers')],
    ['volume', () => reader.volume(names.name('none'))],
    ['volume that is a path', () => reader.volume('../volumes')],
  ];
  for (const [name, read] of absent) {
    it(`gives nothing for an absent ${name}`, async () => assert.equal(await read(), undefined));
  }
});
