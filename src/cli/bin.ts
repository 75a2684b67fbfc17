#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import type { Io } from './context.ts';
import { isQuick, quick } from './quick.ts';

const root = rootAbove(dirname(fileURLToPath(import.meta.url)));
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

const argv = process.argv.slice(2);
void start({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  signal: interrupted.signal,
  ...(process.stdin.isTTY && process.stdout.isTTY ? { confirm } : {}),
  labs: join(root, 'labs'),
  version: versionIn(join(root, 'package.json')),
}).then((code) => {
  process.exitCode = code;
});

/** Most verbs work with labs, whose bundle takes longest to load. */
async function start(io: Io): Promise<number> {
  if (isQuick(argv)) return quick(argv, io);
  const { main } = await import('./main.ts');
  return main(argv, io);
}

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

/** What comes with the command lies beside dist/ when bundled, and beside src/ in the source. */
function rootAbove(folder: string): string {
  return folder.endsWith('dist') ? join(folder, '..') : join(folder, '..', '..');
}

function versionIn(manifest: string): string {
  const found: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const isNamed = typeof found === 'object' && found !== null && 'version' in found;
  return isNamed ? String(found.version) : '?';
}
