import { createReadStream, existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  cp,
  link,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, repoDir } from '../cache.mjs';
import { run } from '../stage.mjs';
import { recipeLabel, standInLabel } from '../standIn/label.mjs';
import { ensurePrograms } from './programs.mjs';
import { recipeHash } from './recipe.mjs';
import { kubernetes, nodeImages } from './versions.mjs';

const folder = join(repoDir, 'scripts/ensure/kindNode');
const fault = { verb: 'make', what: 'the kind node' };
/** Stands on the stages of the Dockerfiles, which nothing needs once the node is made. */
const workLabel = 'container-lab.kind-node.work';

/** What a stand-in for the node is made from, as a hash. */
export const nodeRecipe = () => recipeHash(folder);

/**
 * Makes the stand-in in the daemon that the docker command reaches, which holds
 * debian:bookworm-slim; one that was made before comes from the cache.
 * @param {string} ref
 * @param {(doing: string) => void} say
 * @returns {Promise<void>}
 */
export async function makeNode(ref, say) {
  const recipe = await nodeRecipe();
  const tar = cachePath('kind-node', `node-${recipe}.tar`);
  if (existsSync(tar)) {
    say('loading it from the cache');
    return run('docker', ['load'], {
      ...fault,
      log: 'kind-node-load',
      input: createReadStream(tar),
    });
  }
  const programs = await ensurePrograms(say);
  const work = await mkdtemp(cachePath('kind-node', 'work-'));
  try {
    say('building the images inside of it');
    await buildInner(programs, work);
    say('building the node');
    await buildNode(ref, recipe, programs, work);
    say('keeping it in the cache');
    await run('docker', ['save', '--output', join(work, 'node.tar'), ref], {
      ...fault,
      log: 'kind-node-save',
    });
    await rename(join(work, 'node.tar'), tar);
  } finally {
    await rm(work, { recursive: true, force: true });
    await docker('prune', ['image', 'prune', '--force', '--filter', `label=${workLabel}`]);
  }
}

/**
 * Leaves `images.tar` in the work folder.
 * @param {string} programs
 * @param {string} work
 */
async function buildInner(programs, work) {
  const context = join(work, 'images');
  await mkdir(join(context, 'node-programs'), { recursive: true });
  await copyFile(join(folder, 'images/Dockerfile'), join(context, 'Dockerfile'));
  await link(join(programs, 'dns'), join(context, 'coredns'));
  await link(join(programs, 'pause'), join(context, 'pause'));
  await linkHyper(programs, join(context, 'node-programs'), [
    ...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'etcd'],
    ...['node-routes', 'node-storage'],
  ]);
  for (const [target, refs] of Object.entries(nodeImages)) {
    const tags = refs.flatMap((ref) => ['--tag', ref]);
    await docker(`images-${target}`, ['build', '--target', target, ...tags, context]);
  }
  const refs = Object.values(nodeImages).flat();
  await docker('images-save', ['save', '--output', join(work, 'images.tar'), ...refs]);
  // They live on inside of the node alone.
  await docker('images-remove', ['image', 'rm', ...refs]);
}

/**
 * @param {string} ref
 * @param {string} recipe
 * @param {string} programs
 * @param {string} work
 */
async function buildNode(ref, recipe, programs, work) {
  const context = join(work, 'node');
  await cp(join(folder, 'node'), context, { recursive: true });
  await chmod(join(context, 'files/usr/local/sbin/node-start'), 0o755);
  await writeFile(join(context, 'files/kind/version'), `v${kubernetes}\n`);
  await mkdir(join(context, 'bin'));
  await linkHyper(programs, join(context, 'bin'), ['kubelet', 'kubeadm', 'kubectl', 'crictl']);
  await rename(join(work, 'images.tar'), join(context, 'images.tar'));
  const labels = [`${standInLabel}=${ref}`, `${recipeLabel}=${recipe}`];
  const marks = labels.flatMap((label) => ['--label', label]);
  await docker('build', ['build', '--tag', ref, ...marks, context]);
}

/**
 * @param {string} programs
 * @param {string} into
 * @param {string[]} names
 */
async function linkHyper(programs, into, names) {
  await link(join(programs, 'hyper'), join(into, 'hyper'));
  for (const name of names) await symlink('hyper', join(into, name));
}

/**
 * @param {string} log
 * @param {string[]} args
 */
function docker(log, args) {
  return run('docker', args, { ...fault, log: `kind-node-${log}` });
}
