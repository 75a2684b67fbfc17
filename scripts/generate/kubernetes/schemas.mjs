/**
 * Writes the schemas of Kubernetes' own kinds, of all versions that are offered, into a folder, as
 * `kubernetes.json.br`, and the API's words on each field as `kubernetes-words.json.br`:
 *   node scripts/generate/kubernetes/schemas.mjs FOLDER
 * How they are read stands in src/manifest/schema/.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { cachePath } from '../../ensure/cache.mjs';
import { ensureClientNode } from '../../ensure/clientNode.mjs';
import { withLock } from '../../ensure/lock.mjs';
import { recipeHash } from '../../ensure/kindNode/recipe.mjs';
import { showError, stage } from '../../ensure/stage.mjs';
import { readApi } from './models.mjs';
import { packApis, packWords } from './pack.mjs';

/**
 * The releases that carry the models of the versions that upstream supports, and of two more; none
 * carries those of 1.35. The newest first.
 */
const releases = [
  {
    kubernetes: '1.36',
    version: '2.0.1',
    integrity:
      'sha512-evJgmEtgArEYlj6DNkMGjK41IrFK/hEwb5lWVxx0VRBWybQpnvi+2TtA19mLgVfRHfqX5yjHObX6e9W7LEZBjw==',
  },
  {
    kubernetes: '1.34',
    version: '1.4.0',
    integrity:
      'sha512-Zge3YvF7DJi264dU1b3wb/GmzR99JhUpqTvp+VGHfwZT+g7EOOYNScDJNZwXy9cszyIGPIs0VHr+kk8e95qqrA==',
  },
  {
    kubernetes: '1.33',
    version: '1.3.0',
    integrity:
      'sha512-IE0yrIpOT97YS5fg2QpzmPzm8Wmcdf4ueWMn+FiJSI3jgTTQT1u+LUhoYpdfhdHAVxdrNsaBg2C0UXSnOgMoCQ==',
  },
  {
    kubernetes: '1.32',
    version: '1.1.2',
    integrity:
      'sha512-kkE0D8zB5rIQoR6SUwlHUyQtpLvrW0gXOd2MabQsql7I2oPnMA8pb50A1MWB4yH0eX29t45gxs7lOVlS0UPsiw==',
  },
];

const sources = fileURLToPath(new URL('.', import.meta.url));

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function writeSchemas(folder) {
  await stage('schemas of Kubernetes', async (say) => {
    const kept = cachePath('schemas', await recipeHash(sources));
    if (!existsSync(kept)) await withLock('schemas', () => pack(kept, say));
    await cp(kept, folder, { recursive: true });
    const said = releases.map(({ kubernetes }) => kubernetes).join(', ');
    return { said, value: undefined };
  });
}

/**
 * @param {string} kept  the folder; it appears at once or not at all
 * @param {(doing: string) => void} say
 */
async function pack(kept, say) {
  if (existsSync(kept)) return;
  const apis = [];
  for (const release of releases) {
    const folder = await ensureClientNode(release, say);
    say(`reading ${release.kubernetes}`);
    apis.push({ version: release.kubernetes, api: await readApi(join(folder, 'dist/gen')) });
  }
  const half = `${kept}.${process.pid}`;
  await mkdir(half, { recursive: true });
  await writeFile(join(half, 'kubernetes.json.br'), compressed(packApis(apis)));
  await writeFile(join(half, 'kubernetes-words.json.br'), compressed(packWords(apis)));
  await rename(half, kept);
}

/** @param {object} value */
function compressed(value) {
  return brotliCompressSync(JSON.stringify(value));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = 'dist/schemas'] = process.argv;
  await writeSchemas(folder).catch((error) => {
    showError(error);
    process.exitCode = 1;
  });
}
