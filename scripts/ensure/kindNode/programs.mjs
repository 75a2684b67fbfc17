import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, repoDir } from '../cache.mjs';
import { ensureGo, goEnv } from '../go.mjs';
import { run } from '../stage.mjs';
import { recipeHash } from './recipe.mjs';
import { kubernetes } from './versions.mjs';

const sources = join(repoDir, 'scripts/ensure/kindNode/programs');
const neededGo = '1.26.0';
/** All Kubernetes programs and etcd are one, `hyper`, which looks at the name it is called by. */
const names = ['hyper', 'dns', 'pause'];

/**
 * The node's programs, built from their Go modules into the cache; another source is built anew.
 * @param {(doing: string) => void} say
 * @returns {Promise<string>} the folder that holds hyper, dns and pause
 */
export async function ensurePrograms(say) {
  const home = cachePath('kind-node', `programs-${await recipeHash(sources, kubernetes)}`);
  if (names.every((name) => existsSync(join(home, name)))) return home;
  const go = await ensureGo(neededGo);
  const half = await mkdtemp(cachePath('kind-node', 'programs-half-'));
  try {
    for (const name of names) {
      say(`building ${name}${name === 'hyper' ? ', which takes some minutes' : ''}`);
      const flags = name === 'hyper' ? `-s -w ${versionFlags()}` : '-s -w';
      const words = ['build', '-trimpath', '-buildvcs=false', '-ldflags', flags];
      await run(go, [...words, '-o', join(half, name), '.'], {
        verb: 'build',
        what: `${name} of the kind node`,
        remedy: 'Check GOPROXY and the space on the disk, and try again.',
        log: `go-kind-node-${name}`,
        cwd: join(sources, name),
        env: { ...goEnv(), CGO_ENABLED: '0', GOFLAGS: '' },
      });
    }
    await rm(home, { recursive: true, force: true });
    await rename(half, home);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return home;
}

/** kubeadm refuses to work without a version that it can read. */
function versionFlags() {
  const [major = '', minor = ''] = kubernetes.split('.');
  return Object.entries({
    gitVersion: `v${kubernetes}`,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: 'clean',
    gitCommit: '0'.repeat(40),
    buildDate: '2026-01-01T00:00:00Z',
  })
    .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    .join(' ');
}
