import assert from 'node:assert/strict';
import { containerAnswer } from '../../../../src/world/docker/answers/container.ts';
import { containersAnswer } from '../../../../src/world/docker/answers/containers.ts';
import { imageAnswer } from '../../../../src/world/docker/answers/image.ts';
import { changesAnswer, topAnswer } from '../../../../src/world/docker/answers/process.ts';
import { readAnswer } from '../../../../src/world/docker/answers/read.ts';
import { statsAnswer } from '../../../../src/world/docker/answers/stats.ts';

/** The answer as it comes over the wire, read by its schema. */
function read<Value>(schema: Parameters<typeof readAnswer<Value>>[0], answer: unknown): Value {
  return readAnswer(schema, Buffer.from(JSON.stringify(answer)), 'unix:///d.sock');
}

const labels = { a: '1' };

describe('answers of images', () => {
  const empty = {
    entrypoint: [],
    command: [],
    environment: [],
    workingDirectory: '',
    user: '',
    labels: {},
    exposedPorts: [],
    digests: [],
    stopSignal: '',
    healthcheck: [],
    volumes: [],
  };
  // 20.10 nulls what is unset, 29 leaves it out, and podman gives no Config at all.
  const unset: Readonly<Record<string, object>> = {
    'of 20.10': {
      RepoDigests: ['<none>@<none>'],
      RepoTags: ['<none>:<none>'],
      ContainerConfig: { Cmd: ['x'] },
      Config: { Cmd: null, Entrypoint: null, Env: null, Labels: null, Volumes: null, User: '' },
    },
    'of 29': { RepoTags: [], RepoDigests: [], Config: {} },
    'of 29, pulled by its digest': { RepoTags: ['a/b@sha256:12'], RepoDigests: [], Config: {} },
    'without a Config': {},
  };
  for (const [name, answer] of Object.entries(unset)) {
    it(`${name}, nothing set`, () => {
      const image = read(imageAnswer, { Id: 'sha256:a', ...answer });
      assert.deepEqual({ ...image, ...empty }, image);
      assert.deepEqual(image.tags, []);
    });
  }

  const healthchecks: readonly (readonly [readonly string[] | null, readonly string[]])[] = [
    [
      ['CMD', 'curl', '-f', 'x'],
      ['curl', '-f', 'x'],
    ],
    [['CMD-SHELL', 'curl -f x || exit 1'], ['curl -f x || exit 1']],
    [['NONE'], []],
    [[], []],
    [null, []],
  ];
  for (const [Test, command] of healthchecks) {
    it(`health check ${JSON.stringify(Test)}`, () => {
      const Config = {
        Healthcheck: { Test },
        StopSignal: 'SIGINT',
        Volumes: { '/b': {}, '/a': {} },
      };
      const image = read(imageAnswer, { Id: 'a', Config, RepoDigests: ['r@sha256:1'] });
      assert.deepEqual(image.healthcheck, command);
      assert.deepEqual([image.stopSignal, image.volumes], ['SIGINT', ['/a', '/b']]);
      assert.deepEqual(image.digests, ['r@sha256:1']);
    });
  }
});

