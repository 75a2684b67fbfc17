import type { Lab, Mistake, ObjectNames } from '../../lab/model.ts';
import type { Said } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { Machine } from '../../session/cluster/machine.ts';
import type { Mirrors } from '../../world/mirrors.ts';
import type { TrialCluster } from './cluster.ts';
import type { Queue } from './queue.ts';
import { makeRoom, type Room } from './room.ts';
import type { Span } from './snapshot.ts';
import { tryMistake, tryStart, tryStep, type Finding } from './tries.ts';

export interface Trial {
  readonly id: string;
  readonly kind: 'start' | 'step' | 'mistake' | 'left' | 'interrupted';
  readonly faults: readonly Said[];
  readonly blocked: boolean;
  readonly milliseconds: number;
  readonly named?: NonNullable<Finding['named']>;
}

export interface TrialOptions {
  readonly connection: DockerConnection;
  readonly env: Readonly<Record<string, string>>;
  readonly mirrors: Mirrors;
  /** Of the cluster that is made for labs. */
  readonly kubeconfig: string;
  readonly cluster: TrialCluster;
  /** What it is made with. */
  readonly kind: Pick<Machine, 'kind' | 'image'>;
  /** Between what builds images and what removes them, of all labs that are tried now. */
  readonly queue: Queue;
  /** Only the start, the steps or the mistakes of these ids; all when empty. */
  readonly only: readonly string[];
  /** Leaves folders and objects for looking at. */
  readonly keep: boolean;
  readonly onTrial: (trial: Trial) => void;
}

/** What trying a lab came to; what it left on the daemon is looked at when no lab runs any more. */
export interface Tried {
  readonly trials: readonly Trial[];
  /** What could not be removed. */
  readonly left: readonly Said[];
  /** When its commands ran, and the names it was given. */
  readonly spans: readonly Span[];
  readonly names: readonly string[];
  /** Bytes of the images that its solutions made; undefined when they were not all done. */
  readonly made: number | undefined;
}

const nothing: ObjectNames = { containers: [], images: [], networks: [], volumes: [] };

/**
 * Tries the whole lab: all tasks fail or wait at the start, each step passes with its solution, and
 * each mistake is told by its cause. Touches nothing that it did not make. Throws WorldError when
 * Docker does not answer at a start.
 */
export async function tryLab(
  lab: Lab,
  mistakes: readonly Mistake[],
  options: TrialOptions,
  signal: AbortSignal,
): Promise<Tried> {
  const { only, keep } = options;
  const trials: Trial[] = [];
  const spans: Span[] = [];
  const names: string[] = [];
  const left: Said[] = [];
  let made: number | undefined;

  async function tell(
    id: string,
    kind: Trial['kind'],
    work: () => Promise<Finding>,
  ): Promise<void> {
    const trial = await timed(id, kind, work);
    trials.push(trial);
    options.onTrial(trial);
  }

  /** Whether its cluster could be made ready. */
  async function within(
    { id, kind, leaves }: Pick<Trial, 'id' | 'kind'> & { readonly leaves: ObjectNames },
    work: (room: Room) => Promise<void>,
  ): Promise<boolean> {
    const tried = kind === 'mistake' ? onTestCluster(lab) : lab;
    const unready = await options.cluster.ready(tried, signal);
    if (unready) {
      await tell(id, kind, () => Promise.resolve({ faults: [unready], blocked: true }));
      return false;
    }
    const room = await makeRoom(tried, options, signal);
    names.push(...Object.values(room.variables));
    // Neither an interruption nor a fault of ours may leave things behind.
    try {
      await work(room);
    } finally {
      spans.push(...room.spans);
      left.push(...(await room.leave(leaves, keep)));
      options.cluster.ended(tried);
    }
    return true;
  }

  const wanted = (id: string): boolean => only.length === 0 || only.includes(id);
  const steps = lab.steps.map(({ id }) => id);
  const last = steps.findLastIndex(wanted) + 1;

  /** Whether its cluster could be made ready; so do the mistakes. */
  async function walk(): Promise<boolean> {
    if (!wanted('start') && last === 0) return true;
    return within({ id: 'start', kind: 'start', leaves: nothing }, async (room) => {
      if (wanted('start')) await tell('start', 'start', () => tryStart(lab, room, signal));
      for (const step of steps.slice(0, last)) {
        if (signal.aborted) return;
        await tell(step, 'step', () => tryStep(lab, room, step, signal));
      }
      if (last === steps.length && !signal.aborted) made = await room.made(signal);
    });
  }

  async function makeMistakes(): Promise<boolean> {
    for (const mistake of mistakes.filter(({ id }) => wanted(id))) {
      if (signal.aborted) return false;
      const one = { id: mistake.id, kind: 'mistake', leaves: mistake.leaves } as const;
      const ready = await within(one, (room) =>
        tell(mistake.id, 'mistake', () => tryMistake(lab, room, mistake, signal)),
      );
      if (!ready) return false;
    }
    return true;
  }

  // A lab that begins without a cluster makes its mistakes first, on the one that others have left.
  const parts = lab.needs.cluster?.made === 'in-lab' ? [makeMistakes, walk] : [walk, makeMistakes];
  for (const part of parts) if (!(await part())) break;
  return { trials, left, spans, names, made };
}

/**
 * A lab whose learner creates the cluster begins without one; the mistakes share one that is as good
 * as new, for creating one takes longer than most of them.
 */
function onTestCluster(lab: Lab): Lab {
  const { cluster } = lab.needs;
  return cluster?.made === undefined
    ? lab
    : { ...lab, needs: { ...lab.needs, cluster: { reset: 'anew' } } };
}

export async function timed(
  id: string,
  kind: Trial['kind'],
  work: () => Promise<Finding>,
): Promise<Trial> {
  const from = performance.now();
  const { faults, blocked = false, named } = await work();
  const milliseconds = Math.round(performance.now() - from);
  return { id, kind, faults, blocked, milliseconds, ...(named ? { named } : {}) };
}
