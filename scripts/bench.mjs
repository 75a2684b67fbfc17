/** `npm run bench`: makes ready what the benches need, packs the extension, and prints. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { ensureDocker } from './ensure/docker.mjs';
import { ensureImages } from './ensure/images.mjs';
import { showError } from './ensure/stage.mjs';
import { ensureVsix } from './ensure/vsix.mjs';

try {
  await ensureDependencies();
  await ensureVsix();
  const docker = await ensureDocker();
  try {
    await ensureImages(['python:3.11-slim-bookworm'], docker);
    const { status } = spawnSync(toolNode(), [join(repoDir, 'test/bench/bench.ts')], {
      cwd: repoDir,
      env: toolEnv(),
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
