/**
 * `npm run compare`: our Dockerfile hints beside hadolint's, which is fetched as a program.
 *   -- --rule DL3008   one rule alone
 *   -- --show          each disagreement
 *   -- --seed N, --cases N   other Dockerfiles, and how many a rule
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureHadolint } from './ensure/hadolint.mjs';
import { showError } from './ensure/stage.mjs';

try {
  await ensureDependencies();
  const hadolint = await ensureHadolint();
  const compare = join(repoDir, 'test/peers/compare.ts');
  const { status } = spawnSync(toolNode(), [compare, hadolint, ...process.argv.slice(2)], {
    cwd: repoDir,
    env: toolEnv(),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} catch (error) {
  showError(error);
  process.exitCode = 1;
}
