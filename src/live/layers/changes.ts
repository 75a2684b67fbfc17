import { readEntry } from '../../dockerfile/history/entry.ts';
import type { HistoryMatch } from '../../dockerfile/history/match.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import { said, type Said } from '../../text.ts';
import { labels, lessons } from './texts.ts';

/** A paragraph or an item of a list, or a line of a Dockerfile. */
export type Paragraph =
  { readonly said: Said; readonly item?: boolean } | { readonly code: string };

/** Why an instruction is no longer what was built. */
interface Reason {
  readonly label: Said;
  readonly lesson: readonly Paragraph[];
}

interface Change {
  readonly reasons: readonly Reason[];
  /** Whether the next build cannot take it from the cache, for something before it has changed. */
  readonly behind: boolean;
}

/** What BuildKit does not ask when it looks for a later step in its cache. */
const settings = new Set(
  'CMD ENTRYPOINT LABEL EXPOSE VOLUME HEALTHCHECK STOPSIGNAL ONBUILD MAINTAINER'.split(' '),
);
const mostPaths = 3;

/** How the instructions of a file stand to what was built. */
export function changesIn(
  { steps, gone, args, builder }: HistoryMatch,
  history: readonly { readonly createdBy: string }[],
  edited: ReadonlyMap<Instruction, readonly string[]>,
  moved: boolean,
): ReadonlyMap<Instruction, Change> {
  const changes = new Map<Instruction, Change>();
  const lineOf = (entry: number): string => {
    const { keyword, text } = readEntry(history[entry]?.createdBy ?? '');
    return `${keyword} ${withoutShell(text)}`;
  };
  let behind = moved;
  const spoils = (keyword: string): void => {
    if (builder === 'legacy' || !settings.has(keyword)) behind = true;
  };
  for (const { instruction, status, entry } of steps) {
    const reasons: Reason[] = [];
    const missing = gone.filter(({ before }) => before === instruction);
    if (missing.length > 0) {
      const lines = missing.map((each) => ({ code: lineOf(each.entry) }));
      reasons.push({ label: said(labels.gone), lesson: [{ said: said(lessons.gone) }, ...lines] });
      for (const each of missing) spoils(readEntry(history[each.entry]?.createdBy ?? '').keyword);
    }
    const before = behind;
    if (status === 'changed' && entry !== undefined) {
      const lesson = [{ said: said(lessons.changed) }, { code: lineOf(entry) }];
      reasons.push({ label: said(labels.changed), lesson });
    }
    if (status === 'added') {
      reasons.push({ label: said(labels.added), lesson: [{ said: said(lessons.added) }] });
    }
    if (status === 'changed' || status === 'added') spoils(instruction.keyword);
    for (const other of args) {
      if (other.instruction !== instruction) continue;
      const { name, built, here } = other;
      const lesson = [{ said: said(lessons.argument, { name, built, here }) }];
      reasons.push({ label: said(labels.argument, { name, value: built }), lesson });
    }
    const paths = edited.get(instruction) ?? [];
    const [first] = paths;
    if (first !== undefined) {
      const some = paths.slice(0, mostPaths).join(', ');
      const all = paths.length > mostPaths ? `${some}, …` : some;
      const lesson = [{ said: said(lessons.edited, { paths: all }) }];
      reasons.push({ label: said(labels.edited, { path: first }), lesson });
      behind = true;
    }
    changes.set(instruction, { reasons, behind: before });
  }
  return changes;
}

/** As it stood in the file: without the build arguments and the shell that builders write. */
function withoutShell(text: string): string {
  return text
    .replace(/^(?:\|\d+ [^]*? )?\/bin\/(?:ba|a)?sh (?:-o pipefail )?-c /, '')
    .slice(0, 500);
}
