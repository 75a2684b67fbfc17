/**
 * The Dockerfile hints beside hadolint and an empty Node: by processes as a person starts them, and
 * within one, as the editor asks for them. Times are the processor's, which other programs do not add to.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lintDockerfile } from '../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { defaultConfig } from '../../src/lint/config/config.ts';
import { longShapes } from '../unit/dockerfile/longShapes.ts';
import { dockerfileOf } from './dockerfiles.ts';
import { childrenClock, sideBySide, threadTime } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const command = join(root, 'dist/cli.cjs');
const files = 1000;
const frame = 1000 / 60;
const edits = 10_000;
/** hadolint has ShellCheck inside; here it is a program beside, with figures of its own. */
const alone = ['--no-shellcheck'];

/** @param hadolint the program's path */
export async function* benchLint(hadolint: string): AsyncGenerator<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cl-bench-'));
  try {
    const withRuns = await written(folder, 'Dockerfile', 'with RUN');
    const without = await written(folder, 'Containerfile', 'without RUN');
    yield await besideHadolint(`${files} files of 30 lines (aim ≤0.1)`, hadolint, withRuns);
    yield await besideHadolint('as many without RUN lines (aim ≤2)', hadolint, without, 5);
    yield await oneFile('(aim ≤1.3)', withRuns[0] ?? '', alone);
    if (spawnSync('shellcheck', ['--version']).status === 0) {
      yield await besideHadolint('those with RUN, with ShellCheck', hadolint, withRuns, 1, []);
      yield await oneFile('with ShellCheck', withRuns[0] ?? '', []);
    } else {
      yield 'ShellCheck is not installed: no figures with it.';
    }
    yield keystrokes();
    yield memory();
    yield 'lint of the longest inputs, in ms of the processor at n, 2n and 4n (aim: doubles):';
    for (const [name, make] of longShapes) yield `  ${name}: ${growth(make)}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function written(
  folder: string,
  name: string,
  kind: Parameters<typeof dockerfileOf>[1],
): Promise<readonly string[]> {
  const paths = Array.from({ length: files }, (_, at) => join(folder, `${name}.${at}`));
  for (const [at, path] of paths.entries()) await writeFile(path, dockerfileOf(at, kind));
  return paths;
}

async function besideHadolint(
  what: string,
  hadolint: string,
  paths: readonly string[],
  times = 1,
  options = alone,
): Promise<string> {
  const { ours, theirs, ratio } = await sideBySide(
    times,
    () => run(process.execPath, [command, 'lint', '--no-fail', ...options, ...paths]),
    () => run(hadolint, ['--no-fail', '--no-color', ...paths]),
    0,
    childrenClock,
  );
  return `lint of ${what}: ${ours.toFixed(0)} ms against hadolint's ${theirs.toFixed(0)} ms, ratio ${ratio.toFixed(3)}`;
}

/**
 * On the machine of 2026-11 (Node 24, an empty one 20 ms): to read the kept code and no more costs 1.2
 * times that, a file of one FROM 1.4, one of 30 lines with RUN 1.7. An empty snapshot alone
 * (`--snapshot-blob`) costs 1.3. With ShellCheck, which runs where it is installed, it is 2.3 for two
 * lines. The kept code has one place for all builds of a person: another one that starts in between
 * makes the next start compile anew.
 */
async function oneFile(what: string, path: string, options: readonly string[]): Promise<string> {
  const starts = 10;
  const often = (argv: readonly string[]) => async (): Promise<void> => {
    for (let at = 0; at < starts; at += 1) await run(process.execPath, argv);
  };
  const { ours, theirs, ratio } = await sideBySide(
    5,
    often([command, 'lint', '--no-fail', ...options, path]),
    often([resolve(import.meta.dirname, 'empty.cjs')]),
    1,
    childrenClock,
  );
  const [one, none] = [ours / starts, theirs / starts];
  return `lint of one file ${what}: ${one.toFixed(0)} ms against ${none.toFixed(0)} ms of an empty Node, ratio ${ratio.toFixed(2)}`;
}

/** A letter more in the middle of 800 lines, and one less, again and again. */
function keystrokes(): string {
  const text = Array.from({ length: 27 }, (_, at) => dockerfileOf(at, 'with RUN')).join('');
  const lines = text.split('\n').slice(0, 800);
  const middle = lines.slice(0, 400).join('\n').length;
  const whole = lines.join('\n');
  const taken = Array.from({ length: 120 }, (_, at) => {
    const typed = `${whole.slice(0, middle)}${'x'.repeat(at % 2)}${whole.slice(middle)}`;
    return threadTime(() => lint(typed));
  });
  // The first half of them warms up, as the editor's first minute does.
  const sorted = taken.slice(60).sort((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[30], sorted[57]];
  return (
    `lint of ${lines.length} lines after a keystroke (aim ≤${frame.toFixed(1)} ms): ` +
    `${median.toFixed(1)} ms, 95 of 100 within ${worst.toFixed(1)} ms`
  );
}

/** What lives after edits, all else collected. */
function memory(): string {
  const live = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const text = dockerfileOf(1, 'with RUN');
  const edit = (at: number): void => {
    const place = (at * 37) % text.length;
    lint(`${text.slice(0, place)}${String.fromCharCode(97 + (at % 26))}${text.slice(place)}`);
  };
  for (let at = 0; at < edits / 10; at += 1) edit(at);
  const before = live();
  for (let at = 0; at < edits; at += 1) edit(at);
  const after = live();
  return `memory after ${edits} edits (aim: none more): ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`;
}

function growth(make: (count: number) => string): string {
  const times = [1000, 2000, 4000].map((count) => {
    const text = make(count);
    return Math.min(...[1, 2, 3].map(() => threadTime(() => lint(text))));
  });
  return times.map((time) => time.toFixed(1)).join(', ');
}

function lint(text: string): void {
  lintDockerfile(parseDockerfile(text), defaultConfig);
}

function run(program: string, argv: readonly string[]): Promise<void> {
  const { status, stderr } = spawnSync(program, argv, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program} gave ${String(status)}: ${stderr}`);
  return Promise.resolve();
}
