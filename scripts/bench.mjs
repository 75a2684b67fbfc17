/**
 * `npm run bench`: makes ready what the benches need, packs the extension, and prints.
 *   -- lint      the Dockerfile hints alone, which need no Docker
 *   -- manifests the checks of manifests alone, beside kube-score and kubeconform
 *   -- check     a check that asks Docker alone
 *   -- cluster   a check that asks a cluster, which it makes and removes
 */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureDocker } from './ensure/docker.mjs';
import { ensureImages } from './ensure/images.mjs';
import { ensureHadolint } from './ensure/hadolint.mjs';
import { ensureClusterCommands } from './ensure/kind.mjs';
import { ensureKubeconform } from './ensure/kubeconform.mjs';
import { ensureKubeScore } from './ensure/kubeScore.mjs';
import { ensureKindNode } from './ensure/kindNode.mjs';
import { showError } from './ensure/stage.mjs';
import { ensureVsix } from './ensure/vsix.mjs';

try {
  await ensureDependencies();
  const [, , part] = process.argv;
  if (part === 'lint') {
    await ensureVsix();
    bench('bench.ts', [await ensureHadolint(), 'lint']);
  } else if (part === 'manifests') {
    await ensureVsix();
    bench('bench.ts', ['', part, await ensureKubeScore(), await ensureKubeconform()]);
  } else {
    await withDocker(part === 'cluster' ? benchCluster : part === 'check' ? benchCheck : benchAll);
  }
} catch (error) {
  showError(error);
  process.exitCode = 1;
}

async function benchAll() {
  await ensureVsix();
  bench('bench.ts', [await ensureHadolint()]);
}

async function benchCheck() {
  bench('bench.ts', ['', 'check']);
}

/** @param {import('./ensure/docker.mjs').Docker} docker */
async function benchCluster(docker) {
  await ensureKindNode(docker);
  bench('cluster.ts', [], await ensureClusterCommands());
}

/** @param {(docker: import('./ensure/docker.mjs').Docker) => Promise<void>} work */
async function withDocker(work) {
  const docker = await ensureDocker();
  try {
    await ensureImages(['python:3.11-slim-bookworm'], docker);
    await work(docker);
  } finally {
    if (docker.startedNow) await docker.stop();
  }
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {readonly string[]} [commands]  folders for its PATH
 */
function bench(file, args, commands = []) {
  const PATH = [...commands, process.env.PATH ?? ''].join(delimiter);
  const program = join(repoDir, 'test/bench', file);
  const { status } = spawnSync(toolNode(), ['--expose-gc', program, ...args], {
    cwd: repoDir,
    env: toolEnv({ ...process.env, PATH }),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
