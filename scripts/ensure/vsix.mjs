import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { repoDir } from './cache.mjs';
import { withLock } from './lock.mjs';
import { EnsureError, run, stage } from './stage.mjs';

/** What goes into the package, or makes it. */
const sources = [
  ...['src', 'webview', 'media', 'labs', 'l10n', 'scripts/build.mjs', 'scripts/package.mjs'],
  ...['package.json', 'package-lock.json', 'package.nls.json', 'package.nls.zh-cn.json'],
  ...['.vscodeignore', 'README.md', 'CHANGELOG.md'],
];

/**
 * The packed extension, made again when a source is newer than it.
 * @returns {Promise<string>} its path
 */
export async function ensureVsix() {
  const vsix = join(repoDir, 'dist/container-lab.vsix');
  return stage('extension', async (say) =>
    withLock('vsix', async () => {
      const made = await changedAt(vsix);
      const newest = Math.max(...(await Promise.all(sources.map((name) => newestIn(name)))));
      if (made > newest) return { said: 'is newer than its sources', value: vsix };
      say('npm run package');
      const options = { verb: 'pack', what: 'the extension', log: 'npm-package', cwd: repoDir };
      await run('npm', ['run', 'package'], options);
      if ((await changedAt(vsix)) > 0) return { said: 'packed', value: vsix };
      const why = `npm run package left no ${vsix}`;
      const remedy = 'See what scripts/package.mjs writes.';
      throw new EnsureError({ verb: 'pack', what: 'the extension', why, remedy });
    }),
  );
}

/**
 * The latest change in a file or folder, ms; a folder's own time tells of files taken away.
 * @param {string} name
 * @returns {Promise<number>}
 */
async function newestIn(name) {
  const path = join(repoDir, name);
  const entries = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(
    [path, ...entries.map((entry) => join(path, entry))].map(changedAt),
  );
  return Math.max(...times);
}

/**
 * @param {string} path
 * @returns {Promise<number>} 0 when there is nothing
 */
async function changedAt(path) {
  return (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
}
