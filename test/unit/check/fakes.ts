import { fakeCluster } from './clusterFakes.ts';
import type { ClusterScene } from './clusterFakes.ts';
import type { Docker } from '../../../src/world/docker/docker.ts';
import type {
  Container,
  ContainerSummary,
  Stats,
} from '../../../src/world/docker/objects/container.ts';
import type { DaemonEvent, DaemonInfo } from '../../../src/world/docker/objects/daemon.ts';
import type { HistoryEntry, Image } from '../../../src/world/docker/objects/image.ts';
import type { ExecResult, FileChange, FileStat } from '../../../src/world/docker/objects/inside.ts';
import type { Network } from '../../../src/world/docker/objects/network.ts';
import type { Service, ServiceTask } from '../../../src/world/docker/objects/swarm.ts';
import type { Volume } from '../../../src/world/docker/objects/volume.ts';
import type { Registry } from '../../../src/world/registry/registry.ts';
import type { Wire } from '../../../src/world/wire/wire.ts';
import type { Files } from '../../../src/world/files/files.ts';
import type { Evidence, World } from '../../../src/world/world.ts';
import { sameReference } from '../../../src/world/docker/reference.ts';

/** The lab was started a minute ago, at a round time. */
export const startedAt = 1_700_000_000_000;
export const now = startedAt + 60_000;

export function anImage(changes: Partial<Image> = {}): Image {
  return {
    id: 'sha256:aa',
    tags: [],
    created: startedAt + 20_000,
    lastTagged: startedAt + 20_000,
    size: 200_000_000,
    platform: { os: 'linux', architecture: 'amd64' },
    entrypoint: [],
    command: ['uwsgi', '--ini', 'uwsgi.ini'],
    environment: [],
    workingDirectory: '/app',
    user: '',
    labels: {},
    exposedPorts: [],
    layers: ['base', 'pip', 'app'],
    digests: [],
    stopSignal: '',
    healthcheck: [],
    volumes: [],
    ...changes,
  };
}

export function aContainer(changes: Partial<Container> = {}): Container {
  return {
    id: 'c1',
    name: 'flask',
    image: 'findsec/hello:v1',
    imageId: 'sha256:aa',
    state: 'running',
    exitCode: 0,
    oomKilled: false,
    error: '',
    restartCount: 0,
    createdAt: startedAt + 30_000,
    startedAt: startedAt + 30_000,
    finishedAt: undefined,
    health: undefined,
    tty: true,
    openStdin: true,
    hostname: 'c1c1c1',
    command: ['uwsgi', '--ini', 'uwsgi.ini'],
    environment: ['PATH=/bin'],
    ports: [],
    wantedPorts: [],
    exposedPorts: [],
    networks: ['bridge'],
    addresses: { bridge: '172.17.0.2' },
    networkMode: 'bridge',
    mounts: [],
    memoryLimit: 0,
    cpus: 0,
    pid: 42,
    entrypoint: [],
    labels: {},
    workingDirectory: '/app',
    user: '',
    restartPolicy: { name: 'no', most: 0 },
    autoRemove: false,
    privileged: false,
    capAdd: [],
    logDriver: 'json-file',
    healthLog: [],
    ...changes,
  };
}

export function someInfo(changes: Partial<DaemonInfo> = {}): DaemonInfo {
  return {
    id: 'engine-1',
    name: 'host',
    serverVersion: '28.2.0',
    storageDriver: 'overlay2',
    containerdStore: false,
    cgroupVersion: '2',
    registryMirrors: [],
    insecureRegistries: ['127.0.0.0/8'],
    liveRestore: false,
    swarm: { state: 'inactive', manager: false, nodes: 0 },
    labels: [],
    securityOptions: [],
    time: undefined,
    ...changes,
  };
}

export function aNetwork(changes: Partial<Network> = {}): Network {
  return {
    id: 'n1',
    name: 'backend',
    driver: 'bridge',
    scope: 'local',
    internal: false,
    attachable: false,
    subnets: ['172.20.0.0/16'],
    labels: {},
    containers: [],
    ...changes,
  };
}

export function aVolume(changes: Partial<Volume> = {}): Volume {
  return { name: 'data', driver: 'local', mountpoint: '/v', labels: {}, options: {}, ...changes };
}

export interface Daemon {
  readonly images?: readonly Image[];
  readonly containers?: readonly Container[];
  readonly history?: readonly HistoryEntry[];
  readonly logs?: readonly string[];
  readonly stats?: Readonly<Record<string, FileStat>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly processes?: readonly string[];
  readonly exec?: ExecResult;
  readonly info?: DaemonInfo;
  readonly changes?: readonly FileChange[];
  /** What each running container uses. */
  readonly usage?: Stats;
  readonly networks?: readonly Network[];
  readonly volumes?: readonly Volume[];
  /** Left out: this daemon is no swarm manager. */
  readonly services?: readonly Service[];
  readonly serviceTasks?: readonly ServiceTask[];
}

