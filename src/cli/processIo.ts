import { createInterface } from 'node:readline/promises';
import type { Io } from './context.ts';
import type { Shipped } from './shipped.ts';

/** The process with its streams, which may ask the person and be interrupted. */
export function processIo({ labs, version }: Shipped): Io {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => interrupted.abort());
  }
  // Whoever read the output has left, such as `head`: nothing more is begun, and what was is cleaned up.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      interrupted.abort();
    });
  }

  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    signal: interrupted.signal,
    ...(process.stdin.isTTY && process.stdout.isTTY ? { confirm } : {}),
    labs,
    version: version(),
  };

  /** Anything but a y is a no: the end of the input and an interruption too. */
  async function confirm(question: string): Promise<boolean> {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const closed = new AbortController();
    terminal.on('SIGINT', () => interrupted.abort()).on('close', () => closed.abort());
    try {
      const signal = AbortSignal.any([interrupted.signal, closed.signal]);
      return /^\s*(y|yes|是)\s*$/i.test(await terminal.question(`${question} `, { signal }));
    } catch {
      return false;
    } finally {
      terminal.close();
    }
  }
}
