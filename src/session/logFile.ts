import { unwatchFile, watch, watchFile } from 'node:fs';
import { open } from 'node:fs/promises';
import type { LogRecord } from './state.ts';

/** Whole lines from `from` on; `again` when the file was replaced by a shorter one and read anew. */
export async function readLines(
  path: string,
  from: number,
): Promise<{ lines: string[]; end: number; again: boolean }> {
  let file;
  try {
    file = await open(path, 'r');
  } catch {
    return { lines: [], end: from, again: false };
  }
  try {
    const { size } = await file.stat();
    const again = size < from;
    const start = again ? 0 : from;
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(size - start),
      0,
      size - start,
      start,
    );
    const whole = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
    const lines = buffer.subarray(0, whole).toString('utf8').split('\n');
    return { lines: lines.filter((line) => line !== ''), end: start + whole, again };
  } finally {
    await file.close();
  }
}

/** One write for all. A last line torn by a crash is ended first; a write that fails is taken back. */
export async function appendLines(path: string, records: readonly LogRecord[]): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const end = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const torn = end.bytesRead === 1 && end.buffer[0] !== 0x0a;
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    try {
      await file.appendFile(torn ? `\n${text}` : text);
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
}

/** Calls back when something in the folder changed; polls where the system cannot watch. */
export function watchFolder(folder: string, logPath: string, changed: () => void): () => void {
  const poll = (): (() => void) => {
    watchFile(logPath, { interval: 1000, persistent: false }, changed);
    return () => unwatchFile(logPath, changed);
  };
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    let stop = (): void => watcher.close();
    watcher.on('error', () => {
      watcher.close();
      stop = poll();
    });
    return () => stop();
  } catch {
    return poll();
  }
}
