/**
 * `npm run compare`: our Dockerfile hints beside hadolint's, which is fetched as a program.
 *   -- --rule DL3008   one rule alone
 *   -- --show          each disagreement
 *   -- --seed N, --cases N   other Dockerfiles, and how many a rule
 * `npm run compare -- manifests`: our checks of manifests beside kube-score's, which is built by Go.
 *   --show, --seed N, --cases N   the same, and how many files
 * `npm run compare -- schemas`: our schema rules beside kubeconform's verdicts, which is built by Go too;
 * `manifests` without options runs them as well.
 *   --show, --seed N, --rounds N  the same, and how often each fault in each kind
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureHadolint } from './ensure/hadolint.mjs';
import { ensureKubeScore } from './ensure/kubeScore.mjs';
import { ensureKubeconform } from './ensure/kubeconform.mjs';
import { showError } from './ensure/stage.mjs';

try {
  await ensureDependencies();
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'manifests') {
    compare('manifests/compare.ts', await ensureKubeScore(), rest);
    if (rest.length === 0) compare('manifests/compareSchemas.ts', await ensureKubeconform(), []);
  } else if (first === 'schemas') {
    compare('manifests/compareSchemas.ts', await ensureKubeconform(), rest);
  } else compare('compare.ts', await ensureHadolint(), process.argv.slice(2));
} catch (error) {
  showError(error);
  process.exitCode = 1;
}

/**
 * @param {string} script  in test/peers
 * @param {string} program  what is compared with
 * @param {readonly string[]} options
 */
function compare(script, program, options) {
  const { status } = spawnSync(
    toolNode(),
    [join(repoDir, 'test/peers', script), program, ...options],
    { cwd: repoDir, env: toolEnv(), stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = status ?? 1;
}
