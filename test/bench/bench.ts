/** Prints what the extension weighs and costs, without gating. `npm run bench` packs it first. */
import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { benchCheck } from './check.ts';
import { benchLint } from './lint.ts';
import { benchManifests } from './manifests.ts';
import { sideBySide } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const times = 15;

const kB = async (path: string): Promise<number> => (await stat(resolve(root, path))).size / 1000;

function node(...argv: readonly string[]): Promise<void> {
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${argv.join(' ')} gave ${String(status)}: ${stderr}`);
  return Promise.resolve();
}

async function benchLoad(what: string, ...options: readonly string[]): Promise<string> {
  const activation = resolve(import.meta.dirname, 'activation.ts');
  const extension = resolve(root, 'dist/extension.cjs');
  const { ours, theirs } = await sideBySide(
    times,
    () => node(activation, extension, ...options),
    () => node(activation, resolve(import.meta.dirname, 'empty.cjs')),
  );
  return `${what}: ${(ours - theirs).toFixed(0)} ms over an empty module in ${theirs.toFixed(0)} ms of Node`;
}

const [hadolint = 'hadolint', only, kubeScore = '', kubeconform = ''] = process.argv.slice(2);
if (only === undefined) {
  console.log(`extension.cjs: ${(await kB('dist/extension.cjs')).toFixed(0)} kB (aim ≤300)`);
  console.log(`VSIX: ${((await kB('dist/container-lab.vsix')) / 1000).toFixed(2)} MB (aim ≤2)`);
  console.log(await benchLoad('load'));
  console.log(await benchLoad('load and activate', '--activate'));
}
if (only === undefined || only === 'lint')
  for await (const line of benchLint(hadolint)) console.log(line);
if (only === 'manifests')
  for await (const line of benchManifests(kubeScore, kubeconform)) console.log(line);
if (only === undefined || only === 'check')
  for (const line of await benchCheck()) console.log(line);
