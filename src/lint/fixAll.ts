import { applyFixes } from './edit.ts';
import type { Finding, Fix } from './finding.ts';

/** A fix may bring another finding to light; a file that needs more rounds is left as it is then. */
const mostRounds = 20;

/**
 * The text with every fix made that no person must choose, again and again until none is left.
 * @param lint the findings of a text; only their fixes are made
 * @param only one rule's alone
 */
export async function fixAll(
  text: string,
  lint: (text: string) => readonly Finding[] | Promise<readonly Finding[]>,
  only?: string,
): Promise<{ readonly text: string; readonly made: readonly Fix[] }> {
  const made: Fix[] = [];
  const seen = new Set([text]);
  let now = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = (await lint(now)).filter(({ ids }) => only === undefined || ids.includes(only));
    const step = applyFixes(now, wanted.flatMap(automatic));
    // Two rules that undo each other must not go on for ever.
    if (step.made.length === 0 || seen.has(step.text)) break;
    now = step.text;
    seen.add(now);
    made.push(...step.made);
  }
  return { text: now, made };
}

/** The fix that needs no choice; none where the best one does. */
export function automatic({ fixes }: Finding): readonly Fix[] {
  const [best] = fixes;
  return best === undefined || best.choose ? [] : [best];
}
