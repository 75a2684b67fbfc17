import { probeMarker, type DockerConnection } from '../world/docker/docker.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import { eventKey } from './record.ts';
import { debounce, pause } from './time.ts';

interface WatchOptions {
  readonly connection: Pick<DockerConnection, 'events'>;
  /** The newest event that is remembered, or the time of the start as nanoseconds. */
  readonly since: DaemonEvent | string;
  /** Milliseconds in which a replay has surely begun; a second when left out. */
  readonly settling?: number;
  /** Which events are heard; those of the learner's work when left out. */
  readonly isTelling?: (event: DaemonEvent) => boolean;
  onEvent(event: DaemonEvent): void;
  /** Nobody listened from `from` to `to`, and the daemon no longer knows what happened then. */
  readonly onGap: (from: number, to: number) => void;
  onDaemon(answers: boolean): void;
}

/** The daemon keeps this many events; a replay of as many may have lost older ones. */
const replayed = 256;
const shortestPause = 500;
const longestPause = 5000;

/** Listens to the daemon until the signal ends; comes back by itself when the daemon does. */
export async function watchDaemon(options: WatchOptions, signal: AbortSignal): Promise<void> {
  const telling = options.isTelling ?? isTelling;
  let last = options.since;
  let wait = shortestPause;
  for (;;) {
    const replay = followReplay(last, options);
    try {
      const ready = (): void => {
        wait = shortestPause;
        replay.stands();
        options.onDaemon(true);
      };
      const events = options.connection.events({ since: nanoOf(last), ready }, signal);
      for await (const event of events) {
        if (!replay.isKnown(event) && telling(event)) options.onEvent(event);
        last = event;
      }
    } catch {
      // Why it does not answer is told by the next check.
    } finally {
      replay.end();
    }
    if (hasEnded(signal)) return;
    options.onDaemon(false);
    await pause(wait, signal);
    if (hasEnded(signal)) return;
    wait = Math.min(longestPause, wait * 2);
  }
}

/** Hears what happened since, up to now, and ends. */
export async function catchUp(
  options: Omit<WatchOptions, 'onDaemon' | 'settling'>,
  signal: AbortSignal,
): Promise<void> {
  const done = new AbortController();
  const quiet = debounce(() => done.abort(), 250);
  await watchDaemon(
    {
      ...options,
      settling: 200,
      onDaemon: (answers) => {
        if (answers) quiet();
        else done.abort();
      },
      onEvent: (event) => {
        quiet();
        options.onEvent(event);
      },
    },
    AbortSignal.any([signal, done.signal, AbortSignal.timeout(3000)]),
  );
  quiet.cancel();
}

function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

interface Replay {
  stands(): void;
  /** Whether it is the last event of before, sent again. */
  isKnown(event: DaemonEvent): boolean;
  end(): void;
}

/** Finds out whether the daemon still knows the last event seen: if not, something may be lost. */
function followReplay(
  last: DaemonEvent | string,
  { onGap, settling = 1000 }: WatchOptions,
): Replay {
  const key = typeof last === 'string' ? undefined : eventKey(last);
  const from = typeof last === 'string' ? Math.floor(Number(last) / 1e6) : last.time;
  let began = 0;
  let old = 0;
  let done = false;
  let timer: NodeJS.Timeout | undefined;
  const lost = (to: number): void => {
    if (!done && to > from) onGap(from, to);
    done = true;
  };
  return {
    stands: () => {
      began = Date.now();
      if (key !== undefined) timer = setTimeout(() => lost(began), settling);
    },
    isKnown: (event) => {
      if (key !== undefined && eventKey(event) === key) {
        done = true;
        return true;
      }
      if (event.time < began) old += 1;
      if (key === undefined && old >= replayed) lost(event.time);
      return false;
    },
    end: () => clearTimeout(timer),
  };
}

function nanoOf(since: DaemonEvent | string): string {
  return typeof since === 'string' ? since : since.timeNano;
}

const containerActions = new Set(
  'create start restart stop kill die destroy rename pause unpause attach detach oom update commit'.split(
    ' ',
  ),
);
const imageActions = new Set('tag untag delete pull load save import'.split(' '));
const networkActions = new Set('create connect disconnect destroy remove'.split(' '));
const volumeActions = new Set('create destroy'.split(' '));
const probe = `exec_create: ${probeMarker.join(' ')}`;

/** Whether an event says something about the learner's work; our own probes do not. */
export function isTelling({ type, action }: DaemonEvent): boolean {
  if (type === 'image') return imageActions.has(action);
  if (type === 'network') return networkActions.has(action);
  if (type === 'volume') return volumeActions.has(action);
  if (type !== 'container') return false;
  if (action.startsWith('exec_create')) return !action.startsWith(probe);
  return containerActions.has(action) || action.startsWith('health_status');
}
