import { spawn } from 'node:child_process';
import { chmod, copyFile, open, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePath, readJson, repoDir, writeJson } from './cache.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { endProcess, sameProcess, startTimeOf } from './process.mjs';
import { ask, EnsureError, stage } from './stage.mjs';
import { stopStandInRegistry } from './standInRegistry.mjs';

/**
 * A Docker daemon that answers.
 * @typedef {object} Docker
 * @property {string} host          its endpoint, as DOCKER_HOST would say it
 * @property {string} version       of the daemon's API
 * @property {boolean} startedByUs  by this or an earlier run, and still running
 * @property {boolean} startedNow   by this very call
 * @property {() => Promise<void>} stop  ends it when we started it, and waits; else does nothing
 */

const socket = 'unix:///var/run/docker.sock';
const markerPath = () => cachePath('dockerd.json');
const configPath = () => cachePath('daemon.json');
const logPath = () => cachePath('logs', 'dockerd.log');

/**
 * The daemon that the `docker` command would speak to; started here when none answers and we
 * are root.
 * @returns {Promise<Docker>}
 */
export async function ensureDocker() {
  return stage('dockerd', async (say) => {
    const running = await answering();
    if (running) return { said: `already answers (${running.host})`, value: running };
    await mayStart();
    return withLock('dockerd', async () => {
      await ensurePackages(['docker.io', 'iptables', 'ca-certificates', ...(await apparmor())]);
      // Debian 13 has the command in a package of its own.
      if (!(await ask('docker', ['--version']))) await ensurePackages(['docker-cli']);
      // A system with an init may have started it as a service while installing it.
      if (existsSync('/run/systemd/system')) await ask('systemctl', ['start', 'docker']);
      const found = await answering();
      if (found) return { said: `answers (${found.host})`, value: found };
      say('starting');
      const value = await start();
      return { said: `started, its log is ${logPath()}`, value };
    });
  });
}

/**
 * @returns {Promise<Docker | undefined>}
 */
async function answering() {
  // The docker command resolves DOCKER_HOST, DOCKER_CONTEXT and its config itself.
  const [version, host = socket] = await Promise.all([
    ask('docker', ['version', '--format', '{{.Server.APIVersion}}']),
    ask('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']),
  ]);
  if (!version) return undefined;
  const mark = await readJson(markerPath());
  const startedByUs = mark?.host === host && sameProcess(mark);
  return {
    host,
    version,
    startedByUs,
    startedNow: false,
    stop: startedByUs ? () => stop(mark) : async () => {},
  };
}

/** Starting a daemon is for root, on a Linux whose docker command points at the usual socket. */
async function mayStart() {
  const fault = { verb: 'start', what: 'dockerd' };
  const elsewhere = process.env.DOCKER_HOST ?? process.env.DOCKER_CONTEXT;
  if (elsewhere && elsewhere !== socket && elsewhere !== 'default') {
    const why = `no daemon answers at ${elsewhere}, where DOCKER_HOST or DOCKER_CONTEXT points`;
    const remedy = 'Start that daemon, or unset the variable, and try again.';
    throw new EnsureError({ ...fault, why, remedy });
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    const why = 'no daemon answers and you are not root';
    const remedy = 'Start Docker (Docker Desktop, or `sudo systemctl start docker`) and try again.';
    throw new EnsureError({ ...fault, why, remedy });
  }
}

/** With AppArmor in the kernel, dockerd needs its parser, which docker.io only recommends. */
async function apparmor() {
  const enabled = await readFile('/sys/module/apparmor/parameters/enabled', 'utf8').catch(() => '');
  return enabled.startsWith('Y') ? ['apparmor'] : [];
}

/**
 * Starts dockerd in a session of its own, so that it outlives us and our terminal.
 * @returns {Promise<Docker>}
 */
async function start() {
  const log = await open(logPath(), 'w');
  const child = spawn('dockerd', await flags(), {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
  });
  let ended = '';
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended = `it ended with ${signal ?? `exit code ${code}`}`));
  child.unref();
  await log.close();
  const deadline = Date.now() + 60_000;
  while (!ended && Date.now() < deadline) {
    const startTime = child.pid && startTimeOf(child.pid);
    if (startTime) await writeJson(markerPath(), { pid: child.pid, startTime, host: socket });
    const found = await answering();
    if (found) return { ...found, startedNow: true };
    await sleep(200);
  }
  const tail = (await readFile(logPath(), 'utf8')).trimEnd().split('\n').slice(-15).join('\n');
  const why = ended || 'it does not answer after 60 s';
  const remedy = `Its log is ${logPath()}.`;
  throw new EnsureError({ verb: 'start', what: 'dockerd', why, remedy, tail });
}

/**
 * The settings of /etc/docker/daemon.json, which is the owner's, in a file of our own: a mirror can
 * be added to it while the daemon runs. dockerd refuses a setting given in both places, and there
 * the file has its way.
 * @returns {Promise<string[]>}
 */
async function flags() {
  const file = (await readJson('/etc/docker/daemon.json')) ?? {};
  await writeJson(configPath(), file);
  const given = ['--config-file', configPath(), ...(file.hosts ? [] : ['--host', socket])];
  if (file.runtimes || file['default-runtime']) return given;
  return [...given, ...(await boundedRuntime())];
}

/**
 * Lets the daemon that we started pull through a registry too; it reads that setting again while
 * it runs. Does nothing when it has that mirror already.
 * @param {string} url
 */
export async function addMirror(url) {
  const mark = await readJson(markerPath());
  const file = (await readJson(configPath())) ?? {};
  if (!sameProcess(mark) || mark.mirror === url) return;
  /** @type {string[]} */
  const others = (file['registry-mirrors'] ?? []).filter(
    (/** @type {string} */ other) => other !== mark.mirror,
  );
  await writeJson(configPath(), { ...file, 'registry-mirrors': [url, ...others] });
  process.kill(mark.pid, 'SIGHUP');
  const deadline = Date.now() + 10_000;
  const format = ['--format', '{{json .RegistryConfig.Mirrors}}'];
  while (!(await ask('docker', ['info', ...format]))?.includes(url)) {
    if (Date.now() > deadline) {
      const remedy = `Its log is ${logPath()}.`;
      const why = 'it does not know it after 10 s';
      throw new EnsureError({ verb: 'give', what: 'dockerd a mirror', why, remedy });
    }
    await sleep(50);
  }
  await writeJson(markerPath(), { ...mark, mirror: url });
}

/**
 * Flags of a dockerd for a runtime that privileged containers need where a capability is missing.
 * @returns {Promise<string[]>}
 */
export async function boundedRuntime() {
  if (!(await lacksSysResource())) return [];
  // A copy, because the daemon may outlive this checkout.
  const runtime = cachePath('host', 'runc-bounded');
  await copyFile(join(repoDir, 'scripts/ensure/host/runc-bounded'), runtime);
  await chmod(runtime, 0o755);
  return ['--add-runtime', `bounded=${runtime}`, '--default-runtime', 'bounded'];
}

/** Whether no process here can have CAP_SYS_RESOURCE (bit 24), which --privileged asks for. */
async function lacksSysResource() {
  const status = await readFile('/proc/self/status', 'utf8');
  const bounding = /^CapBnd:\s*([0-9a-f]+)/m.exec(status)?.[1];
  return bounding !== undefined && (BigInt(`0x${bounding}`) & (1n << 24n)) === 0n;
}

/**
 * @param {import('./process.mjs').ProcessMark} mark
 */
async function stop(mark) {
  await endProcess(mark);
  await stopStandInRegistry();
  await rm(markerPath(), { force: true });
}
