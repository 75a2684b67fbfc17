import { spawn } from 'node:child_process';
import { typeParts } from './typing.ts';

interface Command {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Under a terminal of its own. */
  readonly tty?: boolean;
  /**
   * What it reads: text at once, with its end behind it; parts, and what is typed under a terminal,
   * as `typing.ts` does.
   */
  readonly input?: string | readonly string[];
  /** Milliseconds. */
  readonly timeLimit: number;
  /** What it prints, as it comes. */
  readonly onOutput?: (part: string) => void;
}

interface Ended {
  /** Undefined when it could not start or was ended by a signal. */
  readonly exitCode: number | undefined;
  /** The last part of standard output and error together. */
  readonly output: string;
}

const kept = 64 * 1024;
/** Milliseconds that a program has to end by itself once it was asked to. */
const grace = 1000;

/** Runs a program without a shell between. Never rejects; it and its children end with the signal. */
export function runCommand(command: Command, signal: AbortSignal): Promise<Ended> {
  const [program = '', ...args] = command.tty === true ? underTerminal(command.argv) : command.argv;
  if (signal.aborted) return Promise.resolve({ exitCode: undefined, output: '' });
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let killing: NodeJS.Timeout | undefined;
    const send = (word: 'SIGTERM' | 'SIGKILL'): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, word);
      } catch {
        child.kill(word);
      }
    };
    const end = (): void => {
      send('SIGTERM');
      // `docker run` passes the request on to a container, which need not obey.
      killing ??= setTimeout(() => send('SIGKILL'), grace);
    };
    const timer = setTimeout(end, command.timeLimit);
    signal.addEventListener('abort', end, { once: true });
    const done = (exitCode: number | undefined): void => {
      clearTimeout(timer);
      clearTimeout(killing);
      typing?.end();
      signal.removeEventListener('abort', end);
      resolve({ exitCode, output });
    };
    const { input = '', tty = false } = command;
    const typed = tty && typeof input === 'string' && input !== '' ? [input] : input;
    const typing = typeof typed === 'string' ? undefined : typeParts(typed, child.stdin);
    const keep = (part: string): void => {
      output = (output + part).slice(-kept);
      typing?.printed();
      command.onOutput?.(part);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.stdin.on('error', () => undefined);
    if (typeof typed === 'string') child.stdin.end(typed);
    child.on('error', (error) => {
      output += error.message;
      done(undefined);
    });
    child.on('close', (code) => done(code ?? undefined));
  });
}

/** `script` makes a terminal: util-linux takes one shell line, the BSD one (macOS) an argv. */
export function underTerminal(
  argv: readonly string[],
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  if (platform === 'win32') return argv;
  return platform === 'darwin'
    ? ['script', '-q', '/dev/null', ...argv]
    : ['script', '-qec', shellLine(argv), '/dev/null'];
}

/** An argv as one line for a POSIX shell; words that need it stand in single quotes. */
export function shellLine(argv: readonly string[]): string {
  return argv
    .map((word) =>
      /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join(' ');
}

/** The same with what it reads piped into it, for reading and retyping. */
export function pipedLine(argv: readonly string[], input: string): string {
  const lines = input.replace(/\n$/, '').split('\n');
  // What echo takes for an option, or changes, is left to printf.
  const plain = lines.length === 1 && /^\w[\w@%+=:,./-]*$/.test(lines[0] ?? '');
  const words = plain ? ['echo', ...lines] : ['printf', String.raw`%s\n`, ...lines];
  return `${shellLine(words)} | ${shellLine(argv)}`;
}
