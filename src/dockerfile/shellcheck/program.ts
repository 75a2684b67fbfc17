import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnswer, type Remark } from './answer.ts';

/** The remarks on one source; undefined when the program gave no answer in time. */
export type Answer = readonly Remark[] | undefined;

/** Why ShellCheck gave no answer at all. */
export class ShellcheckError extends Error {
  /** There is no such program. */
  readonly absent: boolean;

  constructor(message: string, absent: boolean) {
    super(message);
    this.absent = absent;
  }
}

/** Milliseconds for one run of the program. */
const timeLimit = 10_000;
/** Bytes that one run may print. */
const longestOutput = 2 ** 23;
/** Sources for one run: a start costs as much as seven of them. */
const mostInOne = 64;

/**
 * What a Dockerfile cannot say a directive for is left out, as hadolint does: files that `source`
 * reads (SC1090, SC1091), and that ash is checked as dash (SC2187). No `.shellcheckrc` counts, and
 * no file is followed.
 */
const options = ['--norc', '--format=json1', '--exclude=SC1090,SC1091,SC2187'];

/**
 * Asks ShellCheck about many sources, with few runs of it side by side.
 * Throws ShellcheckError; the signal's reason when it is aborted.
 */
export async function askProgram(
  program: string,
  sources: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  const lanes = Math.max(1, Math.min(availableParallelism(), 4));
  const size = Math.min(mostInOne, Math.ceil(sources.length / lanes));
  const batches = Array.from({ length: Math.ceil(sources.length / size) || 0 }, (_, at) =>
    sources.slice(at * size, (at + 1) * size),
  );
  const lane = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      await askBatch(program, batch, signal, answers);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}

async function askBatch(
  program: string,
  batch: readonly string[],
  signal: AbortSignal,
  answers: Map<string, Answer>,
): Promise<void> {
  const [only] = batch;
  if (only === undefined) return;
  const found =
    batch.length === 1
      ? await askOne(program, only, signal)
      : await askFiles(program, batch, signal);
  if (found !== undefined) {
    batch.forEach((source, at) => answers.set(source, found[at] ?? []));
    return;
  }
  if (batch.length === 1) {
    answers.set(only, undefined);
    return;
  }
  // One that takes too long, or files that the program may not read, must not cost the others.
  const middle = batch.length >> 1;
  await askBatch(program, batch.slice(0, middle), signal, answers);
  await askBatch(program, batch.slice(middle), signal, answers);
}

/** The remarks on each; undefined when the program did not end in time. */
type Found = readonly (readonly Remark[])[] | undefined;

async function askOne(program: string, source: string, signal: AbortSignal): Promise<Found> {
  const output = await run(program, ['-'], source, tmpdir(), signal);
  return output === undefined ? undefined : [read(output.text).get('-') ?? []];
}

async function askFiles(
  program: string,
  sources: readonly string[],
  signal: AbortSignal,
): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'container-lab-shellcheck-'));
  try {
    const names = sources.map((_, at) => `${at}.sh`);
    await Promise.all(
      names.map((name, at) => writeFile(join(folder, name), sources[at] ?? '', { mode: 0o600 })),
    );
    const output = await run(program, ['--', ...names], '', folder, signal);
    // A confined program sees no files of ours.
    if (output === undefined || output.unread) return undefined;
    const answer = read(output.text);
    return names.map((name) => answer.get(name) ?? []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function read(text: string): ReadonlyMap<string, readonly Remark[]> {
  try {
    return readAnswer(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ShellcheckError(`its answer is not understood: ${why}`, false);
  }
}

interface Output {
  readonly text: string;
  /** Whether it could not read a file. */
  readonly unread: boolean;
}

/** What it prints; undefined when it takes too long or says too much. */
function run(
  program: string,
  args: readonly string[],
  input: string,
  cwd: string,
  signal: AbortSignal,
): Promise<Output | undefined> {
  return new Promise((done, fail) => {
    signal.throwIfAborted();
    const child = spawn(program, [...options, ...args], {
      cwd,
      env: { ...process.env, SHELLCHECK_OPTS: '', LC_ALL: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let [length, errors, stopped] = [0, '', false];
    const stop = (): void => {
      stopped = true;
      child.kill('SIGKILL');
    };
    const late = setTimeout(stop, timeLimit);
    signal.addEventListener('abort', stop);
    const end = (): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longestOutput) stop();
      else chunks.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      errors = (errors + chunk).slice(0, 1000);
    });
    // It may end without reading its input.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      end();
      fail(new ShellcheckError(error.message, error.code === 'ENOENT'));
    });
    child.on('close', (code) => {
      end();
      if (signal.aborted) fail(signal.reason as Error);
      else if (stopped) done(undefined);
      else if (code === 0 || code === 1 || code === 2) {
        done({ text: Buffer.concat(chunks).toString('utf8'), unread: code === 2 });
      } else fail(new ShellcheckError(errors.trim() || `it ended with exit code ${code}`, false));
    });
    child.stdin.end(input);
  });
}
