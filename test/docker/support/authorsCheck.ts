/** The author's check of labs as the packed command does it, with the confusion matrix of their mistakes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Lab } from '../../../src/lab/model.ts';
import { readMistakes } from '../../../src/lab/mistakes.ts';

const root = resolve(import.meta.dirname, '../../..');

export interface Report {
  readonly labs: readonly {
    readonly lab: string;
    readonly bytesMade?: number;
    readonly milliseconds: number;
  }[];
  readonly matrix: { readonly tried: number; readonly right: number; readonly confused: unknown[] };
}

/** Tries the labs in one run; all of it must pass. */
export async function tryAll(
  labs: readonly Lab[],
  only: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Report> {
  const argv = ['test', ...labs.map(({ id }) => id), '--matrix', '--format', 'json'];
  const child = spawn(
    process.execPath,
    ['dist/cli.cjs', ...argv, ...only.flatMap((id) => ['--only', id])],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } },
  );
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
  const [code] = (await once(child, 'close')) as [number | null];
  assert.equal(code, 0, report);
  return JSON.parse(report) as Report;
}

/** Every mistake was made, at least 95 % are told by their cause, and none is taken for another. */
export function assertTold({ matrix }: Report, made: number): void {
  assert.deepEqual(matrix.confused, []);
  assert.equal(matrix.tried, made);
  assert.ok(matrix.right >= 0.95 * matrix.tried, JSON.stringify(matrix));
}

/** Ids of the labs' mistakes, those alone that run `docker build` when asked for. */
export async function mistakeIds(
  labs: readonly Lab[],
  building: boolean,
): Promise<readonly string[]> {
  const found = await Promise.all(labs.map(async (lab) => (await readMistakes(lab)).mistakes));
  return found
    .flat()
    .filter(
      ({ do: acts }) => !building || acts.some((act) => 'run' in act && act.run[1] === 'build'),
    )
    .map(({ id }) => id);
}
