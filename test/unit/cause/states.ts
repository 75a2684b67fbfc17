import type { TerminalCommand } from '../../../src/world/world.ts';
import {
  aContainer,
  anEvent,
  anImage,
  execEvent,
  now,
  startedAt,
  tagEvent,
} from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import { actStates } from './actStates.ts';
import { buildStates } from './buildStates.ts';
import { clusterPodStates } from './clusterPodStates.ts';
import { clusterStates } from './clusterStates.ts';
import { controlPlaneStates } from './controlPlaneStates.ts';
import { endStates } from './endStates.ts';
import { httpStates } from './httpStates.ts';
import { insideStates } from './insideStates.ts';
import { registryStates } from './registryStates.ts';
import { terminalStates } from './terminalStates.ts';
import { settingStates } from './settingStates.ts';

/** A state of the world that a learner gets into, and the cause that must be named first for it. */
export interface State {
  readonly name: string;
  readonly type: string;
  readonly spec: unknown;
  readonly scene: Scene;
  readonly cause: string;
  /** The last remedy that is offered, when it is one that does it. */
  readonly remedy?: unknown;
  /** The text that an edit would write, of one that is offered. */
  readonly edit?: string;
}

const ref = 'findsec/hello:v1';
const hello = (tag: string, changes = {}) =>
  anImage({ id: `sha256:${tag}`, tags: [tag], ...changes });
const v1 = anImage({ tags: [ref] });
const image = { ref };
const sharing = { ref, sharesLayersWith: { ref: 'findsec/hello:v0', butLast: 1 } };
const running = { name: 'flask', state: 'running', image: ref, tty: true };
const bash = { container: 'flask', exec: { includes: 'bash' } };
const socket = { container: 'flask', path: '/run/hello.sock', type: 'socket' };

function typed(
  commandLine: string,
  exitCode: number | undefined = 1,
  seconds = 30,
): TerminalCommand {
  return { time: startedAt + seconds * 1000, commandLine, exitCode };
}
const terminal = (...commands: TerminalCommand[]): Scene => ({ evidence: { terminal: commands } });
const images = (...all: ReturnType<typeof anImage>[]): Scene => ({ daemon: { images: all } });
const containers = (...all: ReturnType<typeof aContainer>[]): Scene => ({
  daemon: { images: [v1], containers: all },
});

