import { ignoredBy } from '../dockerignore.ts';
import { plainSnippet } from '../../snippet.ts';
import type { Gap, Proposal } from './proposal.ts';

/** A path of the build context that is being typed. */
export interface PathsWanted {
  /** As far as it is typed, without escapes of JSON. */
  readonly typed: string;
  readonly gap: Gap;
  /**
   * How it is written: within a string of the JSON form, as the first of COPY's words with nothing
   * behind it, as another word, or as the value of a mount's key.
   */
  readonly form: 'json' | 'alone' | 'word' | 'key';
}

export interface PathEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * The folder of the context whose entries are proposed: `''` for the context itself, `src/lib`;
 * undefined for a path that leads out of it, or that a pattern or variable leads to.
 */
export function folderOf({ typed }: PathsWanted): string | undefined {
  if (/[*?[\\$]|^[a-z][a-z0-9+.-]*:\/\/|^git@|^<</i.test(typed)) return undefined;
  const parts: string[] = [];
  for (const part of typed.split('/').slice(0, -1)) {
    if (part === '..') return undefined;
    if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The entries of that folder, but for what the .dockerignore keeps out. */
export function pathProposals(
  wanted: PathsWanted,
  entries: readonly PathEntry[],
  dockerignore: string | undefined,
): readonly Proposal[] {
  const folder = folderOf(wanted);
  if (folder === undefined) return [];
  // With exceptions a folder that is kept out may hold what is not.
  const ignores =
    dockerignore !== undefined && !/^[ \t]*!/m.test(dockerignore) ? dockerignore : undefined;
  const { typed } = wanted;
  const before = typed.slice(0, typed.lastIndexOf('/') + 1);
  return entries.flatMap(({ name, isFolder }): readonly Proposal[] => {
    const path = folder === '' ? name : `${folder}/${name}`;
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f]/.test(name)) return [];
    if (ignores !== undefined && ignoredBy(path, ignores) !== undefined) return [];
    const written = writtenAs(wanted, `${before}${name}${isFolder ? '/' : ''}`);
    if (written === undefined) return [];
    const kind = isFolder ? 'folder' : 'file';
    const label = `${before}${name}${isFolder ? '/' : ''}`;
    return [{ label, kind, ...written, ...wanted.gap, goesOn: isFolder && !written.snippet }];
  });
}

/** Undefined where a path cannot be written: with white space only the JSON form holds it. */
function writtenAs(
  { form }: PathsWanted,
  path: string,
): Pick<Proposal, 'insert' | 'snippet'> | undefined {
  if (path.includes('$')) return undefined;
  // Letters that a pattern would take otherwise are escaped.
  const literal = form === 'key' ? path : path.replace(/[*?[]/g, (letter) => `[${letter}]`);
  if (form === 'json') return { insert: JSON.stringify(literal).slice(1, -1), snippet: false };
  const isPlain = !/[\s"'\\`]/.test(path) && !path.startsWith('#');
  if (isPlain && !(form === 'key' && path.includes(',')))
    return { insert: literal, snippet: false };
  if (form !== 'alone') return undefined;
  const json = plainSnippet(JSON.stringify(literal));
  return { insert: `[${json}, "\${1:./}"]`, snippet: true };
}
