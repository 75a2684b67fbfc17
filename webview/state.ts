/** What the guide itself remembers while it is hidden or reloaded; the lab's progress is not here. */
import type { Header, Screen } from '../src/protocol/guide.ts';

interface Kept {
  /** The screen that `scroll` belongs to. */
  readonly place: string;
  /** Pixels from the top. */
  readonly scroll: number;
  /** Answers not given yet, by lab and task. */
  readonly drafts: Readonly<Record<string, readonly string[]>>;
}

const nothingKept: Kept = { place: '', scroll: 0, drafts: {} };

/** Reads what an earlier guide kept; what has another shape is forgotten. */
export function readKept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null) return nothingKept;
  const place = 'place' in value && typeof value.place === 'string' ? value.place : '';
  const scroll = 'scroll' in value && typeof value.scroll === 'number' ? value.scroll : 0;
  const drafts = 'drafts' in value ? value.drafts : undefined;
  if (typeof drafts !== 'object' || drafts === null) return { place, scroll, drafts: {} };
  return {
    place,
    scroll,
    drafts: Object.fromEntries(
      Object.entries(drafts).filter((entry): entry is [string, string[]] => isStrings(entry[1])),
    ),
  };
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Where the person is: another place starts at its top. */
export function placeOf(screen: Screen): string {
  switch (screen.kind) {
    case 'step':
      return `step ${screen.header.lab} ${screen.id}`;
    case 'intro':
    case 'finished':
      return `${screen.kind} ${screen.header.lab}`;
    case 'broken':
      return `broken ${screen.id}`;
    case 'loading':
    case 'none':
    case 'untrusted':
      return screen.kind;
  }
}

export function draftKey(header: Header, task: string): string {
  return `${header.lab} ${task}`;
}

/** With the draft of one answer, or without it. */
export function withDraft(kept: Kept, key: string, value: readonly string[] | undefined): Kept {
  const others = Object.fromEntries(Object.entries(kept.drafts).filter(([other]) => other !== key));
  return { ...kept, drafts: value === undefined ? others : { ...others, [key]: value } };
}

/** Without the drafts that have become the answer, or that can no longer be given. */
export function withoutGiven(kept: Kept, screen: Screen): Kept {
  if (screen.kind !== 'step') return kept;
  return screen.tasks.reduce((rest, { id, question }) => {
    if (question === undefined) return rest;
    const key = draftKey(screen.header, id);
    const draft = rest.drafts[key];
    const given = question.settled || (draft !== undefined && sameAnswer(draft, question.answer));
    return draft !== undefined && given ? withDraft(rest, key, undefined) : rest;
  }, kept);
}

export function sameAnswer(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
