import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePath, readJson, writeJson } from './cache.mjs';
import { boundedRuntime } from './docker.mjs';
import { withLock } from './lock.mjs';
import { insideNetwork, makeNetwork, networkOf, removeNetwork } from './network.mjs';
import { ensureNewestDocker } from './newestDocker.mjs';
import { hasStandIns, serve } from './standInRegistry.mjs';
import { endProcess, sameProcess, startTimeOf } from './process.mjs';
import { ask, EnsureError, run, stage } from './stage.mjs';

/**
 * A daemon of the newest kind, apart from the machine's own: in a network namespace of its own,
 * because outside of one it would take the other daemon's bridge away. Its published ports are
 * reached from inside that namespace only, so whoever asks them runs there: `argv(words)` gives the
 * words for it, and `env` has DOCKER_HOST. For `container-lab test` on it:
 *   const daemon = await startNewestDaemon();
 *   const [program, ...args] = daemon.argv(['node', 'dist/cli.cjs', 'test', '--all']);
 *   spawn(program, args, { env: { ...process.env, ...daemon.env } }); …; await daemon.stop();
 * @typedef {object} NewestDaemon
 * @property {string} host     as DOCKER_HOST says it
 * @property {string} version  of the engine
 * @property {string} netns    the namespace's name
 * @property {NodeJS.ProcessEnv} env  the endpoint, and a PATH with its dockerd, runc and a docker
 *   command that builds with BuildKit first
 * @property {(words: readonly string[]) => string[]} argv
 * @property {(words: readonly string[], options: import('./stage.mjs').RunOptions) => Promise<void>} run
 *   runs one in the namespace with `env`, to its end
 * @property {() => Promise<void>} stop  ends it and removes all that it made
 */

/** In a network of its own; not one that labs publish. */
const mirrorPort = 7679;

/** More at a time than this is a fault. */
const most = 10;

/** @param {number} n */
const placesOf = (n) => {
  // Short, because a socket's path may have 107 bytes; the images lie where there is room.
  const folder = `/run/container-lab-newest-${n}`;
  return {
    folder,
    socket: join(folder, 'docker.sock'),
    exec: join(folder, 'exec'),
    programs: join(folder, 'bin'),
    data: cachePath('newest', `data-${n}`),
    marker: cachePath('newest', `${n}.json`),
    log: cachePath('logs', `dockerd-newest-${n}.log`),
    mirrorLog: cachePath('logs', `stand-in-registry-newest-${n}.log`),
  };
};

/**
 * Starts one, built first where it is not yet, with images copied from the machine's own daemon.
 * It ends with this process at the latest.
 * @param {string[]} [images]
 * @returns {Promise<NewestDaemon>}
 */
export async function startNewestDaemon(images = ['python:3.11-slim-bookworm']) {
  const { bin, version } = await ensureNewestDocker();
  return stage('newest daemon', async (say) => {
    if (process.getuid?.() !== 0) {
      const why = 'you are not root';
      const remedy = 'Run this as root, on a machine that may run containers.';
      throw new EnsureError({ verb: 'start', what: 'the newest dockerd', why, remedy });
    }
    const n = await withLock('newest-daemon', claim);
    try {
      const { name, bridge } = await makeNetwork(n);
      say('starting');
      const mirror = hasStandIns() ? await startMirror(n, name) : undefined;
      const daemon = await start(n, name, bridge, bin, version, mirror);
      for (const image of images) {
        say(`bringing ${image}`);
        if (!mirror || !(await pulls(image, daemon.host))) await copyImage(image, daemon.host);
      }
      return { said: `${version} answers (${daemon.host}, in ${name})`, value: daemon };
    } catch (error) {
      await sweep(n);
      throw error;
    }
  });
}

/** A number that no living process has; what a dead one left under it is removed. */
async function claim() {
  for (let n = 0; n < most; n += 1) {
    const { marker } = placesOf(n);
    if (sameProcess((await readJson(marker))?.owner)) continue;
    await sweep(n);
    await writeJson(marker, { owner: markOf(process.pid) });
    return n;
  }
  const why = `${most} of them run already`;
  const remedy = 'Wait until they have ended, then try again.';
  throw new EnsureError({ verb: 'start', what: 'the newest dockerd', why, remedy });
}

/**
 * @param {number} n
 * @param {string} netns
 * @param {string} bridge
 * @param {string} bin
 * @param {string} version
 * @param {string} [mirror]
 * @returns {Promise<NewestDaemon>}
 */
