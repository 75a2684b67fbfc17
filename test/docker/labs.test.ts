/**
 * The author's check of every lab that needs no cluster, with the confusion matrix of all their mistakes, as the packed
 * command does both in one run; then what builds images once more with the other builder.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { readMistakes } from '../../src/lab/mistakes.ts';
import { dockerLabs } from './support/ownLabs.ts';
import { otherBuilder } from './support/builders.ts';

const root = resolve(import.meta.dirname, '../..');
type Environment = Readonly<Record<string, string>>;

interface Report {
  readonly labs: readonly { readonly lab: string; readonly bytesMade?: number }[];
  readonly matrix: { readonly tried: number; readonly right: number; readonly confused: unknown[] };
}

async function tryAll(only: readonly string[], env: Environment): Promise<Report> {
  const argv = ['test', ...dockerLabs.map(({ id }) => id), '--matrix', '--format', 'json'];
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

function assertTold({ matrix }: Report, made: number): void {
  assert.deepEqual(matrix.confused, []);
  assert.equal(matrix.tried, made);
  assert.ok(matrix.right >= 0.95 * matrix.tried, JSON.stringify(matrix));
}

/** Ids of mistakes, those alone that run `docker build` when asked for. */
async function mistakeIds(building: boolean): Promise<readonly string[]> {
  const found = await Promise.all(
    dockerLabs.map(async (lab) => (await readMistakes(lab)).mistakes),
  );
  return found
    .flat()
    .filter(
      ({ do: acts }) => !building || acts.some((act) => 'run' in act && act.run[1] === 'build'),
    )
    .map(({ id }) => id);
}

describe('container-lab test --matrix', () => {
  it('every lab that needs no cluster passes, and every mistake is told by its cause', async function () {
    this.timeout(900_000);
    const report = await tryAll([], {});
    assert.deepEqual(
      report.labs.map(({ lab }) => lab),
      dockerLabs.map(({ id }) => id),
    );
    for (const { lab, bytesMade } of report.labs) assert.ok(bytesMade !== undefined, lab);
    assertTold(report, (await mistakeIds(false)).length);
  });
});

const env = await otherBuilder();
if (env) {
  describe('container-lab test --matrix, with BuildKit too', () => {
    it('every mistake that builds is told by its cause', async function () {
      this.timeout(900_000);
      const only = await mistakeIds(true);
      assertTold(await tryAll(only, env), only.length);
    });
  });
}
