/**
 * `npm run bench`: makes ready what the benches need, packs the extension, and prints.
 * `npm run bench -- cluster`: the same of a check that asks a cluster, which it makes and removes.
 */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureDocker } from './ensure/docker.mjs';
import { ensureImages } from './ensure/images.mjs';
import { ensureKind, ensureKubectl } from './ensure/kind.mjs';
import { ensureKindNode } from './ensure/kindNode.mjs';
import { showError } from './ensure/stage.mjs';
import { ensureVsix } from './ensure/vsix.mjs';

const ofCluster = process.argv.slice(2).includes('cluster');

try {
  await ensureDependencies();
  if (!ofCluster) await ensureVsix();
  const docker = await ensureDocker();
  try {
    await ensureImages(['python:3.11-slim-bookworm'], docker);
    const commands = ofCluster ? await ensureCluster(docker) : [];
    const bench = ofCluster ? ['--expose-gc', 'test/bench/cluster.ts'] : ['test/bench/bench.ts'];
    const PATH = [...commands, process.env.PATH ?? ''].join(delimiter);
    const { status } = spawnSync(toolNode(), bench, {
      cwd: repoDir,
      env: toolEnv({ ...process.env, PATH }),
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
  } finally {
    if (docker.startedNow) await docker.stop();
  }
} catch (error) {
  showError(error);
  process.exitCode = 1;
}

/**
 * What a cluster is made of; the folders of its commands.
 * @param {import('./ensure/docker.mjs').Docker} docker
 */
async function ensureCluster(docker) {
  await ensureKindNode(docker);
  return [await ensureKind(), await ensureKubectl()].filter((folder) => folder !== '');
}
