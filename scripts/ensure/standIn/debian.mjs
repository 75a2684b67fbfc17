import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from '../cache.mjs';
import { ensurePackages } from '../packages.mjs';
import { run } from '../stage.mjs';

/** Changes when what is made below does. */
export const debianRecipe = 'debootstrap minbase bookworm';

/**
 * A stand-in for debian:bookworm-slim from Debian's packages.
 * @param {string} ref
 * @param {Record<string, string>} labels
 */
export async function makeDebian(ref, labels) {
  const tar = cachePath('stand-ins', 'debian-bookworm.tar');
  if (!existsSync(tar)) await makeTar(tar);
  const marks = Object.entries(labels).map(([key, value]) => `LABEL ${key}=${value}`);
  const changes = [...marks, 'CMD ["bash"]', `ENV PATH=${path}`];
  await run('docker', ['import', ...changes.flatMap((line) => ['--change', line]), '-', ref], {
    verb: 'import',
    what: `a stand-in for ${ref}`,
    log: 'docker-import',
    input: createReadStream(tar),
  });
}

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * @param {string} tar
 */
async function makeTar(tar) {
  await ensurePackages(['debootstrap', 'debian-archive-keyring']);
  // In the cache, not in /tmp: that may be mounted without devices or too small.
  const work = await mkdtemp(cachePath('stand-ins', 'debian-'));
  const root = join(work, 'root');
  const half = join(work, 'root.tar');
  const options = { verb: 'make', what: 'a Debian root file system' };
  try {
    await run('debootstrap', ['--variant=minbase', 'bookworm', root], options);
    // Downloaded packages and lists would only make every image larger.
    const leaveOut = [
      './var/cache/apt/archives/*.deb',
      './var/lib/apt/lists/*_Packages',
      './dev/*',
    ];
    const tarArgs = ['-C', root, ...leaveOut.map((glob) => `--exclude=${glob}`), '-cf', half, '.'];
    await run('tar', tarArgs, options);
    await rename(half, tar);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