describe('answers of containers', () => {
  const state = { Status: 'running', StartedAt: '2026-11-24T00:00:00Z' };
  const container = (more: object) =>
    read(containerAnswer, { Id: 'c', Name: '/c', State: state, Config: {}, ...more });

  it('with next to nothing', () => {
    const found = container({ Config: { Entrypoint: null, Env: null }, HostConfig: null });
    assert.deepEqual(
      [found.networkMode, found.restartPolicy, found.cpus, found.wantedPorts, found.addresses],
      ['bridge', { name: 'no', most: 0 }, 0, [], {}],
    );
    assert.deepEqual([found.labels, found.capAdd, found.healthLog], [{}, [], []]);
  });

  const modes: readonly (readonly [string, string])[] = [
    ['default', 'bridge'],
    ['bridge', 'bridge'],
    ['', 'bridge'],
    ['host', 'host'],
    ['container:c1', 'container:c1'],
  ];
  for (const [NetworkMode, mode] of modes) {
    it(`network mode "${NetworkMode}"`, () =>
      assert.equal(container({ HostConfig: { NetworkMode } }).networkMode, mode));
  }

  const cpus: readonly (readonly [object, number])[] = [
    [{ NanoCpus: 1_500_000_000 }, 1.5],
    [{ CpuQuota: 50_000, CpuPeriod: 0 }, 0.5],
    [{ CpuQuota: 50_000, CpuPeriod: 25_000 }, 2],
    [{ CpuQuota: -1, CpuPeriod: 100_000 }, 0],
    [{}, 0],
  ];
  for (const [HostConfig, cores] of cpus) {
    it(`${cores} cores of ${JSON.stringify(HostConfig)}`, () =>
      assert.equal(container({ HostConfig }).cpus, cores));
  }

  it('its ports, wanted and had', () => {
    const had = { HostIp: '0.0.0.0', HostPort: '8080' };
    const found = container({
      Config: { ExposedPorts: { '81/tcp': {}, '80/tcp': {} } },
      HostConfig: {
        PortBindings: {
          '80/tcp': [{ HostIp: '', HostPort: '8080' }],
          '81/tcp': [{ HostIp: '', HostPort: '' }],
          '82/tcp': [{ HostPort: '8000-8010' }],
        },
      },
      NetworkSettings: {
        Ports: { '80/tcp': [had, { HostIp: '::', HostPort: '8080' }], '81/tcp': null },
      },
    });
    assert.deepEqual(
      found.wantedPorts.map(({ container: inside, hostPort }) => [inside, hostPort]),
      [
        ['80/tcp', 8080],
        ['81/tcp', 0],
        ['82/tcp', 0],
      ],
    );
    assert.deepEqual(
      found.ports.map(({ hostAddress, hostPort }) => [hostAddress, hostPort]),
      [
        ['0.0.0.0', 8080],
        ['::', 8080],
      ],
    );
    assert.deepEqual(found.exposedPorts, ['80/tcp', '81/tcp']);
  });

  it('its addresses, capabilities and entrypoint', () => {
    const found = container({
      Config: { Entrypoint: '/init', Labels: labels },
      HostConfig: { CapAdd: ['CAP_NET_ADMIN', 'sys_time'] },
      NetworkSettings: {
        Networks: { b: { IPAddress: '10.0.0.2' }, a: { IPAddress: '' }, c: null },
      },
    });
    assert.deepEqual(found.networks, ['a', 'b', 'c']);
    assert.deepEqual(found.addresses, { b: '10.0.0.2' });
    assert.deepEqual([found.capAdd, found.entrypoint], [['NET_ADMIN', 'SYS_TIME'], ['/init']]);
    assert.deepEqual(found.labels, labels);
  });

  it('in a list, with only the ports that are published', () => {
    const [listed] = read(containersAnswer, [
      {
        Id: 'c',
        Names: ['/other/alias', '/c'],
        State: 'running',
        Labels: labels,
        Ports: [
          { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
          { PrivatePort: 81, Type: 'tcp' },
        ],
        NetworkSettings: { Networks: { web: {} } },
      },
      { Id: 'd', Names: null, State: 'exited', Labels: null, Ports: null },
    ]);
    const ports = [{ container: '80/tcp', hostAddress: '::', hostPort: 8080 }];
    assert.deepEqual([listed?.name, listed?.ports, listed?.networks], ['c', ports, ['web']]);
  });

  it('changes, and none', () => {
    const raw = [0, 1, 2].map((Kind) => ({ Path: `/${Kind}`, Kind }));
    const kinds = read(changesAnswer, raw).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['changed', 'added', 'deleted']);
    assert.deepEqual(read(changesAnswer, null), []);
  });
});

describe('answers of top', () => {
  const Titles = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'];
  const row = (pid: string, parent: string, command: string): string[] => [
    '0',
    pid,
    parent,
    '0',
    '10:00',
    '?',
    '0:00',
    command,
  ];

  it('lists PID 1 first, though the host’s numbers have begun anew', () => {
    const Processes = [row('7', '32766', 'worker'), row('32766', '32700', 'uwsgi')];
    assert.deepEqual(read(topAnswer, { Titles, Processes }), ['uwsgi', 'worker']);
  });

  it('keeps the order of what has no parent in the list, or tells of none', () => {
    const Processes = [row('10', '9', 'uwsgi'), row('11', '10', 'worker'), row('30', '9', 'bash')];
    assert.deepEqual(read(topAnswer, { Titles, Processes }), ['uwsgi', 'bash', 'worker']);
    const bare = {
      Titles: ['PID', 'COMMAND'],
      Processes: [
        ['2', 'b'],
        ['1', 'a'],
      ],
    };
    assert.deepEqual(read(topAnswer, bare), ['b', 'a']);
  });
});

describe('answers of stats', () => {
  const cpu = (total: number, system: number, more: object = {}) => ({
    cpu_usage: { total_usage: total, percpu_usage: [1, 1] },
    system_cpu_usage: system,
    ...more,
  });
  const sample = {
    read: '2026-11-24T00:00:01Z',
    pids_stats: { current: 3 },
    precpu_stats: cpu(100, 1_000),
    cpu_stats: cpu(150, 1_100, { online_cpus: 4 }),
    memory_stats: { usage: 1_000, limit: 2_000, stats: { inactive_file: 300 } },
  };
  const memory = (stats: object | null, usage = 1_000) =>
    read(statsAnswer, { ...sample, memory_stats: { usage, limit: 9, stats } })?.memory;

  it('reckons as the docker command does', () => {
    assert.deepEqual(read(statsAnswer, sample), {
      memory: 700,
      memoryLimit: 2_000,
      cpu: 200,
      processes: 3,
    });
    const old = { ...sample, cpu_stats: cpu(150, 1_100) };
    assert.equal(read(statsAnswer, old)?.cpu, 100);
    assert.equal(read(statsAnswer, { ...sample, precpu_stats: cpu(150, 1_100) })?.cpu, 0);
    assert.equal(read(statsAnswer, { ...sample, precpu_stats: null })?.cpu.toFixed(1), '54.5');
  });

  it('takes the page cache off, of both versions of control groups', () => {
    assert.equal(memory({ total_inactive_file: 400, inactive_file: 1 }), 600);
    assert.equal(memory({ inactive_file: 400 }), 600);
    assert.equal(memory({ inactive_file: 4_000 }), 1_000);
    assert.equal(memory(null), 1_000);
  });

  it('is nothing of a container that does not run', () => {
    assert.equal(read(statsAnswer, { ...sample, read: '0001-01-01T00:00:00Z' }), undefined);
    assert.equal(read(statsAnswer, { name: '/c', id: 'c' }), undefined);
  });
});
