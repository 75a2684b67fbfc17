import { posix } from 'node:path';
import { fitsSource, ignoredBy } from './dockerignore.ts';
import type { Instruction, Word } from './model.ts';

/** What of a Dockerfile says where files go: its instructions, in order. */
interface Instructions {
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

/** A file of the build context and where its copy lies in the image. */
export interface CopiedFile {
  /** Within the context. */
  readonly path: string;
  readonly inside: string;
  /** What copies it. */
  readonly instruction: Instruction;
}

/** What changes a copied file within the build: it then differs without having been edited. */
const rewrites = /\b(?:sed|awk|perl|envsubst|dos2unix|patch|mv|rm|cp|tee)\b|>/;

/** What is copied out of the build context; other stages, URLs, variables and gaps are not of it. */
export function copiedSources({ instructions }: Instructions): readonly CopiedSource[] {
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

/**
 * What the last stage copies out of the context, by the paths in the image.
 * @param paths the context's files, within it
 * @param ignore the text of its `.dockerignore`
 * @param workingDirectory the image's
 */
export function copiedFiles(
  file: Instructions,
  paths: readonly string[],
  ignore: string,
  workingDirectory: string,
): readonly CopiedFile[] {
  const last = file.instructions.at(-1)?.stage;
  const runs = file.instructions.filter(
    ({ keyword, arguments: text }) => keyword === 'RUN' && rewrites.test(text),
  );
  const folders = workingFolders(file, workingDirectory);
  const found = new Map<string, CopiedFile>();
  for (const source of copiedSources(file)) {
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
      const inside = isFolder ? posix.join(folder, below) : folder;
      found.set(inside, { path, inside, instruction });
    }
  }
  return [...found.values()];
}

/** The working directory at each instruction of the last stage; the base's own is seldom another. */
function workingFolders(
  { instructions }: Instructions,
  atTheEnd: string,
): ReadonlyMap<Instruction, string> {
  const folders = new Map<Instruction, string>();
  const last = instructions.at(-1)?.stage;
  const own = instructions.filter(({ stage }) => stage === last);
  let folder = own.some(({ keyword }) => keyword === 'WORKDIR') ? '/' : atTheEnd || '/';
  for (const instruction of own) {
    if (instruction.keyword === 'WORKDIR') folder = posix.resolve(folder, instruction.arguments);
    folders.set(instruction, folder);
  }
  return folders;
}
