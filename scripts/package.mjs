/**
 * Builds the minified bundles and packs them into dist/container-lab.vsix with vsce. vsce needs a
 * newer Node than the one that may run this, so it runs under the project's own.
 */
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, toolEnv, toolNode } from './ensure/dependencies.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await ensureDependencies();
run([resolve(root, 'scripts/build.mjs'), '--minify']);
run([
  resolve(root, 'node_modules/@vscode/vsce/vsce'),
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--skip-license',
  '--out',
  'dist/container-lab.vsix',
]);

/** @param {string[]} argv */
function run(argv) {
  const { status, error } = spawnSync(toolNode(), argv, {
    cwd: root,
    stdio: 'inherit',
    env: toolEnv(),
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
