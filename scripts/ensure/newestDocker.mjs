import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachePath } from './cache.mjs';
import { ensureGo, goEnv } from './go.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { EnsureError, run, showError, stage } from './stage.mjs';

/** The newest daemon as a Go module, and the engine's version that its sources call next. */
const moby = { module: 'github.com/moby/moby/v2', version: 'v2.0.0-beta.24', engine: '29.8.1' };
/** Debian's is too old for that daemon. */
const runc = { module: 'github.com/opencontainers/runc', version: 'v1.2.6' };
const neededGo = '1.26.3';

const programs = ['dockerd', 'docker-proxy', 'runc'];
/** What the sources need to be built, and the daemon to run: its containerd comes with docker.io. */
const packages = [
  ...['gcc', 'libc6-dev', 'pkg-config', 'libseccomp-dev'],
  ...['docker.io', 'iptables', 'iproute2', 'ca-certificates'],
];

/** The folder of the programs; the versions are in its name, so that another one is built anew. */
const home = () => cachePath(`docker-${moby.version}-runc-${runc.version}`);

/**
 * The newest dockerd with its docker-proxy and runc, built from their Go modules into the cache.
 * Needs root for packages only. A half-finished build is done again.
 * @returns {Promise<{ bin: string, version: string }>} the folder of the programs
 */
export async function ensureNewestDocker() {
  const value = { bin: home(), version: moby.engine };
  return stage('newest dockerd', async (say) => {
    mayBuild();
    await ensurePackages(packages);
    if (built()) return { said: `${moby.engine} is there`, value };
    return withLock('newest-docker', async () => {
      if (built()) return { said: `${moby.engine} is there`, value };
      const go = await ensureGo(neededGo);
      await build(go, say);
      return { said: `${moby.engine} built`, value };
    });
  });
}

const built = () => programs.every((name) => existsSync(join(home(), name)));

function mayBuild() {
  if (process.platform === 'linux') return;
  const why = `it runs on Linux, and this is ${process.platform}`;
  const remedy = 'Run this on a Debian or Ubuntu machine.';
  throw new EnsureError({ verb: 'build', what: 'the newest dockerd', why, remedy });
}

/**
 * @param {string} go
 * @param {(doing: string) => void} say
 */
async function build(go, say) {
  const half = await mkdtemp(cachePath('go', 'docker-'));
  const env = { ...goEnv(), GOBIN: half, CGO_ENABLED: '1' };
  const remedy = 'Check GOPROXY and the space on the disk, and try again.';
  /** @param {string} what @param {string} log @param {string[]} args */
  const install = (what, log, args) =>
    run(go, ['install', ...args], { verb: 'build', what, remedy, log, cwd: half, env });
  try {
    say(`building dockerd ${moby.version}, which takes some minutes`);
    await install('the newest dockerd', 'go-dockerd', [
      ...['-ldflags', `-X ${moby.module}/dockerversion.Version=${moby.engine}`],
      ...['dockerd', 'docker-proxy'].map((name) => `${moby.module}/cmd/${name}@${moby.version}`),
    ]);
    say(`building runc ${runc.version}`);
    await install('runc', 'go-runc', ['-tags', 'seccomp', `${runc.module}@${runc.version}`]);
    await rm(home(), { recursive: true, force: true });
    await mkdir(dirname(home()), { recursive: true });
    await rename(half, home());
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureNewestDocker().then(
    ({ bin }) => console.log(bin),
    (error) => {
      showError(error);
      process.exitCode = 1;
    },
  );
}
