import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';

/** A span, by the daemon's clock in milliseconds since 1970, in which an image was read. */
const span = z.object({ image: z.string(), from: z.number(), to: z.number() });
type Span = z.infer<typeof span>;

const fileName = 'own-saves';
/** Bytes; older ones are of no event that is still to come. */
const largest = 64 * 2 ** 10;
/** Milliseconds that a reading takes at most. */
const longest = 5 * 60_000;

/**
 * Notes that an image is about to be read layer by layer: the daemon tells of that as of a
 * `docker save`, and no session of any window or command may take it for the learner's.
 * @param root where states are kept
 * @param now by the daemon's clock
 * @returns to be called with the same clock when it is over
 */
export async function noteOwnSave(
  root: string,
  image: string,
  now: number,
): Promise<(now: number) => Promise<void>> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const path = join(root, fileName);
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && there.size > largest) await writeFile(path, '');
  const note = (to: number): Promise<void> =>
    appendFile(path, `${JSON.stringify({ image, from: now, to } satisfies Span)}\n`);
  await note(now + longest);
  return note;
}

/** Whether an event is of such a reading. */
export async function isOwnSave(
  root: string,
  { type, action, id, time }: DaemonEvent,
): Promise<boolean> {
  if (type !== 'image' || action !== 'save') return false;
  const text = await readFile(join(root, fileName), 'utf8').catch(() => '');
  const spans = new Map<number, Span>();
  for (const line of text.split('\n')) {
    const found = spanIn(line);
    // The end of a reading comes after its beginning, and counts.
    if (found?.image === id) spans.set(found.from, found);
  }
  return [...spans.values()].some(({ from, to }) => from <= time && time <= to);
}

function spanIn(line: string): Span | undefined {
  try {
    const found = span.safeParse(JSON.parse(line));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
}
