import type { Container, PublishedPort } from '../../../src/world/docker/objects/container.ts';
import type { Service } from '../../../src/world/docker/objects/swarm.ts';
import {
  aContainer,
  aNetwork,
  anImage,
  aVolume,
  now,
  someInfo,
  startedAt,
} from '../check/fakes.ts';
import type { Daemon, Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const v1 = anImage({ tags: [ref] });
const one = (changes: Partial<Container>, daemon: Daemon = {}): Scene => ({
  daemon: { images: [v1], containers: [aContainer({ tty: false, ...changes })], ...daemon },
});
const port = (hostPort: number, container: number, hostAddress = '0.0.0.0'): PublishedPort => ({
  container: `${container}/tcp`,
  hostAddress,
  hostPort,
});
const published = (...ports: PublishedPort[]): Scene => one({ ports, wantedPorts: ports });
const flask = { name: 'flask', image: ref };
const run = (...options: string[]) => ({
  run: ['docker', 'run', '-d', ...options, '--name', 'flask', ref],
});
const at80 = { ...flask, ports: { 80: 8080 } };
const volumeMount = (source: string, target: string): Scene =>
  one({ mounts: [{ type: 'volume', source, target, writable: true }] });
const table = (...rows: string[]): string =>
  ['  sl  local_address rem_address   st', ...rows].join('\n');
const listens = (address: string, number: number): string =>
  `   0: ${address}:${number.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000`;
const probed = (output: string, logs: string[] = []): Scene =>
  one({ ports: [port(18080, 8080)] }, { exec: { exitCode: 0, output, error: '' }, logs });
const web: Service = {
  id: 's1',
  name: 'web',
  mode: 'replicated',
  replicas: 1,
  image: ref,
  environment: [],
  ports: [],
  endpointMode: 'vip',
  labels: {},
  update: '',
};
const task = (error: string) => ({
  id: 't1',
  service: 's1',
  slot: 1,
  node: 'n1',
  state: error === '' ? 'preparing' : 'rejected',
  wanted: 'running',
  error,
  changed: now,
  container: '',
});
const compose = (project: string, service: string, changes: Partial<Container> = {}): Scene =>
  one({
    labels: { 'com.docker.compose.project': project, 'com.docker.compose.service': service },
    ...changes,
  });

const containerStates: readonly Omit<State, 'type'>[] = [
  {
    name: 'the two sides of -p are swapped',
    spec: at80,
    scene: published(port(80, 8080)),
    cause: 'ports-swapped',
    remedy: run('-p', '8080:80'),
  },
  {
    name: 'another port of the container is published',
    spec: at80,
    scene: published(port(8080, 8000)),
    cause: 'published-other-port',
  },
  {
    name: 'another port of the host is used',
    spec: at80,
    scene: published(port(8081, 80)),
    cause: 'published-other-host-port',
  },
  {
    name: 'another address of the host is used',
    spec: { ...flask, ports: { 80: '0.0.0.0:8080' } },
    scene: published(port(8080, 80, '127.0.0.1')),
    cause: 'published-other-address',
    remedy: run('-p', '0.0.0.0:8080:80'),
  },
  {
    name: 'nothing is published',
    spec: at80,
    scene: one({ exposedPorts: ['80/tcp'] }),
    cause: 'port-unpublished',
    remedy: run('-p', '8080:80'),
  },
  {
    name: 'the network of the host publishes nothing',
    spec: at80,
    scene: one({ networkMode: 'host', wantedPorts: [port(8080, 80)] }),
    cause: 'port-unpublished',
  },
  {
    name: 'it is on another network',
    spec: { ...flask, networks: ['backend'] },
    scene: one({}, { networks: [aNetwork()] }),
    cause: 'wrong-network',
    remedy: { run: ['docker', 'network', 'connect', 'backend', 'flask'] },
  },
  {
    name: 'its network is not there',
    spec: { ...flask, networks: ['backend'] },
    scene: one({}),
    cause: 'network-missing',
    remedy: { run: ['docker', 'network', 'create', 'backend'] },
  },
  {
    name: 'the value has quotes',
    spec: { ...flask, environment: { MODE: 'debug' } },
    scene: one({ environment: ['MODE="debug"'] }),
    cause: 'environment-quoted',
    remedy: run('-e', 'MODE=debug'),
  },
  ...['MODEE=debug', 'mode=debug', 'MDOE=x'].map((pair) => ({
    name: `the variable is ${pair}`,
    spec: { ...flask, environment: { MODE: 'debug' } },
    scene: one({ environment: [pair] }),
    cause: 'environment-misspelt',
  })),
  ...[['MODE=production'], ['PATH=/bin']].map((environment) => ({
    name: `of variables there is ${environment.join('')}`,
    spec: { ...flask, environment: { MODE: 'debug' } },
    scene: one({ environment }),
    cause: 'environment-other',
  })),
  {
    name: 'a variable of the image has almost the name',
    spec: { ...flask, environment: { LANGS: 'de' } },
    scene: one({ environment: ['LANG=C'] }, { images: [{ ...v1, environment: ['LANG=C'] }] }),
    cause: 'environment-other',
  },
  {
    name: 'the volume is mounted elsewhere',
    spec: { ...flask, mounts: { '/data': 'store' } },
    scene: volumeMount('store', '/var/data'),
    cause: 'mount-other-target',
    remedy: run('-v', 'store:/data'),
  },
  {
    name: 'the volume is misspelt',
    spec: { ...flask, mounts: { '/data': 'store' } },
    scene: volumeMount('stroe', '/data'),
    cause: 'volume-misnamed',
    remedy: run('-v', 'store:/data'),
  },
  ...['', 'a'.repeat(64), 'cache'].map((source) => ({
    name: `there is mounted ${source || 'nothing'}`,
    spec: { ...flask, mounts: { '/data': 'store' } },
    scene: source === '' ? one({}) : volumeMount(source, '/data'),
    cause: 'mount-missing',
  })),
  {
    name: 'its health check fails',
    spec: { ...flask, health: 'healthy' },
    scene: one({ health: 'unhealthy', healthLog: [{ exitCode: 1, output: 'no curl\n' }] }),
    cause: 'health-failing',
  },
  {
    name: 'its health is not known yet',
    spec: { ...flask, health: 'healthy' },
    scene: one({ health: 'starting' }),
    cause: 'health-pending',
  },
  {
    name: 'it has no health check',
    spec: { ...flask, health: 'healthy' },
    scene: one({}),
    cause: 'health-check-missing',
  },
  {
    name: 'it has no limit',
    spec: { ...flask, memory: '64m' },
    scene: one({}),
    cause: 'limit-missing',
    remedy: { run: ['docker', 'update', '-m', '64m', '--memory-swap', '64m', 'flask'] },
  },
  {
    name: 'its limit has another unit',
    spec: { ...flask, memory: '64m' },
    scene: one({ memoryLimit: 64 * 1024 ** 3 }),
    cause: 'limit-other',
  },
  {
    name: 'its limit is another',
    spec: { ...flask, cpus: 0.5 },
    scene: one({ cpus: 5 }),
    cause: 'limit-other',
    remedy: { run: ['docker', 'update', '--cpus', '0.5', 'flask'] },
  },
  {
    name: 'its restart policy is another',
    spec: { ...flask, restartPolicy: 'always' },
    scene: one({}),
    cause: 'other-restart-policy',
    remedy: { run: ['docker', 'update', '--restart', 'always', 'flask'] },
  },
  {
    name: 'it should have been started again, and its restart policy does not do so',
    spec: { name: 'flask', restartPolicy: 'on-failure:3', restarts: { least: 3 } },
    scene: one({ state: 'exited', exitCode: 7 }),
    cause: 'other-restart-policy',
    remedy: { run: ['docker', 'start', 'flask'] },
  },
  {
    name: 'its user is another',
    spec: { ...flask, user: 'app' },
    scene: one({}),
    cause: 'other-user',
    remedy: run('--user', 'app'),
  },
  {
    name: 'another command was typed behind the image',
    spec: { ...flask, command: { includes: 'uwsgi' } },
    scene: one({ command: ['sleep', '9'] }),
    cause: 'other-command',
    remedy: run(),
  },
  {
    name: 'a label is missing',
    spec: { ...flask, labels: { tier: 'web' } },
    scene: one({}),
    cause: 'other-setting',
    remedy: run('--label', 'tier=web'),
  },
];

const page = { container: 'flask', port: 8080 };
const web2 = { name: 'web', image: ref };

export const settingStates: readonly State[] = [
  ...containerStates.map((state) => ({ ...state, type: 'container' })),
  ...['http', 'tcp'].flatMap((type) => [
    {
      name: 'the two sides of -p are swapped',
      type,
      spec: { container: 'flask', port: 80 },
      scene: published(port(80, 8080)),
      cause: 'ports-swapped',
    },
    { name: 'nothing is published', type, spec: page, scene: one({}), cause: 'port-unpublished' },
    {
      name: 'the program listens on 127.0.0.1',
      type,
      spec: page,
      scene: probed(table(listens('0100007F', 8080), listens('0B00007F', 40000))),
      cause: 'listens-on-loopback',
    },
    {
      name: 'the program listens on another port',
      type,
      spec: page,
      scene: probed(table(listens('00000000', 5000))),
      cause: 'listens-elsewhere',
    },
    {
      name: 'the program listens nowhere',
      type,
      spec: page,
      scene: probed(table(listens('0B00007F', 40000))),
      cause: 'listens-elsewhere',
    },
    {
      name: 'the program listens there and gives no answer',
      type,
      spec: page,
      scene: probed(table(listens('00000000', 8080))),
      cause: 'unknown',
    },
  ]),
  {
    name: 'the log says 127.0.0.1, and nobody asked for the run',
    type: 'http',
    spec: page,
    scene: {
      ...probed('', ['uwsgi socket 0 bound to TCP address 127.0.0.1:8080 fd 3']),
      asked: false,
      files: { 'uwsgi.ini': '[uwsgi]\nhttp-socket = 127.0.0.1:8080\n' },
    },
    cause: 'listens-on-loopback',
    remedy: {
      edit: {
        path: 'uwsgi.ini',
        range: { start: { line: 1, character: 14 }, end: { line: 1, character: 28 } },
        text: '0.0.0.0:8080',
      },
    },
  },
  {
    name: 'the address cannot be reached from here',
    type: 'http',
    spec: page,
    scene: {
      ...one({ ports: [port(18080, 8080, '10.9.9.9')] }),
      wire: { http: () => Promise.resolve({ fault: 'unreachable', detail: 'EHOSTUNREACH' }) },
    },
    cause: 'published-other-address',
  },
  {
    name: 'a file to mount was missing',
    type: 'container-file',
    spec: { container: 'flask', path: '/app/a.ini', type: 'file' },
    scene: one(
      { mounts: [{ type: 'bind', source: '/h/a.ini', target: '/app/a.ini', writable: true }] },
      { stats: { '/app/a.ini': { type: 'directory', size: 0, mode: 0o755, linkTarget: '' } } },
    ),
    cause: 'mount-became-folder',
    remedy: { run: ['docker', 'rm', '-f', 'flask'] },
  },
  {
    name: 'the network has almost the name',
    type: 'network',
    spec: { name: 'backend' },
    scene: { daemon: { networks: [aNetwork({ name: 'backedn' })] } },
    cause: 'network-misnamed',
    remedy: { run: ['docker', 'network', 'create', 'backend'] },
  },
  ...(
    [
      [{ driver: 'overlay' }, '--driver', 'overlay'],
      [{ internal: true }, '--internal'],
      [{ attachable: true }, '--attachable'],
      [{ subnet: '10.0.0.0/8' }, '--subnet', '10.0.0.0/8'],
      [{ labels: { a: '1' } }, '--label', 'a=1'],
    ] as const
  ).map(([wanted, ...options]) => ({
    name: `the network was made without ${options.join(' ')}`,
    type: 'network',
    spec: { name: 'backend', ...wanted },
    scene: { daemon: { networks: [aNetwork()] } },
    cause: 'network-other-setting',
    remedy: { run: ['docker', 'network', 'create', ...options, 'backend'] },
  })),
  {
    name: 'nothing like the network is there',
    type: 'network',
    spec: { name: 'backend' },
    scene: {},
    cause: 'network-missing',
  },
  {
    name: 'its container is on another network',
    type: 'network',
    spec: { name: 'backend', containers: ['flask'] },
    scene: one({}, { networks: [aNetwork()] }),
    cause: 'wrong-network',
  },
  {
    name: 'its container was stopped',
    type: 'network',
    spec: { name: 'backend', containers: ['flask'] },
    scene: one({ state: 'exited', exitCode: 137 }, { networks: [aNetwork()] }),
    cause: 'was-stopped',
  },
  {
    name: 'the network should be gone',
    type: 'network',
    spec: { name: 'backend', exists: false },
    scene: { daemon: { networks: [aNetwork()] } },
    cause: 'not-removed',
    remedy: { run: ['docker', 'network', 'rm', 'backend'] },
  },
  {
    name: 'nothing like the volume is there',
    type: 'volume',
    spec: { name: 'data' },
    scene: {},
    cause: 'volume-missing',
    remedy: { run: ['docker', 'volume', 'create', 'data'] },
  },
  {
    name: 'the volume has almost the name',
    type: 'volume',
    spec: { name: 'store' },
    scene: { daemon: { volumes: [aVolume({ name: 'stores' })] } },
    cause: 'volume-misnamed',
  },
  {
    name: 'the volume is mounted elsewhere',
    type: 'volume',
    spec: { name: 'store', usedBy: { container: 'flask', target: '/data' } },
    scene: {
      daemon: { ...volumeMount('store', '/d').daemon, volumes: [aVolume({ name: 'store' })] },
    },
    cause: 'mount-other-target',
  },
  {
    name: 'the container that should use it is missing',
    type: 'volume',
    spec: { name: 'store', usedBy: { container: 'flask' } },
    scene: { daemon: { volumes: [aVolume({ name: 'store' })] } },
    cause: 'container-missing',
  },
  ...[
    { type: 'service', spec: { name: 'web' } },
    { type: 'stack', spec: { name: 'shop' } },
    { type: 'daemon', spec: { swarm: { manager: true } } },
  ].map((state) => ({
    ...state,
    name: 'there is no swarm',
    scene: {},
    cause: 'no-swarm',
    remedy: { run: ['docker', 'swarm', 'init'] },
  })),
  {
    name: 'this Docker is a worker',
    type: 'daemon',
    spec: { swarm: { manager: true } },
    scene: { daemon: { info: someInfo({ swarm: { state: 'active', manager: false, nodes: 0 } }) } },
    cause: 'no-swarm',
  },
  {
    name: 'no such service',
    type: 'service',
    spec: { name: 'web' },
    scene: { daemon: { services: [] } },
    cause: 'service-missing',
  },
  {
    name: 'another image',
    type: 'service',
    spec: { ...web2, image: 'findsec/hello:v2' },
    scene: { daemon: { services: [web] } },
    cause: 'service-other-setting',
    remedy: { run: ['docker', 'service', 'update', '--image', 'findsec/hello:v2', 'web'] },
  },
  {
    name: 'a variable that it lacks',
    type: 'service',
    spec: { name: 'web', environment: { A: '1', B: '2' } },
    scene: { daemon: { services: [{ ...web, environment: ['A=1', 'B=1'] }] } },
    cause: 'service-other-setting',
    remedy: { run: ['docker', 'service', 'update', '--env-add', 'B=2', 'web'] },
  },
  {
    name: 'a port that it does not publish',
    type: 'stack',
    spec: { name: 'shop', services: { web: { ports: { 80: 8080 } } } },
    scene: {
      daemon: {
        services: [{ ...web, name: 'shop_web', labels: { 'com.docker.stack.namespace': 'shop' } }],
      },
    },
    cause: 'service-other-setting',
    remedy: {
      run: [
        ...['docker', 'service', 'update', '--publish-add', 'published=8080,target=80'],
        'shop_web',
      ],
    },
  },
  {
    name: 'another number of replicas',
    type: 'service',
    spec: { ...web2, replicas: 3 },
    scene: { daemon: { services: [web] } },
    cause: 'service-scale',
    remedy: { run: ['docker', 'service', 'scale', 'web=3'] },
  },
  {
    name: 'another number of replicas',
    type: 'stack',
    spec: { name: 'shop', services: { web: { replicas: 3 } } },
    scene: {
      daemon: {
        services: [{ ...web, name: 'shop_web', labels: { 'com.docker.stack.namespace': 'shop' } }],
      },
    },
    cause: 'service-scale',
    remedy: { run: ['docker', 'service', 'scale', 'shop_web=3'] },
  },
  ...['No such image: findsec/hello:v1', 'no suitable node', 'task: non-zero exit (1)', ''].map(
    (error) => ({
      name: `the task says: ${error}`,
      type: 'service',
      spec: { ...web2, running: { least: 1 } },
      scene: { daemon: { services: [web], serviceTasks: [task(error)] } },
      cause: 'service-task-failing',
    }),
  ),
  {
    name: 'the project has another name',
    type: 'compose',
    spec: { project: 'shop' },
    scene: compose('shopp', 'web'),
    cause: 'compose-other-project',
  },
  {
    name: 'the project is from the lab’s folder',
    type: 'compose',
    spec: { project: 'shop' },
    scene: compose('lab', 'web', {
      createdAt: startedAt - 9e6,
      labels: {
        'com.docker.compose.project': 'lab',
        'com.docker.compose.project.working_dir': '/lab',
      },
    }),
    cause: 'compose-other-project',
  },
  {
    name: 'the project is not up',
    type: 'compose',
    spec: { project: 'shop' },
    scene: {},
    cause: 'compose-down',
    remedy: { run: ['docker', 'compose', '-p', 'shop', 'up', '-d'] },
  },
  {
    name: 'a container of the project has ended',
    type: 'compose',
    spec: { project: 'shop', services: { web: {} } },
    scene: compose('shop', 'web', { state: 'exited', exitCode: 1 }),
    cause: 'compose-service-ended',
  },
];
