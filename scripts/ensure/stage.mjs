import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { cachePath } from './cache.mjs';

/** A need that could not be made ready: one sentence of what and why, one of what to do. */
export class EnsureError extends Error {
  /**
   * @param {{ verb: string, what: string, why: string, remedy: string, tail?: string }} parts
   */
  constructor({ verb, what, why, remedy, tail = '' }) {
    super(`Could not ${verb} ${what}: ${why.replace(/\.$/, '')}. ${remedy}`);
    this.name = 'EnsureError';
    this.tail = tail;
  }
}

/**
 * Says what is made ready, while it is and afterwards, with the time it took.
 * @template T
 * @param {string} name
 * @param {(say: (doing: string) => void) => Promise<{ said: string, value: T }>} work
 *   `said` is what the ✓ line says.
 * @returns {Promise<T>}
 */
export async function stage(name, work) {
  const start = performance.now();
  const { said, value } = await work((doing) => console.log(`▸ ${name}: ${doing} …`));
  console.log(`✓ ${name}: ${said} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return value;
}

/**
 * Prints an error for people: its sentence and the end of the log, no stack unless it is a bug.
 * @param {unknown} error
 */
export function showError(error) {
  if (!(error instanceof EnsureError)) return void console.error(error);
  if (error.tail) console.error(error.tail.replace(/^/gm, '  │ '));
  console.error(`✗ ${error.message}`);
}

/**
 * @typedef {object} RunOptions
 * @property {string} verb      for the error: "Could not <verb> <what>"
 * @property {string} what
 * @property {string} [remedy]  what to do; the log's path is always named
 * @property {string} [log]     name of the log file, default the program's
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import('node:stream').Readable} [input]  fed to standard input
 * @property {number} [timeLimit]  ms
 */

/**
 * Runs a program to its end; what it prints goes to a log under the cache directory.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<void>}
 * @throws {EnsureError}
 */
export function run(program, args, options) {
  const logFile = cachePath('logs', `${options.log ?? program.split('/').pop()}.log`);
  const log = createWriteStream(logFile);
  const { cwd, env = process.env, input, timeLimit } = options;
  const child = spawn(program, args, {
    cwd,
    env,
    timeout: timeLimit,
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      log.write(data);
      tail = (tail + data).slice(-4000);
    });
  }
  if (input && child.stdin) {
    // A program that ends early closes its input; its exit code tells why.
    child.stdin.on('error', () => {});
    input.pipe(child.stdin);
  }
  return new Promise((resolve, reject) => {
    /** @param {string} why */
    const fail = (why) =>
      reject(
        new EnsureError({
          verb: options.verb,
          what: options.what,
          why,
          remedy: `${options.remedy ? `${options.remedy} ` : ''}The log is ${logFile}.`,
          tail: tail.trimEnd().split('\n').slice(-15).join('\n'),
        }),
      );
    child.on('error', (error) => fail(`${program} does not start (${error.message})`));
    child.on('close', (code, signal) => {
      log.end();
      if (code === 0) resolve();
      else fail(`${program} ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/**
 * What a program prints, undefined when it is missing, fails, or takes too long.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeLimit?: number }} [options]
 * @returns {Promise<string | undefined>}
 */
export function ask(program, args, { env = process.env, timeLimit = 10_000 } = {}) {
  return new Promise((resolve) => {
    execFile(program, args, { env, timeout: timeLimit }, (error, out) => {
      resolve(error ? undefined : out.trim());
    });
  });
}
