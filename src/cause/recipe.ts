import { posix } from 'node:path';
import type { Instruction } from '../dockerfile/model.ts';
import type { World } from '../world/world.ts';
import { lastBuild } from './buildCommand.ts';

/** The Dockerfile of the lab's folder, as the learner's build reads it. */
export interface Recipe {
  /** Relative to the lab folder. */
  readonly path: string;
  /** The folder that is sent to the daemon, relative to the lab folder; empty for itself. */
  readonly context: string;
  readonly text: string;
  readonly instructions: readonly Instruction[];
}

/** Undefined when there is none, or the last build took another folder than one of the lab's. */
export async function readRecipe(world: World): Promise<Recipe | undefined> {
  const build = lastBuild(world);
  const context = inside(build?.contexts[0] ?? '.', world.files.folder);
  if (context === undefined) return undefined;
  const path = inside(build?.file ?? posix.join(context, 'Dockerfile'), world.files.folder);
  if (path === undefined) return undefined;
  const read = await world.files.read(path);
  if (read.kind !== 'file') return undefined;
  // Loaded on first use: the parser is in a bundle of its own.
  const { parseDockerfile } = await import('../dockerfile/parse.ts');
  const { instructions } = parseDockerfile(read.text);
  return { path, context, text: read.text, instructions };
}

/** A path as typed in the lab's folder, relative to it; undefined when it leads out or is no path. */
function inside(typed: string, folder: string): string | undefined {
  if (typed === '-' || typed.includes('://')) return undefined;
  const way = posix.isAbsolute(typed) ? posix.relative(folder, typed) : posix.normalize(typed);
  if (way === '..' || way.startsWith('../') || posix.isAbsolute(way)) return undefined;
  return way === '.' || way === './' ? '' : way.replace(/\/$/, '');
}

/** The files of the context, hidden ones left out, as paths within it. */
export async function contextFiles({ context }: Recipe, world: World): Promise<readonly string[]> {
  const all = await world.files.list();
  if (context === '') return all;
  const prefix = `${context}/`;
  return all.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}

/** The context's `.dockerignore`; empty when there is none. */
export async function ignoreText({ context }: Recipe, world: World): Promise<string> {
  const read = await world.files.read(posix.join(context, '.dockerignore'));
  return read.kind === 'file' ? read.text : '';
}