const imageStates: readonly Omit<State, 'type'>[] = [
  { name: 'nothing was built', spec: image, scene: {}, cause: 'never-built' },
  {
    name: 'only foreign images are there',
    spec: image,
    scene: images(hello('python:3.11'), hello('nginx:v1')),
    cause: 'never-built',
  },
  {
    name: 'the image to compare it with is gone',
    spec: sharing,
    scene: images(v1),
    cause: 'never-built',
    remedy: { run: ['docker', 'build', '-t', 'findsec/hello:v0', '.'] },
  },
  {
    name: 'no layer of it is its own',
    spec: sharing,
    scene: images(v1, hello('findsec/hello:v0')),
    cause: 'same-files',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'it was only given a second name',
    spec: sharing,
    scene: {
      ...images(anImage({ tags: [ref, 'findsec/hello:v0'] })),
      ...terminal(typed(`docker tag findsec/hello:v0 ${ref}`, 0)),
    },
    cause: 'tag-moved',
  },
  {
    name: 'more layers than one are its own',
    spec: sharing,
    scene: images(v1, hello('findsec/hello:v0', { layers: ['base', 'pip0', 'app0'] })),
    cause: 'layers-apart',
  },
  {
    name: 'another tag is older than the lab',
    spec: image,
    scene: images(hello('findsec/hello:v0', { created: startedAt - 9, lastTagged: startedAt - 9 })),
    cause: 'never-built',
  },
  {
    name: 'another tag belongs to the lab itself',
    spec: { ref: 'findsec/hello:v2' },
    scene: { ...images(v1), owns: { containers: [], images: [ref, 'findsec/hello:v2'] } },
    cause: 'never-built',
  },
  {
    name: 'it is none of the lab’s own, and not here',
    spec: { ref: 'httpd:2.4' },
    scene: images(v1),
    cause: 'never-pulled',
    remedy: { run: ['docker', 'pull', 'httpd:2.4'] },
  },
  {
    name: 'it was pulled without a tag',
    spec: { ref: 'httpd:2.4', digest: true },
    scene: images(hello('httpd:latest')),
    cause: 'never-pulled',
  },
  {
    name: 'it is none of the lab’s own, and was loaded from a file',
    spec: { ref: 'httpd:2.4', digest: true },
    scene: images(hello('httpd:2.4')),
    cause: 'never-pulled',
  },
  {
    name: 'built without a tag',
    spec: image,
    scene: images(hello('findsec/hello:latest')),
    cause: 'wrong-tag',
    remedy: { run: ['docker', 'tag', 'findsec/hello:latest', ref] },
  },
  {
    name: 'built from the cache under another tag',
    spec: image,
    scene: {
      ...images(hello('findsec/hello:1', { created: startedAt - 9, lastTagged: undefined })),
      evidence: { events: [tagEvent('findsec/hello:1', 'sha256:findsec/hello:1')] },
    },
    cause: 'wrong-tag',
    remedy: { run: ['docker', 'tag', 'findsec/hello:1', ref] },
  },
  {
    name: 'another tag and another name are there',
    spec: image,
    scene: images(hello('findsec/helo:v1'), hello('findsec/hello:v')),
    cause: 'wrong-tag',
  },
  {
    name: 'the repository is misspelt',
    spec: image,
    scene: images(hello('findsec/hallo:v1')),
    cause: 'wrong-name',
    remedy: { run: ['docker', 'tag', 'findsec/hallo:v1', ref] },
  },
  ...['hello:v1', 'findsec-hello:v1', 'findesc/hello:latest', 'fidnsec/hello:v1'].map((name) => ({
    name: `built as ${name}`,
    spec: image,
    scene: images(hello(name)),
    cause: 'wrong-name',
  })),
  ...[
    'docker build -t findsec/hello:v1',
    'sudo docker image build --tag=findsec/hello:v1 --no-cache',
    'DOCKER_BUILDKIT=1 docker buildx build --build-arg A=. -f Dockerfile -tfindsec/hello:v1',
    'docker build -t findsec/hello:v1 Dockerfile',
    'cd . && docker build -t "findsec/hello:v1"',
  ].map((line) => ({
    name: `\`${line}\``,
    spec: image,
    scene: terminal(typed(line)),
    cause: 'build-argument-forgotten',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  })),
  {
    name: 'the folder was forgotten, then another tag was built',
    spec: image,
    scene: {
      ...images(hello('findsec/hello:latest')),
      ...terminal(typed(`docker build -t ${ref}`), typed('docker build -t findsec/hello .', 0, 40)),
    },
    cause: 'wrong-tag',
  },
  {
    name: 'the folder was forgotten before the lab',
    spec: image,
    scene: terminal(typed(`docker build -t ${ref}`, 1, -5)),
    cause: 'never-built',
  },
  {
    name: 'the build stopped',
    spec: image,
    scene: terminal(typed(`docker build -t ${ref} .`)),
    cause: 'build-failed',
  },
  {
    name: 'built without a name',
    spec: image,
    scene: { ...images(anImage({ tags: [] })), ...terminal(typed('docker build .', 0)) },
    cause: 'no-name',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'the command is another',
    spec: { ref, command: { includes: 'gunicorn' } },
    scene: { ...images(v1), files: { Dockerfile: 'FROM a\nCMD ["uwsgi"]\n' } },
    cause: 'wrong-command',
  },
  {
    name: 'built once',
    spec: { ref, rebuilt: { keeps: 'pip' } },
    scene: rebuild([tagEvent(ref, 'sha256:aa')], ['base', 'pip', 'app0']),
    cause: 'not-rebuilt',
  },
  {
    name: 'built twice with nothing changed',
    spec: { ref, rebuilt: { keeps: 'pip' } },
    scene: rebuild([tagEvent(ref, 'sha256:aa'), tagEvent(ref, 'sha256:aa', 20)]),
    cause: 'nothing-changed',
  },
  {
    name: 'the earlier build was pruned',
    spec: { ref, rebuilt: { keeps: 'pip' } },
    scene: rebuild([tagEvent(ref, 'sha256:pruned', 20), tagEvent(ref, 'sha256:aa', 21)]),
    cause: 'earlier-build-gone',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'pip ran again',
    spec: { ref, rebuilt: { keeps: 'pip' } },
    scene: {
      ...rebuild([tagEvent(ref, 'sha256:old'), tagEvent(ref, 'sha256:aa', 20)], ['base', 'x', 'y']),
      files: { Dockerfile: 'FROM a\nCOPY . .\nRUN pip install -r requirements.txt\n' },
    },
    cause: 'order-of-copy',
  },
  {
    name: 'a port is not declared, which no cause knows',
    spec: { ref, ports: ['80'] },
    scene: images(v1),
    cause: 'unknown',
  },
];

