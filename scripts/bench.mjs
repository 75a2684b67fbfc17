/**
 * `npm run bench`: makes ready what the benches need, packs the extension, and prints.
 *   -- lint   the Dockerfile hints alone, which need no Docker
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureDocker } from './ensure/docker.mjs';
import { ensureImages } from './ensure/images.mjs';
import { ensureHadolint } from './ensure/hadolint.mjs';
import { showError } from './ensure/stage.mjs';
import { ensureVsix } from './ensure/vsix.mjs';

try {
  await ensureDependencies();
  await ensureVsix();
  const hadolint = await ensureHadolint();
  if (process.argv[2] === 'lint') {
    bench(hadolint, 'lint');
  } else {
    const docker = await ensureDocker();
    try {
      await ensureImages(['python:3.11-slim-bookworm'], docker);
      bench(hadolint);
    } finally {
      if (docker.startedNow) await docker.stop();
    }
  }
} catch (error) {
  showError(error);
  process.exitCode = 1;
}

/** @param {string[]} args */
function bench(...args) {
  const program = join(repoDir, 'test/bench/bench.ts');
  const { status } = spawnSync(toolNode(), ['--expose-gc', program, ...args], {
    cwd: repoDir,
    env: toolEnv(),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