async function start(n, netns, bridge, bin, version, mirror) {
  const { folder, socket, exec, programs, data, marker, log: logFile } = placesOf(n);
  await mkdir(programs, { recursive: true });
  const config = join(folder, 'daemon.json');
  await writeFile(config, JSON.stringify(mirror ? { 'registry-mirrors': [mirror] } : {}));
  // Debian's command builds with BuildKit in the daemon; a newer one may lack its buildx.
  if (existsSync('/usr/bin/docker')) await symlink('/usr/bin/docker', join(programs, 'docker'));
  const host = `unix://${socket}`;
  const env = {
    DOCKER_HOST: host,
    DOCKER_CONTEXT: '',
    DOCKER_BUILDKIT: '1',
    PATH: [programs, bin, process.env.PATH].join(delimiter),
  };
  const argv = (/** @type {readonly string[]} */ words) => insideNetwork(netns, words);
  const log = await open(logFile, 'w');
  const [program = '', ...args] = endsWithUs(netns, [
    ...['dockerd', '--host', host, '--config-file', config, '--pidfile', join(folder, 'pid')],
    ...['--data-root', data, '--exec-root', exec, '--bridge', bridge, '--shutdown-timeout', '3'],
    ...(await boundedRuntime()),
  ]);
  const child = spawn(program, args, {
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, PATH: env.PATH },
    cwd: '/',
  });
  let ended = '';
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended = `it ended with ${signal ?? `exit code ${code}`}`));
  await log.close();
  await writeJson(marker, { owner: markOf(process.pid), daemon: markOf(child.pid ?? 0) });
  const deadline = Date.now() + 60_000;
  while (!ended && Date.now() < deadline) {
    if (await answers(socket)) {
      return {
        ...{ host, version, netns, env, argv },
        run: (words, options) => {
          const [first = '', ...rest] = argv(words);
          return run(first, rest, { ...options, env: { ...process.env, ...options.env, ...env } });
        },
        stop: async () => {
          await sweep(n);
          await rm(marker, { force: true });
        },
      };
    }
    await sleep(50);
  }
  const why = ended || 'it does not answer after 60 s';
  const tail = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-15).join('\n');
  const remedy = `Its log is ${logFile}.`;
  throw new EnsureError({ verb: 'start', what: 'the newest dockerd', why, remedy, tail });
}

/**
 * The words with which the kernel ends it in that network when we die without a chance to.
 * @param {string} netns
 * @param {readonly string[]} words
 */
function endsWithUs(netns, words) {
  return ['setpriv', '--pdeathsig', 'SIGTERM', ...insideNetwork(netns, words)];
}

/**
 * The registry of the stand-ins, in that network.
 * @param {number} n
 * @param {string} netns
 * @returns {Promise<string>} its URL there
 */
async function startMirror(n, netns) {
  const { folder, mirrorLog } = placesOf(n);
  await mkdir(folder, { recursive: true });
  const { url } = await serve({
    port: mirrorPort,
    log: mirrorLog,
    config: join(folder, 'registry.yml'),
    argv: (words) => endsWithUs(netns, words),
  });
  return url;
}

/**
 * @param {string} ref
 * @param {string} host
 */
async function pulls(ref, host) {
  const argv = ['--host', host, 'pull', '--quiet', ref];
  return (await ask('docker', argv, { timeLimit: 120_000 })) !== undefined;
}

/**
 * @param {string} socketPath
 * @returns {Promise<boolean>}
 */
function answers(socketPath) {
  return new Promise((resolve) => {
    request({ socketPath, path: '/_ping' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

/**
 * From the daemon that the docker command reaches to another one.
 * @param {string} ref
 * @param {string} host
 */
async function copyImage(ref, host) {
  const saving = spawn('docker', ['save', ref], { stdio: ['ignore', 'pipe', 'ignore'] });
  await run('docker', ['--host', host, 'load'], {
    verb: 'copy',
    what: `${ref} into the newest daemon`,
    remedy: `See whether \`docker save ${ref}\` works.`,
    log: 'newest-load',
    input: saving.stdout,
  });
}

/**
 * Ends what runs under a number, and removes what it left.
 * @param {number} n
 */
async function sweep(n) {
  const { folder, data, marker } = placesOf(n);
  const mark = (await readJson(marker))?.daemon;
  if (mark) await endProcess(mark);
  // What a killed daemon leaves in its namespace: its containerd, shims, proxies.
  const left = (await ask('ip', ['netns', 'pids', networkOf(n).name])) ?? '';
  for (const pid of left.split('\n').filter(Boolean)) await endProcess(markOf(Number(pid)), 2_000);
  await removeNetwork(n);
  await unmountUnder([folder, data]);
  await rm(folder, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
}

/** @param {string[]} folders */
async function unmountUnder(folders) {
  const mounts = (await readFile('/proc/mounts', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));
  for (const path of mounts.reverse()) await ask('umount', [path]);
}

/** @param {number} pid */
function markOf(pid) {
  return { pid, startTime: startTimeOf(pid) ?? '' };
}
