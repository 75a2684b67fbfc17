import type { TerminalCommand } from '../../../src/world/world.ts';
import { aContainer, anImage, startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const image = { ref };
const running = { name: 'flask', state: 'running', image: ref, tty: true };
const bash = { container: 'flask', exec: { includes: 'bash' } };
const v1 = anImage({ tags: [ref] });
const here = { images: [v1], containers: [aContainer()] };

function typed(commandLine: string, exitCode = 1, output?: string): TerminalCommand {
  const time = startedAt + 30_000;
  return { time, commandLine, exitCode, ...(output === undefined ? {} : { output }) };
}
const terminal = (...commands: TerminalCommand[]): Scene => ({ evidence: { terminal: commands } });

/** Causes that only the terminal tells, by the check that fails for them. */
export const terminalStates: readonly State[] = [
  ...[
    [`docker bulid -t ${ref} .`, 125],
    [`dcoker build -t ${ref} .`, 127],
    [`sudo docker --debug biuld -t ${ref} .`, 1],
  ].map(([line, code]) => ({
    name: `\`${line}\``,
    type: 'image',
    spec: image,
    scene: terminal(typed(String(line), Number(code))),
    cause: 'misspelt-command',
  })),
  {
    name: 'misspelt at first, and then right under another tag',
    type: 'image',
    spec: image,
    scene: {
      daemon: { images: [anImage({ tags: ['findsec/hello:latest'] })] },
      ...terminal(typed(`docker bulid -t ${ref} .`), typed('docker build -t findsec/hello .', 0)),
    },
    cause: 'wrong-tag',
  },
  {
    name: '`docker rnu`',
    type: 'container',
    spec: running,
    scene: { daemon: { images: [v1] }, ...terminal(typed(`docker rnu -d --name flask ${ref}`)) },
    cause: 'misspelt-command',
  },
  {
    name: '`docker exce`',
    type: 'event',
    spec: bash,
    scene: { daemon: here, ...terminal(typed('docker exce -ti flask bash')) },
    cause: 'misspelt-command',
  },
  {
    name: '`build` alone',
    type: 'image',
    spec: image,
    scene: terminal(typed(`build -t ${ref} .`, 127)),
    cause: 'docker-forgotten',
  },
  {
    name: '`run` alone',
    type: 'container',
    spec: running,
    scene: { daemon: { images: [v1] }, ...terminal(typed(`run -d --name flask ${ref}`, 127)) },
    cause: 'docker-forgotten',
  },
  {
    name: 'docker typed in a container',
    type: 'image',
    spec: image,
    scene: terminal(typed(`docker exec flask docker build -t ${ref} .`, 127)),
    cause: 'wrong-shell',
  },
  {
    name: 'docker typed in a shell of a container',
    type: 'container',
    spec: { ...running, name: 'flask-2' },
    scene: {
      daemon: here,
      ...terminal(typed('docker exec -ti flask bash', 127, 'bash: docker: command not found\r\n')),
    },
    cause: 'wrong-shell',
  },
  {
    name: 'the daemon’s option behind the verb',
    type: 'container',
    spec: running,
    scene: {
      daemon: { images: [v1] },
      ...terminal(typed(`docker run -H tcp://10.0.0.1 -d --name flask ${ref}`, 125)),
    },
    cause: 'flags-misplaced',
  },
  {
    name: 'the context’s option behind the verb',
    type: 'image',
    spec: image,
    scene: terminal(typed(`docker build --context=far -t ${ref} .`, 125)),
    cause: 'flags-misplaced',
  },
  ...[
    'permission denied while trying to connect to the Docker daemon socket at unix:///x',
    'Cannot connect to the Docker daemon at tcp://10.0.0.1:2375. Is the docker daemon running?',
  ].map((output) => ({
    name: output,
    type: 'container',
    spec: running,
    scene: {
      daemon: { images: [v1] },
      ...terminal(typed(`docker run -d --name flask ${ref}`, 1, output)),
    },
    cause: 'terminal-without-daemon',
  })),
  {
    name: 'the build before `&&` failed',
    type: 'container',
    spec: running,
    scene: {
      daemon: { images: [v1] },
      ...terminal(typed(`docker build -t ${ref} . && docker run -d --name flask ${ref}`, 1)),
    },
    cause: 'chain-broken',
  },
  {
    name: 'run behind `&&` failed itself, for a name that is taken',
    type: 'container',
    spec: running,
    scene: {
      daemon: { images: [v1] },
      ...terminal(typed(`docker build -t ${ref} . && docker run -d --name flask ${ref}`, 125)),
    },
    cause: 'run-refused',
  },
  {
    name: 'run without the tag',
    type: 'container',
    spec: running,
    scene: {
      daemon: { images: [v1] },
      ...terminal(typed('docker run -ti -d --name flask findsec/hello', 125)),
    },
    cause: 'image-not-here',
    remedy: { run: ['docker', 'run', '-ti', '-d', '--name', 'flask', ref] },
  },
  {
    name: 'capitals in the name',
    type: 'image',
    spec: image,
    scene: terminal(typed('docker build -t Findsec/Hello:v1 .')),
    cause: 'upper-case-name',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
];
