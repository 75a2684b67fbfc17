import { posix } from 'node:path';
import { ignoredBy } from '../dockerfile/dockerignore.ts';
import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import { contextFiles, copiedSources, filesOf, ignoreText, readRecipe } from './recipe.ts';
import type { Recipe } from './recipe.ts';

/** A file of the lab's folder and where its copy lies in an image of its Dockerfile. */
export interface CopiedFile {
  readonly path: string;
  readonly inside: string;
}

/** Files that are compared at most: each is one question to the daemon. */
const most = 40;
/** What changes a copied file within the build: it then differs without having been edited. */
const rewrites = /\b(?:sed|awk|perl|envsubst|dos2unix|patch|mv|rm|cp|tee)\b|>/;

/**
 * A file of the folder whose content is another one in the container: it was edited after the image
 * was built. Undefined when all are the same, or the container itself changed that file.
 */
export async function editedFile(container: Container, world: World): Promise<string | undefined> {
  const files = (await copiedIn(container, world)).slice(0, most);
  const differ = await Promise.all(
    files.map(async ({ path, inside }) => {
      const [own, theirs] = await Promise.all([
        world.files.read(path),
        world.docker.readFile(container.id, inside),
      ]);
      return own.kind === 'file' && theirs !== undefined && own.text !== theirs;
    }),
  );
  const found = files.filter((_, index) => differ[index]);
  if (found.length === 0) return undefined;
  const changed = (await world.docker.changes(container.id)) ?? [];
  return found.find(({ inside }) => changed.every(({ path }) => path !== inside))?.path;
}

/** The files of the lab's folder that an image of its Dockerfile holds, as a container sees them. */
export async function copiedIn(
  { workingDirectory }: Container,
  world: World,
): Promise<readonly CopiedFile[]> {
  const recipe = await readRecipe(world);
  return recipe === undefined ? [] : copiedFiles(recipe, workingDirectory, world);
}

/** What the last stage copies out of the folder, by the paths in the image. */
async function copiedFiles(
  recipe: Recipe,
  workingDirectory: string,
  world: World,
): Promise<readonly CopiedFile[]> {
  const [paths, ignore] = await Promise.all([
    contextFiles(recipe, world),
    ignoreText(recipe, world),
  ]);
  const last = recipe.instructions.at(-1)?.stage;
  const runs = recipe.instructions.filter(
    ({ keyword, arguments: text }) => keyword === 'RUN' && rewrites.test(text),
  );
  const folders = workingFolders(recipe, workingDirectory);
  const found = new Map<string, string>();
  for (const source of copiedSources(recipe)) {
    const { instruction, target } = source;
    if (instruction.stage !== last || /\$|____/.test(target)) continue;
    const all = filesOf(source, paths).filter(({ path }) => !ignoredBy(path, ignore));
    const folder = posix.resolve(folders.get(instruction) ?? '/', target);
    const isFolder =
      /(?:^|\/)\.{0,2}$/.test(target) ||
      instruction.words.length > 2 ||
      all.some(({ path }) => path !== source.path);
    for (const { path, below } of all) {
      const name = posix.basename(path);
      if (runs.some(({ arguments: text }) => text.includes(name))) continue;
      // The copy that comes last is the one that stays.
      found.set(isFolder ? posix.join(folder, below) : folder, posix.join(recipe.context, path));
    }
  }
  return [...found].map(([inside, path]) => ({ path, inside }));
}

/** The working directory at each instruction of the last stage; the base's own is seldom another. */
function workingFolders(
  { instructions }: Recipe,
  atTheEnd: string,
): ReadonlyMap<Recipe['instructions'][number], string> {
  const folders = new Map<Recipe['instructions'][number], string>();
  const last = instructions.at(-1)?.stage;
  const own = instructions.filter(({ stage }) => stage === last);
  let folder = own.some(({ keyword }) => keyword === 'WORKDIR') ? '/' : atTheEnd || '/';
  for (const instruction of own) {
    if (instruction.keyword === 'WORKDIR') folder = posix.resolve(folder, instruction.arguments);
    folders.set(instruction, folder);
  }
  return folders;
}
