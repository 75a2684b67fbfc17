import type {
  Container,
  ContainerSummary,
  DaemonEvent,
  Docker,
  ExecResult,
  FileStat,
  HistoryEntry,
  Image,
} from '../../../src/world/docker/docker.ts';
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
    entrypoint: [],
    command: ['uwsgi', '--ini', 'uwsgi.ini'],
    environment: [],
    workingDirectory: '/app',
    user: '',
    labels: {},
    exposedPorts: [],
    layers: ['base', 'pip', 'app'],
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
    networks: ['bridge'],
    mounts: [],
    memoryLimit: 0,
    pid: 42,
    ...changes,
  };
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
}

/** A daemon of a few objects; `broken` throws at every read. */
export function fakeDocker(daemon: Daemon = {}, broken?: Error): Docker {
  const { images = [], containers = [] } = daemon;
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

export interface Scene {
  readonly daemon?: Daemon;
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
    files: fakeFiles(scene.files),
    evidence: { events: [], gaps: [], terminal: [], ...scene.evidence },
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
