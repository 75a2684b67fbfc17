import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ask, EnsureError, run, stage } from './stage.mjs';

let updated = false;

/**
 * Debian or Ubuntu packages, the missing ones alone.
 * @param {string[]} names
 * @returns {Promise<void>}
 */
export async function ensurePackages(names) {
  if ((await missingPackages(names)).length === 0) return;
  // apt-get waits for another one's installation, but not for another one's update.
  await withLock('packages', async () => {
    const missing = await missingPackages(names);
    if (missing.length > 0) await install(missing);
  });
}

/**
 * Unpacks a package's files into a folder without installing it: one that brings a service would
 * start it.
 * @param {string} name
 * @param {string} folder  it must exist
 * @returns {Promise<void>}
 */
export async function unpackPackage(name, folder) {
  const remedy = `See whether \`apt-get download ${name}\` works.`;
  const options = { verb: 'unpack', what: name, remedy, cwd: folder };
  await withLock('packages', () => updateLists([name]));
  await run('apt-get', ['-q', 'download', name], { ...options, log: 'apt-download' });
  const [file = ''] = (await readdir(folder)).filter((entry) => entry.endsWith('.deb'));
  await run('dpkg-deb', ['--extract', file, '.'], { ...options, log: 'dpkg-extract' });
  await rm(join(folder, file));
}

/** @param {string[]} missing */
async function install(missing) {
  await stage('packages', async (say) => {
    const { apt, options } = await aptFor(missing);
    if (!updated) say('asking for the list of packages');
    await updateLists(missing);
    say(`installing ${missing.join(', ')}`);
    await runArgv([...apt, 'install', '-y', '--no-install-recommends', ...missing], {
      ...options,
      log: 'apt-install',
    });
    return { said: `${missing.join(', ')} installed`, value: undefined };
  });
}

/**
 * Asks for the list of packages, once a run.
 * @param {string[]} wanted
 */
async function updateLists(wanted) {
  if (updated) return;
  const { apt, options } = await aptFor(wanted);
  await runArgv([...apt, 'update'], { ...options, log: 'apt-update' });
  updated = true;
}

/** @param {string[]} names */
async function aptFor(names) {
  const become = await becomeRoot(names);
  const apt = [...become, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const remedy = `Run \`apt-get install ${names.join(' ')}\` as root and try again.`;
  return { apt, options: { verb: 'install', what: names.join(', '), remedy, env } };
}

/**
 * @param {string[]} names
 * @returns {Promise<string[]>}
 */
async function missingPackages(names) {
  const states = await Promise.all(
    names.map((name) => ask('dpkg-query', ['-W', '-f', '${db:Status-Status}', name])),
  );
  return names.filter((_, i) => states[i] !== 'installed');
}

/**
 * The words that stand before a command for root.
 * @param {string[]} missing
 * @returns {Promise<string[]>}
 */
async function becomeRoot(missing) {
  const what = missing.join(', ');
  const command = `apt-get install ${missing.join(' ')}`;
  if ((await ask('apt-get', ['--version'])) === undefined) {
    const remedy = `Install what they hold with your system's packager, then try again.`;
    throw new EnsureError({ verb: 'install', what, why: 'this system has no apt-get', remedy });
  }
  if (process.getuid?.() === 0) return [];
  // `env` keeps the front end non-interactive, which sudo would drop from the environment.
  if (await ask('sudo', ['-V'])) return ['sudo', 'env', 'DEBIAN_FRONTEND=noninteractive'];
  const remedy = `Run \`${command}\` as root and try again.`;
  throw new EnsureError({ verb: 'install', what, why: 'you are not root', remedy });
}

/**
 * @param {string[]} argv
 * @param {import('./stage.mjs').RunOptions} options
 */
function runArgv([program = '', ...args], options) {
  return run(program, args, options);
}
