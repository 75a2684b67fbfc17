import { posix } from 'node:path';
import { fitsSource } from '../dockerfile/dockerignore.ts';
import type { Word } from '../dockerfile/model.ts';
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

/** One thing that COPY or ADD takes out of the build context. */
export interface CopiedSource {
  readonly instruction: Instruction;
  readonly word: Word;
  /** As written, without quotes and a leading `/` or `./`, e.g. `app.py`, `src`, empty for `.`. */
  readonly path: string;
  /** Where it goes in the image, as written. */
  readonly target: string;
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

/** What is copied out of the build context; other stages, URLs, variables and gaps are not of it. */
export function copiedSources({ instructions }: Recipe): readonly CopiedSource[] {
  return instructions.flatMap((instruction) => {
    const { keyword, flags, words, heredocs } = instruction;
    if (keyword !== 'COPY' && keyword !== 'ADD') return [];
    if (heredocs.length > 0 || flags.some(({ name }) => name === 'from')) return [];
    const target = unquoted(words.at(-1)?.value ?? '');
    return words.slice(0, -1).flatMap((word) => {
      const value = unquoted(word.value);
      if (value === '' || /\$|____|:\/\/|^git@/.test(value)) return [];
      const path = posix
        .normalize(value)
        .replace(/^(?:\/|\.\/)+/, '')
        .replace(/\/$/, '');
      return [{ instruction, word, path: path === '.' ? '' : path, target }];
    });
  });
}

function unquoted(word: string): string {
  return /^(["']).*\1$/.test(word) ? word.slice(1, -1) : word;
}

/** The files of the context that a source stands for, as paths within the context. */
export function filesOf(
  source: CopiedSource,
  paths: readonly string[],
): readonly { readonly path: string; /** Below what is copied. */ readonly below: string }[] {
  if (source.path === '') return paths.map((path) => ({ path, below: path }));
  return paths.flatMap((path) => {
    const parts = path.split('/');
    for (let count = 1; count <= parts.length; count += 1) {
      if (!fitsSource(parts.slice(0, count).join('/'), source.path)) continue;
      // A folder's content is copied, a file under its own name.
      const below = count === parts.length ? (parts.at(-1) ?? '') : parts.slice(count).join('/');
      return [{ path, below }];
    }
    return [];
  });
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
