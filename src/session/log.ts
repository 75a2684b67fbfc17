import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { said, type Said } from '../text.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import { fold, restore, type Folded } from './fold.ts';
import { appendLines, readLines, watchFolder } from './logFile.ts';
import { eventKey, readRecord, readState } from './record.ts';
import type { LogRecord, State } from './state.ts';

/** The memory of one started lab, shared by every window and the command. */
export interface Log {
  /** What all records add up to, those that could not be saved included. */
  now(): Folded;
  /**
   * Settles once it and all before it are written. Never rejects: what cannot be saved is kept in memory and tried again with the next record.
   * Records belong to the start whose `startedAt` is given, else to the present one: when the lab
   * was begun anew meanwhile, they say nothing and are dropped.
   */
  append(records: readonly LogRecord[], start?: number): Promise<void>;
  /** Why the newest records could not be saved. */
  readonly problem: () => Said | undefined;
  /** Called after records were added, here or by another process. */
  onChange(listener: () => void): () => void;
  /** Waits for what is being written, then stops watching. */
  close(): Promise<void>;
}

/** A record that is not written yet. */
interface Entry {
  readonly record: LogRecord;
  /** The start that it belongs to; undefined for one that holds for any. */
  readonly start: number | undefined;
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
  /** What `saved` adds up to. */
  let base = fold(saved);
  let unsaved: Entry[] = [];
  const pending: Entry[] = [];
  let written: State | undefined;
  let offset = 0;
  let why: Said | undefined;
  let closed = false;

  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const copied = await readCopy(statePath);
  written = copied;
  await readNew().catch(note);
  let folded = base;
  if (!folded.state && copied) await restart(copied);
  else if (folded.state && !sameState(written, folded.state)) {
    await exclusively(async () => {
      await readOthers();
      folded = base;
      await writeState();
    }).catch(note);
  }

  let last: Promise<void> = Promise.resolve();
  /** One thing at a time, in order; `job` does not reject. */
  const queue = (job: () => Promise<void>): Promise<void> => (last = last.then(job).catch(note));

  const unwatch = watchFolder(folder, logPath, () => void queue(notice));

  return {
    now: () => folded,
    append: (records, start = folded.state?.startedAt) => {
      // What was made stays the lab's, whenever it was made.
      for (const record of records) {
        pending.push({ record, start: record.is === 'made' ? undefined : start });
      }
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
    if (await readOthers().catch(() => false)) tell();
  }

  /** What others have added; state.json may be theirs by now. */
  async function readOthers(): Promise<boolean> {
    const changed = await readNew();
    if (changed) written = undefined;
    return changed;
  }

  /** The log lost its start: what state.json remembers is said again. */
  async function restart(state: State): Promise<void> {
    unsaved = restore(state).map(forAnyStart);
    await exclusively(async () => {
      await readNew();
      if (!base.state) await appendLines(logPath, unsaved.map(recordOf));
      unsaved = [];
      await readNew();
    }).catch(note);
    foldAll();
  }

  /** Writes what has come meanwhile: a burst of events is one write. */
  async function add(): Promise<void> {
    const entries = pending.splice(0);
    if (entries.length === 0) return;
    const known = new Map(folded.evidence.events.map((event) => [eventKey(event), event]));
    const fresh = entries.filter(
      ({ record }) =>
        record.is !== 'event' || saysMore(record.event, known.get(eventKey(record.event))),
    );
    if (fresh.length === 0) return;
    unsaved = [...unsaved, ...fresh];
    try {
      await exclusively(async () => {
        await readOthers();
        dropOtherStarts();
        await appendLines(logPath, unsaved.map(recordOf));
        unsaved = [];
        why = undefined;
        await readNew();
        folded = base;
        await writeState();
      });
    } catch (error) {
      note(error);
    }
    tell();
  }

  function tell(): void {
    foldAll();
    for (const listener of listeners) listener();
  }

  function foldAll(): void {
    dropOtherStarts();
    folded = unsaved.length === 0 ? base : fold([...saved, ...unsaved.map(recordOf)]);
  }

  /** Of what is not written yet: what belongs to a start that another window has ended. */
  function dropOtherStarts(): void {
    let now = base.state?.startedAt;
    unsaved = unsaved.filter(({ record, start }) => {
      if (start !== undefined && now !== undefined && start !== now) return false;
      if (record.is === 'reset' || (record.is === 'started' && now === undefined)) {
        now = record.time;
      }
      return true;
    });
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
      const lost = saved.filter((record) => !there.has(JSON.stringify(record)));
      unsaved = [...lost.map(forAnyStart), ...unsaved];
      saved = [];
    }
    saved.push(...records);
    const changed = again || records.length > 0;
    if (changed) base = fold(saved);
    return changed;
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
async function readCopy(path: string): Promise<State | undefined> {
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

/** What a started lab remembers, for reading alone. */
export async function readLog(folder: string): Promise<Folded> {
  const { lines } = await readLines(join(folder, 'evidence.log'), 0);
  const folded = fold(lines.flatMap((line) => readRecord(line) ?? []));
  if (folded.state) return folded;
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(() => '');
  return { ...folded, state: readState(text) };
}

/** Whether the event is new, or has attributes that were not known of it. */
function saysMore({ attributes }: DaemonEvent, known: DaemonEvent | undefined): boolean {
  if (!known) return true;
  return Object.keys(attributes).some((name) => !Object.hasOwn(known.attributes, name));
}

function recordOf({ record }: Entry): LogRecord {
  return record;
}

function forAnyStart(record: LogRecord): Entry {
  return { record, start: undefined };
}

function sameState(a: State | undefined, b: State): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
