import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.mjs';
import { ensureGo, goEnv } from './go.mjs';
import { withLock } from './lock.mjs';
import { run } from './stage.mjs';

/**
 * A program built from its Go module into the cache, once for a version.
 * @param {object} program
 * @param {string} program.name     of the command
 * @param {string} program.version  of the module, such as `v1.2.3`
 * @param {string} program.module   the path of its main package
 * @param {string} program.go       the oldest Go that builds it
 * @param {string} [program.remedy] what to do where it cannot be built
 * @param {(doing: string) => void} say
 * @returns {Promise<{ said: string, value: string }>} its folder
 */
export async function ensureGoProgram({ name, version, module, go: oldest, remedy }, say) {
  const value = cachePath(`${name}-${version}`);
  const isThere = () => existsSync(join(value, name));
  if (isThere()) return { said: `${version} is there`, value };
  return withLock(name, async () => {
    if (isThere()) return { said: `${version} is there`, value };
    const go = await ensureGo(oldest);
    say(`building ${version}`);
    const half = await mkdtemp(cachePath('go', `${name}-`));
    try {
      await run(go, ['install', '-trimpath', `${module}@${version}`], {
        verb: 'build',
        what: `${name} ${version}`,
        remedy: remedy ?? 'Check GOPROXY, and try again.',
        log: `go-${name}`,
        cwd: half,
        env: { ...goEnv(), GOBIN: half, CGO_ENABLED: '0' },
      });
      await rm(value, { recursive: true, force: true });
      await rename(half, value);
    } finally {
      await rm(half, { recursive: true, force: true });
    }
    return { said: `${version} built`, value };
  });
}
