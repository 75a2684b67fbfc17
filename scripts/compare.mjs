/**
 * `npm run compare`: our Dockerfile hints beside hadolint's, which is fetched as a program.
 *   -- --rule DL3008   one rule alone
 *   -- --show          each disagreement
 *   -- --seed N, --cases N   other Dockerfiles, and how many a rule
 * `npm run compare -- manifests`: our checks of manifests beside kube-score's, which is built by Go.
 *   --show, --seed N, --cases N   the same, and how many files
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureHadolint } from './ensure/hadolint.mjs';
import { ensureKubeScore } from './ensure/kubeScore.mjs';
import { showError } from './ensure/stage.mjs';

try {
  await ensureDependencies();
  const [first, ...rest] = process.argv.slice(2);
  const isOfManifests = first === 'manifests';
  const script = isOfManifests ? 'test/peers/manifests/compare.ts' : 'test/peers/compare.ts';
  const program = isOfManifests ? await ensureKubeScore() : await ensureHadolint();
  const options = isOfManifests || first === undefined ? rest : [first, ...rest];
  const { status } = spawnSync(toolNode(), [join(repoDir, script), program, ...options], {
    cwd: repoDir,
    env: toolEnv(),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} catch (error) {
  showError(error);
  process.exitCode = 1;
}
