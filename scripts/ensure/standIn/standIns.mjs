import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, repoDir } from '../cache.mjs';
import { run } from '../stage.mjs';
import { debianRecipe, makeDebian } from './debian.mjs';
import { recipeLabel, standInLabel } from './label.mjs';
import { pythonFiles } from './python.mjs';

/** The image that all others are made from. */
const base = 'debian:bookworm-slim';

/**
 * How to make the others: a folder beside this file is the build context, `files` gives what this
 * machine adds to it, by name.
 * @type {Readonly<Record<string, { folder: string, files?: () => Promise<Record<string, string>> }>>}
 */
const built = {
  'python:3.11-slim-bookworm': { folder: 'python', files: pythonFiles },
  'httpd:2.4': { folder: 'httpd' },
  'nginx:1.28': { folder: 'nginx' },
  'registry:2': { folder: 'registry' },
  'docker:28-dind': { folder: 'docker' },
};

/** The images that a stand-in can be made for: those that the labs are built on. */
export const standInRefs = [base, ...Object.keys(built)];

/**
 * A hash of all that a stand-in is made from.
 * @param {string} ref  one of `standInRefs`
 * @returns {Promise<string>}
 */
export async function recipeOf(ref) {
  const hash = createHash('sha256').update(debianRecipe);
  for (const [name, content] of Object.entries(await contextOf(ref))) {
    hash.update(`\0${name}\0${content}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * What must be made before it.
 * @param {string} ref
 * @returns {string | undefined}
 */
export function baseOf(ref) {
  return ref === base ? undefined : base;
}

/**
 * Makes the stand-in in the daemon that the docker command reaches; its base must be there.
 * @param {string} ref  one of `standInRefs`
 * @returns {Promise<void>}
 */
export async function makeStandIn(ref) {
  const labels = { [standInLabel]: ref, [recipeLabel]: await recipeOf(ref) };
  if (ref === base) return makeDebian(ref, labels);
  const context = await mkdtemp(cachePath('stand-ins', 'context-'));
  try {
    await cp(folderOf(ref), context, { recursive: true });
    for (const [name, content] of Object.entries(await contextOf(ref))) {
      await writeFile(join(context, name), content);
    }
    const marks = Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]);
    await run('docker', ['build', '--tag', ref, ...marks, context], {
      verb: 'make',
      what: `a stand-in for ${ref}`,
      log: `docker-build-${built[ref]?.folder}`,
    });
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

/** @param {string} ref */
function folderOf(ref) {
  return join(repoDir, 'scripts/ensure/standIn', built[ref]?.folder ?? '');
}

/**
 * The files of the build context by name; none for the base.
 * @param {string} ref
 * @returns {Promise<Record<string, string>>}
 */
async function contextOf(ref) {
  if (ref === base) return {};
  const folder = folderOf(ref);
  /** @type {Record<string, string>} */
  const files = {};
  for (const name of (await readdir(folder)).sort()) {
    files[name] = await readFile(join(folder, name), 'utf8');
  }
  return { ...files, ...(await built[ref]?.files?.()) };
}
