import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureGoProgram } from './goProgram.mjs';
import { ensurePrograms } from './kindNode/programs.mjs';
import { withLock } from './lock.mjs';
import { ask, stage } from './stage.mjs';

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
    return ensureGoProgram(
      {
        name: 'kind',
        version: 'v0.33.0',
        module: 'sigs.k8s.io/kind',
        go: '1.25.0',
        remedy: 'Check GOPROXY, or put a kind of yours on the PATH, and try again.',
      },
      say,
    );
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
