/**
 * `npm run fuzz [-- COUNT]`: the reader, the rules and the editor's services for Dockerfiles and for
 * manifests, each with COUNT random texts (100000). The unit layer runs the same tests with few.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoDir } from './ensure/cache.mjs';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';
import { showError } from './ensure/stage.mjs';

try {
  const count = process.argv[2] ?? '100000';
  if (!/^[1-9]\d*$/.test(count)) {
    throw new Error(`Could not fuzz: ${count} is no count. Give a whole number above 0.`);
  }
  await ensureDependencies();
  const mocha = join(repoDir, 'node_modules/mocha/bin/mocha.js');
  const tests = [
    'dockerfile/fuzz',
    'dockerfile/editor/fuzz',
    'manifest/fuzz',
    'manifest/plainYaml',
  ].map((name) => `test/unit/${name}.test.ts`);
  const { status } = spawnSync(toolNode(), [mocha, ...tests], {
    cwd: repoDir,
    env: toolEnv({ ...process.env, FUZZ_RUNS: count }),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} catch (error) {
  showError(error);
  process.exitCode = 1;
}
