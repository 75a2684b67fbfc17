import type { Screen } from '../src/protocol/guide.ts';

/**
 * Brings what a press has just revealed into sight: a hint, or after a check the first task that
 * failed. `known` are the ids that were revealed before.
 */
export function reveal(before: Screen, now: Screen, known: ReadonlySet<string>): void {
  if (before.kind !== 'step' || now.kind !== 'step') return;
  const fresh = [...document.querySelectorAll('.revealed')].find(({ id }) => !known.has(id));
  const checked = before.checking && !now.checking;
  const wrong = now.tasks.find(({ status }) => status === 'failed');
  const id = checked ? (now.banner ? 'banner' : wrong && `task-${wrong.id}`) : fresh?.id;
  document.getElementById(id ?? '')?.scrollIntoView({ block: 'nearest' });
}
