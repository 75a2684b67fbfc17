import type { Trial } from './trial.ts';

/** Which cause was named first for mistakes of which cause. */
export interface Matrix {
  /** Every id of a row or a column: expected ones first, in the order of the alphabet. */
  readonly ids: readonly string[];
  /** By expected cause, then by what was named; zeros left out. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly tried: number;
  readonly right: number;
  /** Mistakes whose state was taken for another cause. */
  readonly confused: readonly Named[];
  /** Mistakes whose state no cause was named for. */
  readonly missed: readonly Named[];
  /** Mistakes whose step was not reached, e.g. `lab, id`: they say nothing of causes. */
  readonly unmade: readonly string[];
  /** Whether all were made, the right cause was named often enough, and no wrong one ever. */
  readonly holds: boolean;
}

export interface Named {
  readonly lab: string;
  readonly mistake: string;
  readonly expected: string;
  /** The id of a cause or block, or a status when no cause was named. */
  readonly found: string;
}

/** The least share of mistakes that must be told by their cause. */
const least = 0.95;
/** What is found where no cause is named: honest, though no help. */
const unnamed: ReadonlySet<string> = new Set(['unknown', 'observed', 'passed', 'waiting', 'none']);

/** Undefined when no mistake was made. */
export function makeMatrix(
  runs: readonly { readonly lab: string; readonly trials: readonly Trial[] }[],
): Matrix | undefined {
  const named = runs.flatMap(({ lab, trials }) =>
    trials.flatMap(({ id, named: found }): readonly Named[] =>
      found ? [{ lab, mistake: id, ...found }] : [],
    ),
  );
  if (named.length === 0) return undefined;
  const unmade = runs.flatMap(({ lab, trials }) =>
    trials
      .filter((trial) => trial.kind === 'mistake' && !trial.named)
      .map(({ id }) => `${lab}, ${id}`),
  );
  const wrong = named.filter(({ expected, found }) => expected !== found);
  const [missed, confused] = [
    wrong.filter(({ found }) => unnamed.has(found)),
    wrong.filter(({ found }) => !unnamed.has(found)),
  ];
  const expectedIds = [...new Set(named.map(({ expected }) => expected))].sort();
  const others = [...new Set(wrong.map(({ found }) => found))]
    .filter((id) => !expectedIds.includes(id))
    .sort();
  const right = named.length - wrong.length;
  return {
    ids: [...expectedIds, ...others],
    counts: new Map(
      expectedIds.map((id) => [id, countFound(named.filter(({ expected }) => expected === id))]),
    ),
    tried: named.length,
    right,
    confused,
    missed,
    unmade,
    holds: unmade.length + confused.length === 0 && right >= named.length * least,
  };
}

function countFound(named: readonly Named[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { found } of named) counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}
