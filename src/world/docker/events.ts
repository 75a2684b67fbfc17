import * as z from 'zod/mini';
import { eventAnswer } from './answers/event.ts';
import { clockAnswer } from './answers/info.ts';
import { readAnswer } from './answers/read.ts';
import type { DaemonEvent } from './objects/daemon.ts';
import { fault, faultOf } from './faults.ts';
import { splitLines } from './lines.ts';
import type { Calls } from './negotiate.ts';

const longestLine = 2 ** 20;

/** The daemon's events from `since` on; ends with the signal, throws when the daemon does. */
export async function* readEvents(
  calls: Calls,
  { since, ready }: { readonly since?: string; readonly ready?: () => void },
  signal: AbortSignal,
): AsyncGenerator<DaemonEvent> {
  const { endpoint } = calls;
  const done = new AbortController();
  const ends = AbortSignal.any([signal, done.signal]);
  try {
    // The answer's head comes before the daemon listens; what happens between is replayed from here.
    const from = since === undefined ? await daemonTime(calls, ends) : seconds(since);
    const response = await calls.open(
      { method: 'GET', path: '/events', query: { since: from } },
      ends,
    );
    ready?.();
    for await (const line of splitLines(response, longestLine)) {
      if (signal.aborted) return;
      const event = readEvent(line, endpoint);
      if (event !== undefined) yield event;
    }
    if (!signal.aborted) throw fault('closed', endpoint, 'it closed the stream of events');
  } catch (error) {
    if (signal.aborted) return;
    throw faultOf(error, endpoint);
  } finally {
    done.abort();
  }
}

/** One line as an event; undefined for one of another shape, which must not end the stream. */
export function readEvent(line: string, endpoint: string): DaemonEvent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw fault('bad-answer', endpoint, 'an event is not JSON', error);
  }
  const result = z.safeParse(eventAnswer, json);
  if (!result.success) return undefined;
  const { Type, Action, Actor, time } = result.data;
  // Nanoseconds do not fit a double: their digits are read from the text.
  const digits = /"timeNano":\s*(\d{7,})/.exec(line)?.[1] ?? `${time}000000000`;
  return {
    time: Number(digits.slice(0, -6)),
    timeNano: digits,
    type: Type,
    action: Action,
    id: Actor.ID,
    attributes: Actor.Attributes,
  };
}

/** `since` as the API takes it: seconds with nine decimals. */
function seconds(nanoseconds: string): string {
  const digits = nanoseconds.padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

/** The daemon's own clock: in a virtual machine it may differ from ours. */
async function daemonTime(calls: Calls, signal: AbortSignal): Promise<string> {
  const { headers, body } = await calls.ask({ method: 'GET', path: '/info' }, { signal });
  const now = /^(.+?)(?:\.(\d{1,9}))?Z$/.exec(
    readAnswer(clockAnswer, body, calls.endpoint).SystemTime,
  );
  const time = Date.parse(now === null ? (headers.date ?? '') : `${now[1] ?? ''}Z`);
  const whole = Math.floor((Number.isNaN(time) ? Date.now() : time) / 1000);
  return `${whole}.${(now?.[2] ?? '').padEnd(9, '0')}`;
}
