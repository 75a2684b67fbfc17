import type { Container } from '../../../src/world/docker/objects/container.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import type { FileChange } from '../../../src/world/docker/objects/inside.ts';
import type { TerminalCommand } from '../../../src/world/world.ts';
import { aContainer, anEvent, anImage, now, startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const v1 = anImage({ tags: [ref] });
const running = { name: 'flask', state: 'running', image: ref };
const page = { container: 'flask', port: 8080 };
const run = ['docker', 'run', '-d', '--name', 'flask', ref];

const one = (changes: Partial<Container>, more: Scene = {}): Scene => ({
  ...more,
  daemon: { images: [v1], containers: [aContainer(changes)], ...more.daemon },
});
const ended = (exitCode: number, changes: Partial<Container> = {}, more: Scene = {}): Scene =>
  one({ state: 'exited', exitCode, finishedAt: now - 3_000, ...changes }, more);
const never = (exitCode: number, error: string, changes: Partial<Container> = {}): Scene =>
  one({ state: 'created', startedAt: undefined, exitCode, error, ...changes });
const typed = (commandLine: string, output = '', exitCode = 125): TerminalCommand => ({
  time: startedAt + 50_000,
  commandLine,
  exitCode,
  output,
});
const act = (action: string, seconds: number, attributes = {}): DaemonEvent => {
  const event = anEvent('container', action, 'c1', 'flask', seconds);
  return { ...event, attributes: { ...event.attributes, ...attributes } };
};
const runc = 'OCI runtime create failed: runc create failed: unable to start container process: ';
const conflict =
  'docker: Error response from daemon: Conflict. The container name "/flask" is already in use by container "c1".';
const taken =
  'driver failed programming external connectivity: Bind for 0.0.0.0:8080 failed: port is already allocated';
const aFolder = { type: 'directory', size: 0, mode: 0o755, linkTarget: '' } as const;
const crlf = { '/app/run.sh': '#!/bin/sh\r\necho hi\r\n' };
const changed: readonly FileChange[] = [
  { kind: 'changed', path: '/app' },
  { kind: 'changed', path: '/app/app.py' },
];
const repaired: Scene = {
  ...one({}, { daemon: { changes: changed, files: { '/app/app.py': 'right\n' } } }),
  files: { Dockerfile: 'FROM a\nWORKDIR /app\nCOPY . .\n', 'app.py': 'wrong\n' },
};

const ofContainer: readonly Omit<State, 'type' | 'spec'>[] = [
  {
    name: 'the name is held by one that was stopped',
    scene: {
      ...ended(0),
      evidence: { terminal: [typed(`docker run --name flask ${ref}`, conflict)] },
    },
    cause: 'name-taken',
    remedy: { run },
  },
  {
    name: 'the name was refused, and nobody could read why',
    scene: { ...ended(1), evidence: { terminal: [typed(`docker run --name flask ${ref}`)] } },
    cause: 'name-taken',
  },
  {
    name: 'another run was refused for another reason',
    scene: {
      ...ended(1),
      evidence: { terminal: [typed(`docker run --name flask ${ref}`, 'invalid')] },
    },
    cause: 'exited',
  },
  {
    name: 'the name is held by one from before the lab, of another image',
    scene: one({ createdAt: startedAt - 9e6, image: 'nginx', imageId: 'sha256:n' }),
    cause: 'name-taken',
    remedy: { run },
  },
  {
    name: 'the options stand behind the image',
    scene: never(127, `${runc}exec: "--name": executable file not found in $PATH: unknown`, {
      name: 'eager_hopper',
      command: ['--name', 'flask'],
    }),
    cause: 'flags-after-image',
    remedy: { run },
  },
  {
    name: 'an option stands behind an image with an entrypoint',
    scene: ended(1, { entrypoint: ['uwsgi'], command: ['uwsgi', '-p', '8080:80'] }),
    cause: 'flags-after-image',
  },
  {
    name: 'an entrypoint has options of its own',
    scene: ended(1, { entrypoint: ['uwsgi'], command: ['uwsgi', '-p', '4'] }),
    cause: 'exited',
  },
  {
    name: 'the port is taken by a program',
    scene: never(128, taken),
    cause: 'port-taken',
  },
  ...[
    'listen tcp4 0.0.0.0:8080: bind: address already in use',
    'failed to bind host port for 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use',
    'failed to bind host port 0.0.0.0:8080/tcp: address already in use',
    'listen tcp [::]:8080: bind: address already in use',
  ].map((error) => ({ name: error, scene: never(128, error), cause: 'port-taken' })),
  {
    name: 'the port was taken, and --rm removed the container',
    scene: {
      daemon: { images: [v1] },
      evidence: { terminal: [typed(`docker run --rm --name flask -p 8080:80 ${ref}`, taken)] },
    },
    cause: 'port-taken',
  },
  {
    name: 'Docker took none of an option',
    scene: {
      daemon: { images: [v1] },
      evidence: { terminal: [typed(`docker run --nmae flask ${ref}`, 'unknown flag: --nmae')] },
    },
    cause: 'run-refused',
    remedy: { run },
  },
  {
    name: 'another container’s run was refused',
    scene: {
      daemon: { images: [v1] },
      evidence: { terminal: [typed(`docker run --name db -p x ${ref}`, 'invalid')] },
    },
    cause: 'container-missing',
  },
  {
    name: 'the value stands apart from its variable',
    scene: {
      daemon: { images: [v1] },
      evidence: { terminal: [typed(`docker run -d --name flask -e MODE debug ${ref}`)] },
    },
    cause: 'env-without-equals',
    remedy: { run },
  },
  {
    name: 'the script has Windows line ends',
    scene: {
      ...ended(
        1,
        { command: ['./run.sh'] },
        { daemon: { logs: ['exec ./run.sh: no such file or directory'], files: crlf } },
      ),
      files: { 'run.sh': '#!/bin/sh\r\necho hi\r\n' },
    },
    cause: 'crlf-script',
  },
  {
    name: 'the script has Windows line ends, and a shell reads it',
    scene: ended(
      2,
      { command: ['sh', 'run.sh'] },
      { daemon: { logs: ['run.sh: 1: hi\r: not found'], files: crlf } },
    ),
    cause: 'crlf-script',
  },
  {
    name: 'the script may not be executed',
    scene: {
      ...never(126, `${runc}exec: "/app/run.sh": permission denied: unknown`),
      files: { 'bin/run.sh': '' },
    },
    cause: 'not-executable',
    remedy: { run: ['chmod', '+x', './bin/run.sh'] },
  },
  {
    name: 'the script has no first line for the kernel',
    scene: ended(1, {}, { daemon: { logs: ['exec /app/run.sh: exec format error'] } }),
    cause: 'exec-format',
  },
  {
    name: 'the command is misspelt',
    scene: never(127, `${runc}exec: "pyhton3": executable file not found in $PATH: unknown`),
    cause: 'command-not-found',
    remedy: { run },
  },
  {
    name: 'a shell did not find the command',
    scene: ended(127, {}, { daemon: { logs: ['sh: 1: uwsgi: not found'] } }),
    cause: 'command-not-found',
  },
  {
    name: 'the interpreter of a script is not in the image',
    scene: ended(
      1,
      { command: ['/run.sh'] },
      {
        daemon: {
          logs: ['exec /run.sh: no such file or directory'],
          files: { '/run.sh': '#!/bin/bash\n' },
        },
      },
    ),
    cause: 'command-not-found',
  },
  {
    name: 'a file to mount was missing',
    scene: never(
      127,
      `${runc}error mounting "/h/a.ini" to rootfs at "/app/a.ini": Are you trying to mount a directory onto a file`,
      {
        mounts: [{ type: 'bind', source: '/h/a.ini', target: '/app/a.ini', writable: true }],
      },
    ),
    cause: 'mount-became-folder',
  },
  {
    name: 'a folder like conf.d is mounted',
    scene: ended(
      1,
      { mounts: [{ type: 'bind', source: '/h/conf.d', target: '/etc/conf.d', writable: true }] },
      { daemon: { stats: { '/etc/conf.d': aFolder } } },
    ),
    cause: 'exited',
  },
  {
    name: 'a folder of the lab’s is mounted',
    scene: {
      ...ended(
        1,
        { mounts: [{ type: 'bind', source: '/lab/a.app', target: '/a.app', writable: true }] },
        { daemon: { stats: { '/a.app': aFolder } } },
      ),
      files: { 'a.app/x': '' },
    },
    cause: 'exited',
  },
  {
    name: 'a volume was mounted in place of a file',
    scene: {
      ...ended(1, {
        mounts: [{ type: 'volume', source: 'app.ini', target: '/app/app.ini', writable: true }],
      }),
      files: { 'app.ini': '' },
    },
    cause: 'volume-for-path',
  },
  {
    name: 'it writes to a read-only mount',
    scene: ended(
      1,
      { mounts: [{ type: 'volume', source: 'data', target: '/data', writable: false }] },
      { daemon: { logs: ["OSError: [Errno 30] Read-only file system: '/data/x'"] } },
    ),
    cause: 'mount-read-only',
  },
  { name: 'dead', scene: one({ state: 'dead' }), cause: 'dead' },
  {
    name: 'killed for want of memory',
    scene: ended(137, { oomKilled: true, memoryLimit: 64e6 }),
    cause: 'out-of-memory',
  },
  ...[137, 143].map((code) => ({
    name: `ended with ${code}`,
    scene: ended(code),
    cause: 'was-stopped',
    remedy: { run: ['docker', 'start', 'flask'] },
  })),
  {
    name: 'it was stopped, and ended well',
    scene: {
      ...ended(0),
      evidence: { events: [act('start', 30), act('die', 40), act('stop', 40)] },
    },
    cause: 'was-stopped',
  },
  { name: 'it crashed', scene: ended(139), cause: 'crashed' },
  {
    name: 'Ctrl-C in docker attach',
    scene: {
      ...ended(130, { tty: false }),
      evidence: {
        events: [
          act('start', 30),
          act('attach', 40),
          act('kill', 41, { signal: '2' }),
          act('die', 41),
        ],
      },
    },
    cause: 'ended-by-ctrl-c',
    remedy: { run: ['docker', 'start', 'flask'] },
  },
  {
    name: 'a shell without -d was left',
    scene: {
      ...ended(0, { command: ['bash'] }),
      evidence: { events: [act('attach', 29), act('start', 30), act('die', 41)] },
    },
    cause: 'ended-by-ctrl-c',
  },
  {
    name: 'it was let go of, and ended later',
    scene: {
      ...ended(1),
      evidence: {
        events: [act('start', 30), act('attach', 31), act('detach', 32), act('die', 41)],
      },
    },
    cause: 'exited',
  },
  {
    name: 'a shell without a terminal',
    scene: ended(0, {
      command: ['bash'],
      tty: false,
      finishedAt: startedAt + 30_100,
    }),
    cause: 'ended-at-once',
    remedy: { run },
  },
  {
    name: 'it was started again and again, and is up just now',
    scene: one({
      restartCount: 5,
      startedAt: now - 300,
      finishedAt: now - 900,
      state: 'restarting',
    }),
    cause: 'restart-loop',
  },
];

export const endStates: readonly State[] = [
  ...ofContainer.map((state) => ({ ...state, type: 'container', spec: running })),
  ...['http', 'tcp', 'uwsgi'].map((type) => ({
    name: 'its container was killed',
    type,
    spec: page,
    scene: ended(137),
    cause: 'was-stopped',
  })),
  ...['process', 'stats'].map((type) => ({
    name: 'its container has ended',
    type,
    spec: {
      container: 'flask',
      ...(type === 'stats' ? { cpu: { below: 1 } } : { count: { least: 1 } }),
    },
    scene: ended(1),
    cause: 'exited',
  })),
  {
    name: 'its container is missing',
    type: 'logs',
    spec: { container: 'flask', includes: 'x' },
    scene: {},
    cause: 'container-missing',
  },
  {
    name: 'its container was never started',
    type: 'exec',
    spec: { container: 'flask', argv: ['true'] },
    scene: never(0, ''),
    cause: 'not-started',
  },
  {
    name: 'its container has another name',
    type: 'http',
    spec: page,
    scene: one({ name: 'eager_hopper' }),
    cause: 'other-container-name',
    remedy: { run: ['docker', 'rename', 'eager_hopper', 'flask'] },
  },
  {
    name: 'its container has almost the right name',
    type: 'stats',
    spec: { container: 'flask', cpu: { below: 1 } },
    scene: one({ name: 'falsk', image: 'nginx', imageId: 'sha256:n' }),
    cause: 'other-container-name',
  },
  {
    name: 'another of the lab’s containers is from that image',
    type: 'http',
    spec: { ...page, container: 'flask-2' },
    scene: {
      daemon: {
        images: [v1],
        containers: [aContainer(), aContainer({ id: 'c2', name: 'eager_hopper' })],
      },
    },
    cause: 'container-missing',
  },
  {
    name: 'the container that should have ended runs',
    type: 'container',
    spec: { name: 'flask', state: 'exited' },
    scene: one({}),
    cause: 'still-running',
    remedy: { run: ['docker', 'stop', 'flask'] },
  },
  {
    name: 'the container ended with another code',
    type: 'container',
    spec: { name: 'flask', exitCode: 0 },
    scene: ended(3),
    cause: 'exited',
  },
  {
    name: 'the container that should have ended with another code was killed',
    type: 'container',
    spec: { name: 'flask', state: 'exited', exitCode: 130 },
    scene: ended(137),
    cause: 'was-stopped',
    remedy: { run: ['docker', 'start', 'flask'] },
  },
  {
    name: 'what should be gone is there',
    type: 'container',
    spec: { name: 'flask', exists: false },
    scene: one({}),
    cause: 'not-removed',
    remedy: { run: ['docker', 'rm', '-f', 'flask'] },
  },
  {
    name: 'it was removed and run anew in place of stopped and started',
    type: 'container',
    spec: { name: 'flask', state: 'running', startedAgain: true },
    scene: one({}),
    cause: 'not-restarted',
    remedy: { run: ['docker', 'restart', 'flask'] },
  },
  ...[
    { type: 'file', spec: { path: 'app.py', includes: 'right' } },
    {
      type: 'container-file',
      spec: { container: 'flask', path: '/app/app.py', includes: 'other' },
    },
  ].map((state) => ({
    ...state,
    name: 'the file was changed in the container alone',
    scene:
      state.type === 'file'
        ? repaired
        : ({
            ...repaired,
            daemon: {
              ...repaired.daemon,
              stats: { '/app/app.py': { type: 'file', size: 6, mode: 0o644, linkTarget: '' } },
            },
          } satisfies Scene),
    cause: 'repaired-inside',
    remedy: { run: ['docker', 'exec', 'flask', 'cat', '/app/app.py'] },
  })),
];