/** A daemon of a few objects; `broken` throws at every read. */
export function fakeDocker(daemon: Daemon = {}, broken?: Error): Docker {
  const { images = [], containers = [], networks = [], volumes = [] } = daemon;
  const answer = <Value>(value: Value): Promise<Value> =>
    broken === undefined ? Promise.resolve(value) : Promise.reject(broken);
  const named = (name: string): Container | undefined =>
    containers.find((each) => each.name === name || each.id === name);
  const summary = (each: Container): ContainerSummary => ({
    ...each,
    created: Math.floor(each.createdAt / 1000),
  });
  return {
    version: () => answer({ version: '28.2.0', apiVersion: '1.50', os: 'linux', arch: 'amd64' }),
    images: () =>
      answer(images.map((each) => ({ ...each, created: Math.floor((each.created ?? 0) / 1000) }))),
    image: (ref) =>
      answer(
        images.find(({ id, tags }) => id === ref || tags.some((tag) => sameReference(tag, ref))),
      ),
    history: () => answer(daemon.history ?? []),
    containers: () => answer(containers.map(summary)),
    container: (name) => answer(named(name)),
    logs: (given, lines) => {
      const found = named(typeof given === 'string' ? given : given.id);
      return answer(found && (daemon.logs ?? []).slice(-lines));
    },
    top: (name) => answer(named(name)?.state === 'running' ? (daemon.processes ?? []) : undefined),
    stat: (name, path) => answer(named(name) && daemon.stats?.[path]),
    readFile: (name, path) => answer(named(name) && daemon.files?.[path]),
    exec: (name) => answer(named(name)?.state === 'running' ? daemon.exec : undefined),
    info: () => answer(daemon.info ?? someInfo()),
    changes: (name) => answer(named(name) && (daemon.changes ?? [])),
    stats: (name) => answer(named(name)?.state === 'running' ? daemon.usage : undefined),
    networks: () => answer(networks),
    network: (name) => answer(networks.find((each) => each.name === name || each.id === name)),
    volumes: () => answer(volumes),
    volume: (name) => answer(volumes.find((each) => each.name === name)),
    services: () => answer(daemon.services),
    serviceTasks: () => answer(daemon.serviceTasks),
  };
}

function fakeFiles(files: Readonly<Record<string, string>> = {}): Files {
  return {
    folder: '/lab',
    list: () => Promise.resolve(Object.keys(files).sort()),
    read: (path) => {
      const text = files[path];
      return Promise.resolve(
        text === undefined ? { kind: 'missing' } : { kind: 'file', text, modified: now },
      );
    },
  };
}

/** A wire at which nobody answers but as told. */
function fakeWire(answers: Partial<Wire> = {}): Wire {
  const refused = () =>
    Promise.resolve({ fault: 'refused', detail: 'connect ECONNREFUSED' } as const);
  return { host: '127.0.0.1', http: refused, tcp: refused, uwsgi: refused, ...answers };
}

/** Registries that hold nothing but what is told. */
function fakeRegistry(answers: Partial<Registry> = {}): Registry {
  const missing = () => Promise.resolve({ fault: 'missing', detail: 'NAME_UNKNOWN' } as const);
  return {
    ping: () => Promise.resolve({ answer: { open: true } }),
    repositories: missing,
    tags: missing,
    manifest: missing,
    logins: () => Promise.resolve([]),
    ...answers,
  };
}

export interface Scene {
  readonly cluster?: ClusterScene;
  readonly daemon?: Daemon;
  readonly wire?: Partial<Wire>;
  readonly registry?: Partial<Registry>;
  readonly broken?: Error;
  readonly files?: Readonly<Record<string, string>>;
  readonly evidence?: Partial<Evidence>;
  readonly answers?: World['answers'];
  readonly passed?: readonly string[];
  readonly asked?: boolean;
  readonly owns?: NonNullable<World['owns']>;
}

export function fakeWorld(scene: Scene = {}): World {
  return {
    docker: fakeDocker(scene.daemon, scene.broken),
    cluster: fakeCluster(scene.cluster, scene.broken),
    files: fakeFiles(scene.files),
    wire: fakeWire(scene.wire),
    registry: fakeRegistry(scene.registry),
    evidence: {
      events: [],
      gaps: [],
      cluster: { acts: [], gaps: [] },
      terminal: [],
      ...scene.evidence,
    },
    answers: scene.answers ?? {},
    passed: new Set(scene.passed),
    owns: scene.owns ?? { containers: ['flask', 'flask-2'], images: ['findsec/hello:v1'] },
    startedAt,
    asked: scene.asked ?? true,
    now,
  };
}

export function tagEvent(name: string, id: string, seconds = 10): DaemonEvent {
  return anEvent('image', 'tag', id, name, seconds);
}

export function execEvent(container: string, command: string, seconds = 40): DaemonEvent {
  return anEvent('container', `exec_create: ${command}`, 'c1', container, seconds);
}

export function anEvent(
  type: string,
  action: string,
  id: string,
  name: string,
  seconds: number,
): DaemonEvent {
  const time = startedAt + seconds * 1000;
  return { time, timeNano: `${time}000000`, type, action, id, attributes: { name } };
}
