import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

/** A real dockerd of the test's own, to be stopped: the machine's own daemon notices nothing. */
export interface PrivateDaemon {
  readonly socket: string;
  /** Of the process that runs now, in whose network namespace it listens. */
  pid(): number;
  /** Starts it, again too, and waits until it answers. */
  start(): Promise<void>;
  /** SIGKILL: it ends without a word, and its socket file stays. */
  kill(): Promise<void>;
  /** SIGSTOP: the kernel still takes connections for it, and nobody answers. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** Ends it, and removes all that it made. */
  remove(): Promise<void>;
}

const startLimit = 30_000;
/** A daemon that hangs answers nothing. */
const callLimit = 10_000;

/** Needs root. Without a bridge it would remove that of the other daemon: it has a network of its own. */
export async function makePrivateDaemon(
  /** What stands in its daemon.json. */
  settings: Readonly<Record<string, unknown>> = {},
  /** Where it listens besides its socket, e.g. `tcp://0.0.0.0:2376`. */
  hosts: readonly string[] = [],
): Promise<PrivateDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-dockerd-'));
  const at = (name: string): string => join(folder, name);
  const socket = at('docker.sock');
  const containerdPid = at('exec/containerd/containerd.pid');
  await writeFile(at('daemon.json'), JSON.stringify(settings));
  let daemon: ChildProcess | undefined;
  let said = '';

  const send = (word: NodeJS.Signals): void => {
    if (daemon?.exitCode === null && daemon.signalCode === null) daemon.kill(word);
  };
  const ended = async (): Promise<void> => {
    if (daemon?.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit');
  };

  return {
    socket,
    pid: () => daemon?.pid ?? 0,
    start: async () => {
      // `unshare` and `sh` become the daemon: their process is the daemon's. A swarm needs loopback.
      daemon = spawn('unshare', [
        ...['--net', 'sh', '-c', 'ip link set lo up; exec dockerd "$@"', 'dockerd'],
        ...['--host', `unix://${socket}`, '--config-file', at('daemon.json')],
        ...hosts.flatMap((host) => ['--host', host]),
        ...['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid')],
        ...['--storage-driver=vfs', '--bridge=none', '--iptables=false', '--ip6tables=false'],
        '--ip-masq=false',
      ]);
      for (const stream of [daemon.stdout, daemon.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
      }
      const started = daemon;
      await until(
        async () => {
          if (started.exitCode !== null) throw new Error(`dockerd ended: ${said.slice(-2000)}`);
          return answers(socket);
        },
        { limit: startLimit },
      );
    },
    kill: async () => {
      send('SIGKILL');
      await ended();
      // Half dead, it would be taken for a running one at the next start.
      await endContainerd(containerdPid, folder);
    },
    freeze: () => send('SIGSTOP'),
    thaw: () => send('SIGCONT'),
    remove: async () => {
      send('SIGCONT');
      await endContainers(socket);
      send('SIGTERM');
      const impatient = setTimeout(() => send('SIGKILL'), 10_000);
      await ended();
      clearTimeout(impatient);
      await endContainerd(containerdPid, folder);
      await unmountUnder(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const answers = async (socket: string): Promise<boolean> =>
  (await call(socket, 'GET', '/_ping')).status === 200;

/** Before the daemon: one that ends amid a swarm's tasks leaves their shims behind. */
async function endContainers(socket: string): Promise<void> {
  await call(socket, 'POST', '/swarm/leave?force=1');
  const { status, body } = await call(socket, 'GET', '/containers/json?all=1');
  if (status !== 200) return;
  const containers = JSON.parse(body) as readonly { readonly Id: string }[];
  await Promise.all(
    containers.map(({ Id }) => call(socket, 'DELETE', `/containers/${Id}?force=1&v=1`)),
  );
}

/** Status 0 when nobody answers. */
function call(
  socketPath: string,
  method: string,
  path: string,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(callLimit);
    request({ socketPath, method, path, signal }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', () => resolve({ status: 0, body: '' }));
    })
      .on('error', () => resolve({ status: 0, body: '' }))
      .end();
  });
}

/** A killed dockerd may leave its containerd behind; only one of this folder is ended. */
async function endContainerd(pidFile: string, folder: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  const commandLine = (): Promise<string> =>
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (pid > 0 && (await commandLine()).includes(folder)) {
    process.kill(pid, 'SIGKILL');
    await until(async () => !(await commandLine()).includes(folder));
  }
  await rm(pidFile, { force: true });
}

async function unmountUnder(folder: string): Promise<void> {
  const mounts = (await readFile('/proc/mounts', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`));
  for (const path of mounts.reverse()) await promisify(execFile)('umount', [path]);
}
