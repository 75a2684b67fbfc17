import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/**
 * The medians of two runs taken in turn, so that a noisy machine disturbs both alike; a first half as
 * many are not counted, in which both become compiled.
 * @param uncounted how many those are, where it is not half as many
 * @param clock what the time is read from, in milliseconds
 */
export async function sideBySide(
  times: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  uncounted = times / 2,
  clock: () => number = () => performance.now(),
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
      const began = clock();
      await run();
      taken.push(clock() - began);
    }
  }
  const middle = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const [a, b] = [middle(mine), middle(other)];
  return { ours: a, theirs: b, ratio: a / b };
}

/**
 * Milliseconds of the processor's that the ended child processes took, to ten of them: other programs
 * do not add to it. Only Linux tells.
 */
export function childrenClock(): number {
  // The fields behind the name, which may have blanks in it (man 5 proc_pid_stat): 16 and 17 of all.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/**
 * Milliseconds of the processor's, which other programs do not add to: of this thread alone, for which
 * the person waits. The collector's threads work beside it.
 */
export function threadTime(work: () => void): number {
  const { user, system } = process.threadCpuUsage();
  work();
  const taken = process.threadCpuUsage();
  return (taken.user - user + taken.system - system) / 1000;
}
