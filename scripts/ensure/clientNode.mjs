import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.mjs';
import { withLock } from './lock.mjs';
import { EnsureError, run } from './stage.mjs';

const name = '@kubernetes/client-node';

/**
 * A release of @kubernetes/client-node in the cache, for the API models that it holds: its files
 * are read, never run.
 * @param {{ version: string, integrity: string }} release  the hash of its archive, as package-lock.json writes it
 * @param {(doing: string) => void} say
 * @returns {Promise<string>} the folder of its package.json
 */
export async function ensureClientNode({ version, integrity }, say) {
  const home = cachePath('client-node', version);
  const value = join(home, 'package');
  if (existsSync(value)) return value;
  return withLock('client-node', async () => {
    if (existsSync(value)) return value;
    say(`fetching ${name} ${version}`);
    const half = await mkdtemp(cachePath('client-node', 'half-'));
    const fault = { verb: 'fetch', what: `${name} ${version}` };
    try {
      await run('npm', ['pack', '--silent', '--pack-destination', half, `${name}@${version}`], {
        ...fault,
        remedy: 'Check that npm reaches its registry, and try again.',
        log: 'npm-pack',
        cwd: half,
      });
      const archive = join(half, `kubernetes-client-node-${version}.tgz`);
      const hash = createHash('sha512')
        .update(await readFile(archive))
        .digest('base64');
      if (`sha512-${hash}` !== integrity) {
        const remedy =
          'Do not use that registry, or mend the hash if the release is what you want.';
        throw new EnsureError({ ...fault, why: 'its archive has another hash', remedy });
      }
      await run('tar', ['-xzf', archive, '-C', half, 'package/dist/gen'], {
        ...fault,
        log: 'client-node-tar',
      });
      await rm(archive);
      await rename(half, home);
    } finally {
      await rm(half, { recursive: true, force: true });
    }
    return value;
  });
}
