import { posix } from 'node:path';
import { copiedFiles } from '../dockerfile/copied.ts';
import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import { contextFiles, ignoreText, readRecipe } from './recipe.ts';

/** A file of the lab's folder and where its copy lies in an image of its Dockerfile. */
export interface CopiedFile {
  readonly path: string;
  readonly inside: string;
}

/** Files that are compared at most: each is one question to the daemon. */
const most = 40;

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
  if (recipe === undefined) return [];
  const [paths, ignore] = await Promise.all([
    contextFiles(recipe, world),
    ignoreText(recipe, world),
  ]);
  return copiedFiles(recipe, paths, ignore, workingDirectory).map(({ path, inside }) => ({
    path: posix.join(recipe.context, path),
    inside,
  }));
}
