import { watch, watchFile, unwatchFile } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { said, type Said } from '../text.ts';
import { fold, restore, type Folded } from './fold.ts';
import { eventKey, readRecord, readState } from './record.ts';
import type { LogRecord, State } from './state.ts';

/** The memory of one started lab, shared by every window and the command. */
export interface Log {
  /** What all records add up to, those that could not be saved included. */
  now(): Folded;
  /** Settles once it and all before it are written. Never rejects: what cannot be saved is kept in memory and tried again with the next record. */
  append(records: readonly LogRecord[]): Promise<void>;
  /** Why the newest records could not be saved. */
  readonly problem: () => Said | undefined;
  /** Called after records were added, here or by another process. */
  onChange(listener: () => void): () => void;
  /** Waits for what is being written, then stops watching. */
  close(): Promise<void>;
}

const notSaved = {
  en: 'Could not save your progress in `{folder}`: {why}. Make room there or allow writing; what you do stays in memory until this window closes.',
  'zh-cn':
    '无法把你的进度保存到 `{folder}`：{why}。请在那里腾出空间或允许写入；在关闭此窗口之前，进度保留在内存中。',
};

/** `folder` is made when it is not there (0700). */
export async function openLog(folder: string): Promise<Log> {
  const logPath = join(folder, 'evidence.log');
  const statePath = join(folder, 'state.json');
  const listeners = new Set<() => void>();
  let saved: LogRecord[] = [];
  let unsaved: LogRecord[] = [];
  const pending: LogRecord[] = [];
  let written: State | undefined;
  let offset = 0;
  let why: Said | undefined;
  let closed = false;

  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const base = await readBase(statePath);
  written = base;
  await readNew().catch(note);
  let folded = fold(saved);
  if (!folded.state && base) await restart(base);
  else if (folded.state && !sameState(written, folded.state)) {
    await exclusively(writeState).catch(note);
  }

  let last: Promise<void> = Promise.resolve();
  /** One thing at a time, in order; `job` does not reject. */
  const queue = (job: () => Promise<void>): Promise<void> => (last = last.then(job).catch(note));

  const unwatch = watchFolder(folder, logPath, () => void queue(notice));

  return {
    now: () => folded,
    append: (records) => {
      pending.push(...records);
      return queue(add);
    },
    problem: () => why,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      unwatch();
      await last;
    },
  };

  async function notice(): Promise<void> {
    if (closed) return;
    if (await readNew().catch(() => false)) tell();
  }

  /** The log lost its start: what state.json remembers is said again. */
  async function restart(state: State): Promise<void> {
    unsaved = restore(state);
    await exclusively(async () => {
      await readNew();
      if (!fold(saved).state) await appendLines(logPath, unsaved);
      unsaved = [];
      await readNew();
    }).catch(note);
    folded = fold([...saved, ...unsaved]);
  }

  /** Writes what has come meanwhile: a burst of events is one write. */
  async function add(): Promise<void> {
    const records = pending.splice(0);
    if (records.length === 0) return;
    const known = new Set(folded.evidence.events.map(eventKey));
    const fresh = records.filter(
      (record) => record.is !== 'event' || !known.has(eventKey(record.event)),
    );
    if (fresh.length === 0) return;
    unsaved = [...unsaved, ...fresh];
    try {
      await exclusively(async () => {
        await readNew();
        await appendLines(logPath, unsaved);
        unsaved = [];
        why = undefined;
        await readNew();
        folded = fold(saved);
        await writeState();
      });
    } catch (error) {
      note(error);
    }
    tell();
  }

  function tell(): void {
    folded = fold([...saved, ...unsaved]);
    for (const listener of listeners) listener();
  }

  function note(error: unknown): void {
    why = said(notSaved, { folder, why: error instanceof Error ? error.message : String(error) });
  }

  /** Reads the lines added since the last time; whether there were any. */
  async function readNew(): Promise<boolean> {
    const { lines, end, again } = await readLines(logPath, offset);
    offset = end;
    const records = lines.flatMap((line) => readRecord(line) ?? []);
    if (again) {
      // The file lost what is still remembered here: it goes back in with the next record.
      const there = new Set(records.map((record) => JSON.stringify(record)));
      unsaved = [...saved.filter((record) => !there.has(JSON.stringify(record))), ...unsaved];
      saved = [];
    }
    saved.push(...records);
    return again || records.length > 0;
  }

  async function writeState(): Promise<void> {
    if (!folded.state || sameState(written, folded.state)) return;
    const temporary = join(folder, `state.json.${String(process.pid)}.tmp`);
    try {
      await writeFile(temporary, `${JSON.stringify(folded.state)}\n`, { mode: 0o600 });
      await rename(temporary, statePath);
      written = folded.state;
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async function exclusively(work: () => Promise<void>): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const release = await lock(folder, {
      lockfilePath: join(folder, 'lock'),
      realpath: false,
      stale: 5000,
      retries: { retries: 60, minTimeout: 10, maxTimeout: 200, factor: 1.5 },
      // Losing the lock costs nothing: lines are appended whole, and state.json is made anew.
      onCompromised: () => undefined,
    });
    try {
      await work();
    } finally {
      await release().catch(() => undefined);
    }
  }
}

/** The state of state.json, for when the log lost its start. A damaged one is kept aside. */
async function readBase(path: string): Promise<State | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  const state = readState(text);
  if (!state) await rename(path, `${path}.damaged-${String(Date.now())}`).catch(() => undefined);
  return state;
}

/** Whole lines from `from` on; `again` when the file was replaced by a shorter one and read anew. */
async function readLines(
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
async function appendLines(path: string, records: readonly LogRecord[]): Promise<void> {
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
function watchFolder(folder: string, logPath: string, changed: () => void): () => void {
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

/** What a started lab remembers, for reading alone. */
export async function readLog(folder: string): Promise<Folded> {
  const { lines } = await readLines(join(folder, 'evidence.log'), 0);
  const folded = fold(lines.flatMap((line) => readRecord(line) ?? []));
  if (folded.state) return folded;
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(() => '');
  return { ...folded, state: readState(text) };
}

function sameState(a: State | undefined, b: State): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
