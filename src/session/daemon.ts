import type { Explanation } from '../check/verdict.ts';
import { explainBlock } from '../cause/blocks.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import { WorldError } from '../world/worldError.ts';
import { pause } from './time.ts';
import { watchDaemon } from './watch.ts';

/** What is known of the daemon while a session is open. */
export interface Daemon {
  readonly answers: () => boolean | undefined;
  readonly block: () => Explanation | undefined;
  /** A check met this block: asks again until the daemon answers. */
  met(block: Explanation): void;
  /** A check met none. */
  fine(): void;
  /** Settles when the signal has ended. */
  readonly ended: Promise<void>;
}

interface DaemonOptions {
  readonly connection: DockerConnection;
  readonly since: DaemonEvent | string;
  /** Without it only blocks are followed. */
  readonly listen: boolean;
  onEvent(event: DaemonEvent): void;
  onGap(from: number, to: number): void;
  /** `answers()` or `block()` changed; `back` when the daemon answers after a block. */
  onChange(back: boolean): void;
}

/** Milliseconds in which a living daemon says its version. */
const pulse = 1500;
const shortestPause = 500;
const longestPause = 5000;

export function followDaemon(options: DaemonOptions, signal: AbortSignal): Daemon {
  const { connection } = options;
  let answers: boolean | undefined;
  let block: Explanation | undefined;
  let asking: Promise<void> | undefined;

  const up = (): void => {
    const [back, known] = [block !== undefined, answers === true];
    answers = true;
    block = undefined;
    if (back || !known) options.onChange(back);
  };
  const down = (why: Explanation): void => {
    answers = false;
    const same = block?.id === why.id;
    block = why;
    asking ??= askAgain().finally(() => (asking = undefined));
    if (!same) options.onChange(false);
  };
  /** The stream of events ended: that alone may be a hiccup. */
  const doubt = async (): Promise<void> => {
    const fault = await ask();
    if (fault && !signal.aborted) down(fault);
  };

  async function ask(): Promise<Explanation | undefined> {
    try {
      await connection.reader(AbortSignal.any([signal, AbortSignal.timeout(pulse)])).version();
      return undefined;
    } catch (error) {
      if (error instanceof WorldError) return explainBlock(error);
      throw error;
    }
  }

  async function askAgain(): Promise<void> {
    for (let wait = shortestPause; ; wait = Math.min(longestPause, wait * 2)) {
      await pause(wait, signal);
      if (signal.aborted || block === undefined) return;
      if ((await ask()) === undefined) {
        up();
        return;
      }
    }
  }

  const watching = options.listen
    ? watchDaemon(
        {
          connection,
          since: options.since,
          onEvent: (event) => options.onEvent(event),
          onGap: (from, to) => options.onGap(from, to),
          onDaemon: (there) => {
            if (there) up();
            else void doubt();
          },
        },
        signal,
      )
    : Promise.resolve();

  return {
    answers: () => answers,
    block: () => block,
    met: down,
    fine: up,
    ended: watching.then(() => asking),
  };
}
