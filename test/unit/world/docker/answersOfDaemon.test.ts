import assert from 'node:assert/strict';
import { infoAnswer } from '../../../../src/world/docker/answers/info.ts';
import { networkAnswer } from '../../../../src/world/docker/answers/network.ts';
import { readAnswer } from '../../../../src/world/docker/answers/read.ts';
import { servicesAnswer, tasksAnswer } from '../../../../src/world/docker/answers/swarm.ts';
import { volumesAnswer } from '../../../../src/world/docker/answers/volume.ts';
import { WorldError } from '../../../../src/world/worldError.ts';

/** The answer as it comes over the wire, read by its schema. */
function read<Value>(schema: Parameters<typeof readAnswer<Value>>[0], answer: unknown): Value {
  return readAnswer(schema, Buffer.from(JSON.stringify(answer)), 'unix:///d.sock');
}

describe('answers of the daemon', () => {
  it('info of 20.10', () => {
    const info = read(infoAnswer, {
      ID: 'engine-1',
      Name: 'host',
      ServerVersion: '20.10.24',
      Driver: 'overlay2',
      DriverStatus: [['Backing Filesystem', 'extfs']],
      CgroupVersion: '1',
      RegistryConfig: {
        Mirrors: ['http://m/'],
        InsecureRegistryCIDRs: ['127.0.0.0/8'],
        IndexConfigs: { 'r:5000': { Secure: false }, 'hub.test': { Secure: true } },
      },
      Swarm: { LocalNodeState: 'active', ControlAvailable: true, Nodes: 2 },
      LiveRestoreEnabled: true,
      Labels: null,
    });
    assert.deepEqual(info, {
      id: 'engine-1',
      name: 'host',
      serverVersion: '20.10.24',
      storageDriver: 'overlay2',
      containerdStore: false,
      cgroupVersion: '1',
      registryMirrors: ['http://m/'],
      insecureRegistries: ['r:5000', '127.0.0.0/8'],
      liveRestore: true,
      swarm: { state: 'active', manager: true, nodes: 2 },
      labels: [],
      securityOptions: [],
      time: undefined,
    });
  });

  it('info of 29 with the containerd store, and what podman leaves out', () => {
    const DriverStatus = [['driver-type', 'io.containerd.snapshotter.v1']];
    const info = read(infoAnswer, { Driver: 'overlayfs', DriverStatus, CgroupVersion: '2' });
    assert.deepEqual([info.containerdStore, info.cgroupVersion], [true, '2']);
    assert.deepEqual(info.swarm, { state: 'inactive', manager: false, nodes: 0 });
    assert.deepEqual([info.registryMirrors, info.insecureRegistries], [[], []]);
  });

  it('networks, with and without addresses', () => {
    const network = { Id: 'n', Name: 'net' };
    const full = {
      ...network,
      IPAM: { Config: [{ Subnet: '10.0.0.0/8' }, {}] },
      Containers: { c: { Name: 'web', IPv4Address: '10.0.0.2/8' }, d: { Name: 'x' } },
    };
    const { subnets, containers } = read(networkAnswer, full);
    assert.deepEqual(subnets, ['10.0.0.0/8']);
    assert.deepEqual(containers, [
      { id: 'c', name: 'web', address: '10.0.0.2' },
      { id: 'd', name: 'x', address: '' },
    ]);
    const bare = read(networkAnswer, { ...network, IPAM: { Config: null }, Containers: null });
    assert.deepEqual([bare.subnets, bare.containers, bare.labels], [[], [], {}]);
  });

  it('volumes, and none', () => {
    const [volume] = read(volumesAnswer, { Volumes: [{ Name: 'v', Labels: null, Options: null }] });
    assert.deepEqual([volume?.name, volume?.labels, volume?.options], ['v', {}, {}]);
    assert.deepEqual(read(volumesAnswer, { Volumes: null }), []);
  });

  it('is at fault for another shape', () => {
    const at = (answer: unknown): unknown => read(volumesAnswer, answer);
    for (const answer of [null, [], { Volumes: 'v' }, { Volumes: [{}] }]) {
      assert.throws(
        () => at(answer),
        (error) => error instanceof WorldError && error.fault === 'bad-answer',
      );
    }
  });
});

describe('answers of a swarm', () => {
  const service = (spec: object, more: object = {}) =>
    read(servicesAnswer, [{ ID: 's', Spec: { Name: 'web', ...spec }, ...more }])[0];

  const modes: readonly (readonly [object | null, string, number | undefined])[] = [
    [{ Replicated: { Replicas: 3 } }, 'replicated', 3],
    [{ Replicated: {} }, 'replicated', 0],
    [{ Global: {} }, 'global', undefined],
    [{ ReplicatedJob: { TotalCompletions: 5 } }, 'job', 5],
    [{ GlobalJob: {} }, 'job', undefined],
    [null, 'replicated', 0],
  ];
  for (const [Mode, mode, replicas] of modes) {
    it(`mode ${JSON.stringify(Mode)}`, () => {
      const found = service({ Mode });
      assert.deepEqual([found?.mode, found?.replicas], [mode, replicas]);
    });
  }

  const images: readonly (readonly [string, string])[] = [
    ['web:v1@sha256:12', 'web:v1'],
    ['r:5000/a/web:v1@sha256:12', 'r:5000/a/web:v1'],
    ['r:5000/web@sha256:12', 'r:5000/web@sha256:12'],
    ['web@sha256:12', 'web@sha256:12'],
    ['web:v1', 'web:v1'],
    ['web', 'web'],
  ];
  for (const [Image, shown] of images) {
    it(`image ${Image}`, () =>
      assert.equal(service({ TaskTemplate: { ContainerSpec: { Image } } })?.image, shown));
  }

  it('ports, with the numbers that the swarm has chosen', () => {
    const wanted = { TargetPort: 80, PublishMode: 'host', Protocol: 'udp' };
    const EndpointSpec = { Mode: 'dnsrr', Ports: [wanted] };
    assert.deepEqual(service({ EndpointSpec })?.ports, [
      { container: '80/udp', published: 0, mode: 'host' },
    ]);
    const Ports = [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 30_000 }];
    const found = service({ EndpointSpec }, { Endpoint: { Ports }, UpdateStatus: { State: 'x' } });
    assert.deepEqual(found?.ports, [{ container: '80/tcp', published: 30_000, mode: 'ingress' }]);
    assert.deepEqual([found.endpointMode, found.update], ['dnsrr', 'x']);
  });

  it('tasks, newest first for each slot', () => {
    const task = (ID: string, Slot: number, Timestamp: string) => ({
      ID,
      ServiceID: 's',
      Slot,
      Status: { State: 'running', Timestamp },
    });
    const tasks = read(tasksAnswer, [
      task('b', 2, '2026-01-01T00:00:01Z'),
      task('old', 1, '2026-01-01T00:00:01Z'),
      task('new', 1, '2026-01-01T00:00:02Z'),
      { ID: 'bare' },
    ]);
    assert.deepEqual(
      tasks.map(({ id }) => id),
      ['bare', 'new', 'old', 'b'],
    );
    assert.deepEqual(read(tasksAnswer, null), []);
  });
});
