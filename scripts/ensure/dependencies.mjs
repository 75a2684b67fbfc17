import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { readJson, repoDir } from './cache.mjs';
import { withLock } from './lock.mjs';
import { EnsureError, run, stage } from './stage.mjs';

const nodePackage = join(repoDir, 'node_modules/node');

/**
 * `npm ci`, only when node_modules is not what package-lock.json says.
 * @returns {Promise<void>}
 */
export async function ensureDependencies() {
  await stage('dependencies', async (say) => {
    if (await fresh()) return { said: 'match package-lock.json', value: undefined };
    return withLock('dependencies', async () => {
      if (await fresh()) return { said: 'match package-lock.json', value: undefined };
      say('npm ci');
      await run('npm', ['ci'], {
        verb: 'install',
        what: 'the npm packages of package-lock.json',
        log: 'npm-ci',
        cwd: repoDir,
      });
      return { said: 'installed', value: undefined };
    });
  });
}

/**
 * npm writes what it installed into a lock file inside node_modules, last of all: comparing the
 * two also recognises what a developer's own `npm install` made.
 */
async function fresh() {
  const wanted = await readJson(join(repoDir, 'package-lock.json'));
  if (!wanted) {
    const why = 'package-lock.json is missing or damaged';
    const remedy = 'Get it back with `git checkout package-lock.json`, then try again.';
    throw new EnsureError({ verb: 'install', what: 'the npm packages', why, remedy });
  }
  const there = (await readJson(join(repoDir, 'node_modules/.package-lock.json')))?.packages ?? {};
  const packages = Object.entries(wanted.packages).filter(([path]) => path !== '');
  const same = packages.every(([path, { version, optional }]) =>
    there[path] ? there[path].version === version : optional,
  );
  const known = new Set(packages.map(([path]) => path));
  return same && Object.keys(there).every((path) => known.has(path)) && existsSync(toolNode());
}

/** The Node that our tools and code-server run with, whatever the machine's own is. */
export function toolNode() {
  return join(nodePackage, 'bin/node');
}

/** Where that Node's headers are, for native modules; npm's `nodedir`. */
export function toolNodeHeaders() {
  return join(nodePackage, `node_modules/node-${process.platform}-${process.arch}`);
}

/** Its version, such as 24.21.0. */
export function toolNodeVersion() {
  return JSON.parse(readFileSync(join(nodePackage, 'package.json'), 'utf8')).version;
}

/**
 * An environment where `node` is that Node.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(env = process.env) {
  const path = [dirname(toolNode()), env.PATH ?? ''].join(delimiter);
  return { ...env, PATH: path };
}