function rebuild(events: ReturnType<typeof tagEvent>[], oldLayers?: readonly string[]): Scene {
  const old = anImage({ id: 'sha256:old', created: startedAt - 1, layers: oldLayers ?? [] });
  const history = ['base', 'RUN pip', 'COPY .'].map((createdBy) => ({
    createdBy,
    created: 0,
    size: 1,
    layer: true,
  }));
  const all = oldLayers === undefined ? [v1] : [v1, old];
  return { daemon: { images: all, history }, evidence: { events } };
}

const containerStates: readonly Omit<State, 'type'>[] = [
  {
    name: 'nothing runs',
    spec: running,
    scene: containers(),
    cause: 'container-missing',
    remedy: { run: ['docker', 'run', '-ti', '-d', '--name', 'flask', ref] },
  },
  {
    name: 'only a foreign container runs',
    spec: running,
    scene: containers(aContainer({ name: 'db', image: 'postgres', imageId: 'sha256:db' })),
    cause: 'container-missing',
  },
  {
    name: 'only the lab’s other container runs',
    spec: { ...running, name: 'flask-2' },
    scene: containers(aContainer()),
    cause: 'container-missing',
  },
  {
    name: 'one of that image is older than the lab',
    spec: running,
    scene: containers(aContainer({ name: 'old', createdAt: startedAt - 60_000 })),
    cause: 'container-missing',
  },
  {
    name: 'it got a made-up name',
    spec: running,
    scene: containers(aContainer({ name: 'eager_hopper' })),
    cause: 'other-container-name',
    remedy: { run: ['docker', 'rename', 'eager_hopper', 'flask'] },
  },
  {
    name: 'the second got another name',
    spec: { ...running, name: 'flask-2' },
    scene: containers(aContainer(), aContainer({ id: 'c2', name: 'flask-two' })),
    cause: 'other-container-name',
    remedy: { run: ['docker', 'rename', 'flask-two', 'flask-2'] },
  },
  {
    name: 'it runs the build before',
    spec: running,
    scene: containers(aContainer({ imageId: 'sha256:old' })),
    cause: 'old-build',
    remedy: { run: ['docker', 'run', '-ti', '-d', '--name', 'flask', ref] },
  },
  {
    name: 'the build before, exited',
    spec: running,
    scene: containers(aContainer({ imageId: 'sha256:old', state: 'exited', exitCode: 1 })),
    cause: 'old-build',
  },
  {
    name: 'it runs the base image',
    spec: running,
    scene: containers(aContainer({ imageId: 'sha256:py', image: 'python:3.11-slim-bookworm' })),
    cause: 'other-image',
  },
  {
    name: 'created only',
    spec: running,
    scene: containers(aContainer({ state: 'created', startedAt: undefined })),
    cause: 'not-started',
    remedy: { run: ['docker', 'start', 'flask'] },
  },
  ...[0, 1].map((exitCode) => ({
    name: `exited with ${exitCode}`,
    spec: running,
    scene: containers(aContainer({ state: 'exited', exitCode, finishedAt: now - 3_000 })),
    cause: 'exited',
  })),
  {
    name: 'restarting again and again',
    spec: running,
    scene: containers(
      aContainer({ state: 'restarting', exitCode: 1, finishedAt: now - 500, restartCount: 4 }),
    ),
    cause: 'restart-loop',
  },
  {
    name: 'without a terminal',
    spec: running,
    scene: containers(aContainer({ tty: false })),
    cause: 'no-terminal',
    remedy: { run: ['docker', 'run', '-ti', '-d', '--name', 'flask', ref] },
  },
  {
    name: 'paused',
    spec: running,
    scene: containers(aContainer({ state: 'paused' })),
    cause: 'paused',
    remedy: { run: ['docker', 'unpause', 'flask'] },
  },
];

const containerFileStates: readonly Omit<State, 'type'>[] = [
  { name: 'its container is missing', spec: socket, scene: {}, cause: 'container-missing' },
  {
    name: 'the container has exited',
    spec: socket,
    scene: containers(aContainer({ state: 'exited', exitCode: 1 })),
    cause: 'exited',
  },
  {
    name: 'the ini says a port',
    spec: socket,
    scene: { ...containers(aContainer()), files: { 'global.ini': '[uwsgi]\nsocket = :3031\n' } },
    cause: 'port-for-socket',
  },
  {
    name: 'the ini is mended, and the log tells the port',
    spec: socket,
    scene: {
      daemon: {
        containers: [aContainer()],
        logs: ['uwsgi socket 0 bound to TCP address :3031 fd 3'],
      },
      files: { 'global.ini': '[uwsgi]\nsocket = /run/hello.sock\n' },
    },
    cause: 'port-for-socket',
  },
  { name: 'nobody knows why', spec: socket, scene: containers(aContainer()), cause: 'unknown' },
];

