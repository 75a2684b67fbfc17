import { explainBlock } from '../cause/blocks.ts';
import type { Explanation } from '../check/verdict.ts';
import type { ClusterAct } from '../world/cluster/acts.ts';
import type { ClusterLink } from '../world/cluster/load.ts';
import { WorldError } from '../world/worldError.ts';
import type { Subject } from './clusterSubjects.ts';
import { watchCluster } from './clusterWatch.ts';
import type { HeardOf } from './clusterWatch.ts';
import { pause } from './time.ts';

/** What is known of the cluster while a session is open. */
export interface ClusterState {
  readonly block: () => Explanation | undefined;
  /** A check met this block: asks again until the cluster answers. */
  met(block: Explanation): void;
  /** A check met none. */
  fine(): void;
  /** Asks by itself, where somebody listens: what was made or deleted is known at once. */
  look(): void;
  /** Settles when the signal has ended, with how far it was listened to. */
  readonly ended: Promise<HeardOf | undefined>;
}

interface FollowOptions {
  readonly link: ClusterLink;
  /** None of a lab without a cluster: then nothing is asked. */
  readonly subjects: readonly Subject[];
  readonly since: HeardOf | undefined;
  /** Without it only blocks are followed. */
  readonly listen: boolean;
  onAct(act: ClusterAct): void;
  onGap(from: number, to: number): void;
  /** Whether this is told though no check has met it; not where a lab breaks its cluster itself. */
  doubts(block: Explanation): boolean;
  /** The cluster answers. */
  onAnswer(): void;
  /** Something changed in the cluster. */
  onChange(): void;
  /** `block()` changed; `back` when the cluster answers after a block. */
  onBlock(back: boolean): void;
}

const shortestPause = 500;
const longestPause = 10_000;
/** Milliseconds in which a living server says its version. */
const pulse = 2000;

export function followCluster(options: FollowOptions, signal: AbortSignal): ClusterState {
  let block: Explanation | undefined;
  let asking: Promise<void> | undefined;
  /** It grows while checks meet the same block again, though the server answers. */
  let wait = shortestPause;

  const up = (): void => {
    if (block === undefined) return;
    block = undefined;
    options.onBlock(true);
  };

  async function ask(): Promise<Explanation | undefined> {
    try {
      const connection = await options.link.connection();
      await connection.reader(AbortSignal.any([signal, AbortSignal.timeout(pulse)])).version();
      return undefined;
    } catch (error) {
      if (error instanceof WorldError) return explainBlock(error);
      throw error;
    }
  }

  /** The watches ended: that alone may be a hiccup. */
  async function doubt(): Promise<void> {
    const fault = await ask();
    if (signal.aborted) return;
    if (fault === undefined) up();
    else if (options.doubts(fault)) met(fault);
  }

  async function askAgain(): Promise<void> {
    for (;;) {
      await pause(wait, signal);
      wait = Math.min(longestPause, wait * 2);
      if (signal.aborted || block === undefined) return;
      if ((await ask()) === undefined) break;
    }
    up();
  }

  const watching =
    options.listen && options.subjects.length > 0
      ? watchCluster(
          {
            ...options,
            onAct: (act) => options.onAct(act),
            onGap: (from, to) => options.onGap(from, to),
            onChange: () => options.onChange(),
            onCluster: (there) => {
              if (there) {
                up();
                options.onAnswer();
              } else void doubt();
            },
          },
          signal,
        )
      : Promise.resolve(undefined);

  function met(why: Explanation): void {
    const same = block?.id === why.id;
    block = why;
    if (options.listen) asking ??= askAgain().finally(() => (asking = undefined));
    if (!same) options.onBlock(false);
  }

  return {
    block: () => block,
    met,
    look: () => {
      if (options.listen && options.subjects.length > 0) void doubt();
    },
    fine: () => {
      wait = shortestPause;
      up();
    },
    ended: watching.then(async (heard) => {
      await asking;
      return heard;
    }),
  };
}
