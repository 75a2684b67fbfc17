import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cachePath } from './cache.mjs';
import { ensurePackages } from './packages.mjs';
import { ask, EnsureError, run, stage } from './stage.mjs';

/** What is fetched where the machine's own Go is too old. */
const release = '1.26.8';
const architectures = /** @type {Record<string, string>} */ ({ x64: 'amd64', arm64: 'arm64' });

/**
 * A Go that is new enough: the machine's own, or a toolchain that Debian's older Go fetches as the
 * module that it is.
 * @param {string} needed  `1.26.3`
 * @returns {Promise<string>} the path of its `go`
 */
export async function ensureGo(needed) {
  return stage('go', async (say) => {
    const own = await version('go');
    if (own && isAtLeast(own, needed)) return { said: `${own} is there`, value: 'go' };
    if (!own) await ensurePackages(['golang-go', 'ca-certificates']);
    say(`fetching the toolchain ${release}`);
    const go = await fetchToolchain();
    const got = await version(go);
    if (got && isAtLeast(got, needed)) return { said: `${got} as a module`, value: go };
    const why = got ? `${got} came, and ${needed} is needed` : `${go} does not run here`;
    throw new EnsureError({
      verb: 'find',
      what: `Go ${needed}`,
      why,
      remedy: `Install Go ${needed} or newer, put it on the PATH, and try again.`,
    });
  });
}

/**
 * Not a toolchain that `go` would fetch by itself: it has to be there before anything is built. The
 * compiler collects its garbage less often than it would, for a quarter of its time.
 * @returns {NodeJS.ProcessEnv}
 */
export function goEnv() {
  return { GOGC: '400', ...process.env, GOTOOLCHAIN: 'local' };
}

/** @param {string} go */
async function version(go) {
  const text = await ask(go, ['version'], { env: goEnv() });
  return /\bgo(\d+\.\d+(\.\d+)?)/.exec(text ?? '')?.[1];
}

/** @returns {Promise<string>} the path of its `go`, in the module cache */
async function fetchToolchain() {
  const module = `golang.org/toolchain@v0.0.1-go${release}.linux-${architectures[process.arch]}`;
  // Outside of every module: a go.mod above would be read, and may ask for a newer Go itself.
  const folder = await mkdtemp(cachePath('go', 'fetch-'));
  try {
    const env = goEnv();
    await run('go', ['mod', 'download', module], {
      verb: 'fetch',
      what: `the Go toolchain ${release}`,
      remedy: 'Check GOPROXY, or install a newer Go yourself, and try again.',
      log: 'go-toolchain',
      cwd: folder,
      env,
    });
    const modules = await ask('go', ['env', 'GOMODCACHE'], { env });
    const root = join(modules ?? '', module);
    await makeRunnable(root);
    return join(root, 'bin/go');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A module's files bear no modes: a Go that fetches a toolchain for itself does the same.
 * @param {string} root
 */
async function makeRunnable(root) {
  for (const folder of ['bin', 'pkg/tool']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      await chmod(join(entry.parentPath ?? dirname(entry.path), entry.name), 0o755);
    }
  }
}

/**
 * @param {string} have
 * @param {string} needed
 */
function isAtLeast(have, needed) {
  const parts = (/** @type {string} */ text) => text.split('.').map(Number);
  const [a, b] = [parts(have), parts(needed)];
  for (const [at, want] of b.entries()) {
    const difference = (a[at] ?? 0) - want;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
