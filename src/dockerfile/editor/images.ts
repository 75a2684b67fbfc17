import type { Gap, Proposal } from './proposal.ts';

/**
 * The images of a daemon as what FROM and `--from` take.
 * @param tags `repository:tag`
 */
export function imageProposals(gap: Gap, tags: readonly string[]): readonly Proposal[] {
  return [...new Set(tags)].sort().map((label) => ({
    label,
    kind: 'image',
    insert: label,
    snippet: false,
    ...gap,
  }));
}