const eventStates: readonly Omit<State, 'type'>[] = [
  {
    name: 'never done',
    spec: bash,
    scene: containers(aContainer()),
    cause: 'exec-never',
    remedy: { run: ['docker', 'exec', '-ti', 'flask', 'bash'] },
  },
  {
    name: 'perhaps done while nobody listened',
    spec: bash,
    scene: { ...containers(aContainer()), evidence: { gaps: [{ from: startedAt, to: now }] } },
    cause: 'exec-never',
  },
  { name: 'no such container', spec: bash, scene: {}, cause: 'container-missing' },
  {
    name: 'the container is stopped',
    spec: bash,
    scene: containers(aContainer({ state: 'exited', exitCode: 137 })),
    cause: 'exec-stopped',
    remedy: { run: ['docker', 'start', 'flask'] },
  },
  {
    name: 'done in another container',
    spec: bash,
    scene: { ...containers(aContainer()), evidence: { events: [execEvent('flask-2', 'bash')] } },
    cause: 'exec-elsewhere',
  },
  {
    name: 'done in a foreign container',
    spec: bash,
    scene: { ...containers(aContainer()), evidence: { events: [execEvent('database', 'bash')] } },
    cause: 'exec-never',
  },
  {
    name: 'done in a foreign container, from the lab’s terminal',
    spec: bash,
    scene: {
      ...containers(aContainer()),
      evidence: {
        events: [execEvent('database', 'bash')],
        terminal: [typed('docker exec -it database bash', 0)],
      },
    },
    cause: 'exec-elsewhere',
  },
  {
    name: 'tried by the image’s name',
    spec: bash,
    scene: {
      ...containers(aContainer()),
      ...terminal(typed('docker exec -ti -u root findsec/hello:v1 bash')),
    },
    cause: 'exec-elsewhere',
  },
  {
    name: 'tried in the right container, in vain',
    spec: bash,
    scene: { ...containers(aContainer()), ...terminal(typed('docker exec -ti flask bahs')) },
    cause: 'exec-never',
  },
  {
    name: 'another command',
    spec: bash,
    scene: { ...containers(aContainer()), evidence: { events: [execEvent('flask', 'sh')] } },
    cause: 'exec-other-command',
  },
  {
    name: 'another action was seen',
    spec: { container: 'flask', action: 'die' },
    scene: { evidence: { events: [anEvent('container', 'start', 'c1', 'flask', 3)] } },
    cause: 'act-never',
  },
];

const ini = { path: 'global.ini', ini: { uwsgi: { processes: 2, socket: '/run/hello.sock' } } };
const lines = (socketValue: string, processes = '2') =>
  `[uwsgi]\nprocesses = ${processes}\nsocket = ${socketValue}\n`;
const inFile = (text: string): Scene => ({ files: { 'global.ini': text } });
const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

const fileStates: readonly Omit<State, 'type'>[] = [
  {
    name: 'a gap is left',
    spec: ini,
    scene: inFile(lines('____')),
    cause: 'gap-left',
    remedy: { edit: { path: 'global.ini', range: at(2, 9, 13), text: '/run/hello.sock' } },
  },
  {
    name: 'the file is gone',
    spec: ini,
    scene: { files: { 'globl.ini': '' } },
    cause: 'file-missing',
  },
  ...[':3031', '127.0.0.1:3031', '3031'].map((value) => ({
    name: `the socket is ${value}`,
    spec: ini,
    scene: inFile(lines(value)),
    cause: 'port-for-socket',
    remedy: {
      edit: { path: 'global.ini', range: at(2, 9, 9 + value.length), text: '/run/hello.sock' },
    },
  })),
  {
    name: 'the socket is another path',
    spec: ini,
    scene: inFile(lines('/run/hallo.sock')),
    cause: 'wrong-value',
    remedy: { edit: { path: 'global.ini', range: at(2, 9, 24), text: '/run/hello.sock' } },
  },
  {
    name: 'the workers are too few',
    spec: ini,
    scene: inFile(lines('/run/hello.sock', '1')),
    cause: 'wrong-value',
    remedy: { edit: { path: 'global.ini', range: at(1, 12, 13), text: '2' } },
  },
  {
    name: 'a line is left out',
    spec: ini,
    scene: inFile('[uwsgi]\nprocesses = 2\n\n[other]\n'),
    cause: 'line-missing',
    remedy: {
      edit: { path: 'global.ini', range: at(1, 13, 13), text: '\nsocket = /run/hello.sock' },
    },
  },
  {
    name: 'the section is left out',
    spec: ini,
    scene: inFile('x'),
    cause: 'line-missing',
    remedy: {
      edit: { path: 'global.ini', range: at(0, 1, 1), text: '\n[uwsgi]\nprocesses = 2\n' },
    },
  },
  {
    name: 'a text is left out',
    spec: { path: 'global.ini', includes: 'hello' },
    scene: inFile('x'),
    cause: 'line-missing',
  },
  {
    name: 'a text that should not be there, which no cause knows',
    spec: { path: 'global.ini', excludes: 'x' },
    scene: inFile('x'),
    cause: 'unknown',
  },
];

