import { performance } from 'node:perf_hooks';

/**
 * The medians of two runs taken in turn, so that a noisy machine disturbs both alike; a first half as
 * many are not counted, in which both become compiled.
 * @param uncounted how many those are, where it is not half as many
 */
export async function sideBySide(
  times: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  uncounted = times / 2,
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> {
  const mine: number[] = [];
  const other: number[] = [];
  for (let i = 0; i < uncounted; i++) {
    await ours();
    await theirs();
  }
  for (let i = 0; i < times; i++) {
    for (const [run, taken] of i % 2 === 0
      ? ([
          [ours, mine],
          [theirs, other],
        ] as const)
      : ([
          [theirs, other],
          [ours, mine],
        ] as const)) {
      const began = performance.now();
      await run();
      taken.push(performance.now() - began);
    }
  }
  const middle = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const [a, b] = [middle(mine), middle(other)];
  return { ours: a, theirs: b, ratio: a / b };
}
