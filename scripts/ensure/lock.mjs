import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cachePath } from './cache.mjs';

/**
 * Runs `work` while nothing else on this machine runs work of the same name: `npm start` and
 * `npm test` may both find that code-server is missing. The kernel holds the lock for a `flock`
 * that lives as long as our end of its pipe, so that no lock outlives its holder.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const holder = spawn('flock', [cachePath('locks', name), 'cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  holder.stdin.on('error', () => {});
  // It is held when `cat` runs, which then gives back what was written.
  holder.stdin.write('held');
  const missing = await Promise.race([
    once(holder.stdout, 'data').then(() => false),
    once(holder, 'close').then(
      () => true,
      () => true,
    ),
  ]);
  try {
    // Systems without flock are developers' own, where nothing is installed by root.
    return await work();
  } finally {
    holder.stdin.end();
    if (!missing && holder.exitCode === null) await once(holder, 'close');
  }
}