const recipe = {
  path: 'Dockerfile',
  ordered: true,
  instructions: [
    { is: 'FROM', equals: 'python:3.11' },
    { is: 'COPY', includes: 'requirements.txt' },
    { is: 'RUN', includes: ['pip install', 'requirements.txt'] },
    { is: 'COPY', equals: '. .' },
  ],
};
const right = [
  'FROM python:3.11',
  'COPY requirements.txt .',
  'RUN pip install -r requirements.txt',
  'COPY . .',
];
const [from = '', copyList = '', install = '', copyAll = ''] = right;
const inDockerfile = (...all: string[]): Scene => ({
  files: { Dockerfile: `${all.join('\n')}\n` },
});

const dockerfileStates: readonly Omit<State, 'type'>[] = [
  {
    name: 'a gap is left in FROM',
    spec: recipe,
    scene: inDockerfile('FROM ____', copyList, install, copyAll),
    cause: 'gap-left',
    remedy: { edit: { path: 'Dockerfile', range: at(0, 5, 9), text: 'python:3.11' } },
  },
  {
    name: 'a gap is left in the list of packages',
    spec: recipe,
    scene: inDockerfile(from, 'COPY ____ .', install, 'COPY ____ .'),
    cause: 'gap-left',
    remedy: { edit: { path: 'Dockerfile', range: at(1, 5, 9), text: 'requirements.txt' } },
  },
  {
    name: 'everything is copied first',
    spec: recipe,
    scene: inDockerfile(from, copyAll, install),
    cause: 'order-of-copy',
  },
  {
    name: 'everything is copied before the list of packages',
    spec: recipe,
    scene: inDockerfile(from, copyAll, copyList, install),
    cause: 'order-of-copy',
    remedy: {
      edit: {
        path: 'Dockerfile',
        range: { start: { line: 1, character: 0 }, end: { line: 3, character: install.length } },
        text: [copyList, install, copyAll].join('\n'),
      },
    },
  },
  {
    name: 'another base',
    spec: recipe,
    scene: inDockerfile('FROM python:3.12 ', copyList, install, copyAll),
    cause: 'wrong-value',
    remedy: { edit: { path: 'Dockerfile', range: at(0, 5, 16), text: 'python:3.11' } },
  },
  {
    name: 'another last copy',
    spec: recipe,
    scene: inDockerfile(from, copyList, install, 'COPY app.py .'),
    cause: 'wrong-value',
  },
  {
    name: 'the last copy is left out',
    spec: recipe,
    scene: inDockerfile(from, copyList, install),
    cause: 'line-missing',
  },
  {
    name: 'it is called Dockerfile.txt',
    spec: recipe,
    scene: { files: { 'Dockerfile.txt': right.join('\n') } },
    cause: 'file-missing',
    remedy: { run: ['mv', 'Dockerfile.txt', 'Dockerfile'] },
  },
];

export const states: readonly State[] = [
  ...endStates,
  ...settingStates,
  ...actStates,
  ...terminalStates,
  ...buildStates,
  ...httpStates,
  ...insideStates,
  ...clusterPodStates,
  ...clusterStates,
  ...controlPlaneStates,
  ...registryStates,
  ...imageStates.map((state) => ({ ...state, type: 'image' })),
  ...containerStates.map((state) => ({ ...state, type: 'container' })),
  ...containerFileStates.map((state) => ({ ...state, type: 'container-file' })),
  ...eventStates.map((state) => ({ ...state, type: 'event' })),
  ...fileStates.map((state) => ({ ...state, type: 'file' })),
  ...dockerfileStates.map((state) => ({ ...state, type: 'dockerfile' })),
];
