import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cachePath } from './cache.mjs';
import { ensureGo, goEnv } from './go.mjs';
import { ensurePrograms } from './kindNode/programs.mjs';
import { withLock } from './lock.mjs';
import { ask, run, stage } from './stage.mjs';

const version = 'v0.33.0';
const neededGo = '1.25.0';

/**
 * kind and kubectl.
 * @returns {Promise<string[]>} the folders that a PATH needs for them
 */
export async function ensureClusterCommands() {
  return [await ensureKind(), await ensureKubectl()].filter((folder) => folder !== '');
}

/**
 * The kind command: the one on the PATH, or built from its Go module into the cache.
 * @returns {Promise<string>} its folder, for a PATH; empty when it is on there already
 */
async function ensureKind() {
  return stage('kind', async (say) => {
    const own = await ask('kind', ['version']);
    if (own) return { said: own, value: '' };
    const home = cachePath(`kind-${version}`);
    const value = home;
    if (existsSync(join(home, 'kind'))) return { said: `${version} is there`, value };
    return withLock('kind', async () => {
      if (existsSync(join(home, 'kind'))) return { said: `${version} is there`, value };
      const go = await ensureGo(neededGo);
      say(`building ${version}`);
      const half = await mkdtemp(cachePath('go', 'kind-'));
      try {
        await run(go, ['install', '-trimpath', `sigs.k8s.io/kind@${version}`], {
          verb: 'build',
          what: `kind ${version}`,
          remedy: 'Check GOPROXY, or put a kind of yours on the PATH, and try again.',
          log: 'go-kind',
          cwd: half,
          env: { ...goEnv(), GOBIN: half, CGO_ENABLED: '0' },
        });
        await rm(home, { recursive: true, force: true });
        await rename(half, home);
      } finally {
        await rm(half, { recursive: true, force: true });
      }
      return { said: `${version} built`, value };
    });
  });
}

/**
 * The kubectl command: the one on the PATH, or that of the kind node's programs.
 * @returns {Promise<string>} its folder, for a PATH; empty when it is on there already
 */
async function ensureKubectl() {
  return stage('kubectl', async (say) => {
    const own = await ask('kubectl', ['version', '--client']);
    if (own) return { said: own.split('\n')[0] ?? '', value: '' };
    const programs = await withLock('kind-node', () => ensurePrograms(say));
    const link = join(programs, 'kubectl', 'kubectl');
    if (!existsSync(link)) {
      await mkdir(dirname(link), { recursive: true });
      await symlink('../hyper', link).catch(() => undefined);
    }
    return { said: link, value: dirname(link) };
  });
}
