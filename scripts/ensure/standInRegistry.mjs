import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePath, readJson, writeJson } from './cache.mjs';
import { unpackPackage } from './packages.mjs';
import { endProcess, sameProcess, startTimeOf } from './process.mjs';
import { EnsureError, run } from './stage.mjs';

/**
 * Where no registry answers, a daemon of ours pulls the stand-ins from one on this machine, as its
 * mirror, so that `docker pull httpd:2.4` does here what it does elsewhere. It listens on loopback
 * alone, and what it holds stays in the cache.
 */
const storage = () => cachePath('stand-ins', 'registry');
const home = () => cachePath('docker-registry');
const program = () => join(home(), 'usr/bin/docker-registry');
const markerPath = () => cachePath('registry.json');

/** Whether it holds anything yet. */
export const hasStandIns = () => existsSync(storage());

/**
 * Starts it where it does not run, in a session of its own: it lives as long as the daemon that
 * pulls from it.
 * @returns {Promise<string>} its URL
 */
export async function ensureStandInRegistry() {
  const mark = await readJson(markerPath());
  if (sameProcess(mark)) return mark.url;
  const port = await freePort();
  const log = cachePath('logs', 'stand-in-registry.log');
  const { pid, url } = await serve({ port, log, config: cachePath('registry.yml') });
  await writeJson(markerPath(), { pid, startTime: startTimeOf(pid), url });
  return url;
}

/** Ends the one that `ensureStandInRegistry` started. */
export async function stopStandInRegistry() {
  const mark = await readJson(markerPath());
  if (mark) await endProcess(mark);
  await rm(markerPath(), { force: true });
}

/**
 * Starts one more over the same storage, such as in another network; the caller ends it.
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.log
 * @param {string} options.config  where its configuration is written
 * @param {(words: string[]) => string[]} [options.argv]  the words that run it elsewhere
 * @returns {Promise<{ pid: number, url: string }>}
 */
export async function serve({ port, log: logFile, config, argv = (words) => words }) {
  await ensureProgram();
  await mkdir(storage(), { recursive: true });
  await writeFile(
    config,
    JSON.stringify({
      version: '0.1',
      log: { level: 'warn', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: storage() } },
      http: { addr: `127.0.0.1:${port}` },
    }),
  );
  const [first = '', ...rest] = argv([program(), 'serve', config]);
  const log = await open(logFile, 'w');
  const child = spawn(first, rest, { detached: true, stdio: ['ignore', log.fd, log.fd], cwd: '/' });
  let ended = '';
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended = `it ended with ${signal ?? `exit code ${code}`}`));
  child.unref();
  await log.close();
  const deadline = Date.now() + 60_000;
  while (!ended && Date.now() < deadline) {
    const pid = child.pid ?? 0;
    if (await listens(pid, port)) return { pid, url: `http://127.0.0.1:${port}` };
    await sleep(50);
  }
  const tail = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-10).join('\n');
  const why = ended || 'it does not answer after 60 s';
  const remedy = `Its log is ${logFile}.`;
  throw new EnsureError({ verb: 'start', what: 'a registry for stand-ins', why, remedy, tail });
}

/**
 * Puts an image of the machine's own daemon there, under its own name.
 * @param {string} ref  of an official image, such as httpd:2.4
 * @param {string} url
 */
export async function pushStandIn(ref, url) {
  const there = `${new URL(url).host}/library/${ref}`;
  const options = { verb: 'push', what: `the stand-in for ${ref}`, log: 'stand-in-push' };
  await run('docker', ['tag', ref, there], options);
  try {
    await run('docker', ['push', there], options);
  } finally {
    await run('docker', ['rmi', there], options);
  }
}

/** Debian's registry, unpacked: installed, it would start a service for all the network. */
async function ensureProgram() {
  if (existsSync(program())) return;
  const half = await mkdtemp(cachePath('docker-registry-'));
  try {
    await unpackPackage('docker-registry', half);
    await rm(home(), { recursive: true, force: true });
    await rename(half, home());
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

/**
 * Whether a process's network has somebody listening at the port of 127.0.0.1 (proc(5), tcp).
 * @param {number} pid
 * @param {number} port
 */
async function listens(pid, port) {
  const table = await readFile(`/proc/${pid}/net/tcp`, 'utf8').catch(() => '');
  const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').some((line) => line.includes(` ${address} 00000000:0000 0A`));
}

/** @returns {Promise<number>} a port on loopback that nobody listens at */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
