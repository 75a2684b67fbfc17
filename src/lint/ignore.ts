import type { Range } from '../range.ts';
import type { Finding, Severity, TextEdit } from './finding.ts';

/** One id of a comment that ignores. */
export interface Ignore {
  /** `all` stands for every rule. */
  readonly id: string;
  /** The id's own place. */
  readonly range: Range;
  /** The zero-based lines it counts for, both included; all when undefined. */
  readonly lines: { readonly from: number; readonly to: number } | undefined;
  /** Takes the id away, and the comment where nothing else is in it. */
  readonly removal: readonly TextEdit[];
}

/** What the comments of a text say to the linter. */
export interface Comments {
  readonly ignores: readonly Ignore[];
  /** The severity that a comment gives to findings, by id. */
  readonly override: (id: string) => Severity | undefined;
  /** Rules that run though they are off. */
  readonly turnedOn: (id: string) => boolean;
}

/** The findings that no comment ignores, and the ignores that ignored none. */
export function withoutIgnored(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
): { readonly kept: readonly Finding[]; readonly unused: readonly Ignore[] } {
  if (ignores.length === 0) return { kept: findings, unused: [] };
  const used = new Set<Ignore>();
  const kept = findings.filter((finding) => {
    const by = ignores.filter((ignore) => covers(ignore, finding));
    by.forEach((ignore) => used.add(ignore));
    return by.length === 0;
  });
  return { kept, unused: ignores.filter((ignore) => !used.has(ignore)) };
}

/** Either tool's name of a finding ignores it: it is one thing to the person who ignores it. */
function covers({ id, lines }: Ignore, { ids, range }: Finding): boolean {
  if (id !== 'all' && !ids.includes(id)) return false;
  return lines === undefined || (lines.from <= range.start.line && range.start.line <= lines.to);
}
