import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ensureDocker } from './docker.mjs';
import { ensureImages, mayMake } from './images.mjs';
import { makeNode, nodeRecipe } from './kindNode/image.mjs';
import { kubernetes } from './kindNode/versions.mjs';
import { withLock } from './lock.mjs';
import { pullImage } from './pull.mjs';
import { recipeLabel, standInLabel } from './standIn/label.mjs';
import { ask, EnsureError, showError, stage } from './stage.mjs';

/** What a kind cluster's nodes are made of in tests. */
export const nodeImage = `kindest/node:v${kubernetes}`;

/**
 * The node image in the daemon: there, or pulled, or, only in a daemon of our own, made here from
 * Go modules and Debian packages.
 * @param {import('./docker.mjs').Docker} [docker]  as `ensureDocker` gives it
 * @returns {Promise<void>}
 */
export async function ensureKindNode(docker) {
  const daemon = docker ?? (await ensureDocker());
  if (daemon.startedByUs) await allowWatching();
  await stage(nodeImage, async (say) => {
    if (await present()) return { said: 'already there', value: undefined };
    return withLock('kind-node', async () => {
      if (await present()) return { said: 'there', value: undefined };
      say('pulling');
      const why = await pullImage(nodeImage, daemon.host);
      if (why === undefined && (await present())) return { said: 'pulled', value: undefined };
      if (!mayMake(daemon)) {
        const remedy = `Check that \`docker pull ${nodeImage}\` works, then try again. Or set CONTAINER_LAB_STAND_INS=1 to have a stand-in of that name made in this daemon.`;
        throw new EnsureError({ verb: 'pull', what: nodeImage, why: why ?? 'it is old', remedy });
      }
      await ensureImages(['debian:bookworm-slim'], daemon);
      await makeNode(nodeImage, say);
      return { said: 'a stand-in was made', value: undefined };
    });
  });
}

/**
 * The usual 128 watchers of a user do not suffice for several nodes, which are all root's: their
 * systemd then ends with "Too many open files". Until the next boot.
 */
async function allowWatching() {
  const limit = '/proc/sys/fs/inotify/max_user_instances';
  const now = Number(await readFile(limit, 'utf8').catch(() => '0'));
  if (now > 0 && now < 512 && process.getuid?.() === 0) await writeFile(limit, '512');
}

/** Whether it is there, and not a stand-in that would be made otherwise today. */
async function present() {
  const format = '{{json .Config.Labels}}';
  const found = await ask('docker', ['image', 'inspect', '--format', format, nodeImage]);
  if (found === undefined) return false;
  const labels = JSON.parse(found) ?? {};
  return labels[standInLabel] === undefined || labels[recipeLabel] === (await nodeRecipe());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureKindNode().catch((error) => {
    showError(error);
    process.exitCode = 1;
  });
}
