import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.mjs';
import { ensureGo, goEnv } from './go.mjs';
import { withLock } from './lock.mjs';
import { run, stage } from './stage.mjs';

const version = 'v1.20.0';
const neededGo = '1.23.0';

/**
 * kube-score as a program, built from its Go module into the cache.
 * @returns {Promise<string>} its path
 */
export async function ensureKubeScore() {
  return stage('kube-score', async (say) => {
    const home = cachePath(`kube-score-${version}`);
    const value = join(home, 'kube-score');
    return withLock('kube-score', async () => {
      if (existsSync(value)) return { said: `${version} is there`, value };
      const go = await ensureGo(neededGo);
      say(`building ${version}`);
      const half = await mkdtemp(cachePath('go', 'kube-score-'));
      try {
        const module = `github.com/zegl/kube-score/cmd/kube-score@${version}`;
        await run(go, ['install', '-trimpath', module], {
          verb: 'build',
          what: `kube-score ${version}`,
          remedy: 'Check GOPROXY, and try again.',
          log: 'go-kube-score',
          cwd: half,
          env: { ...goEnv(), GOBIN: half, CGO_ENABLED: '0' },
        });
        await rm(home, { recursive: true, force: true });
        await rename(half, home);
      } finally {
        await rm(half, { recursive: true, force: true });
      }
      return { said: `${version} built`, value };
    });
  });
}
