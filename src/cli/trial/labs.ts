import type { Lab, Mistake } from '../../lab/model.ts';
import { pause } from '../../session/time.ts';
import { said, type Said, type Text } from '../../text.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import { clash, fixedClaims } from './claims.ts';
import { makeQueue } from './queue.ts';
import { breaksCluster } from './cluster.ts';
import { sideBySide } from './sideBySide.ts';
import { newSince, takeSnapshot, type Marks, type Snapshot } from './snapshot.ts';
import { timed, tryLab, type Trial, type Tried, type TrialOptions } from './trial.ts';

/** A lab to be tried, with its near misses. */
export interface Subject {
  readonly lab: Lab;
  readonly mistakes: readonly Mistake[];
}

/** What trying one lab came to. */
export interface LabRun {
  readonly lab: string;
  readonly trials: readonly Trial[];
  /** Its own, from its first trial to its last. */
  readonly milliseconds: number;
  /** Bytes of images; undefined when the steps were not all done. */
  readonly made: number | undefined;
}

interface LabsOptions extends Omit<TrialOptions, 'queue' | 'onTrial'> {
  /** No more labs than this at a time. */
  readonly most: number;
  readonly onTrial: (lab: string, trial: Trial) => void;
}

const stillThere: Text = {
  en: 'New on the daemon since the test began: {name}. If the lab made it, name it in `owns`, or in the mistake’s `leaves`.',
  'zh-cn':
    '测试开始后守护进程上多了：{name}。如果是实验创建的，请写进 `owns`，或写进该错误的 `leaves`。',
};
const interrupted: Text = { en: 'Interrupted.', 'zh-cn': '已中断。' };

/**
 * Tries labs side by side where they share no names, and looks at the end what is left of them on
 * the daemon. Once interrupted it begins nothing more, and cleans up. Throws WorldError when Docker
 * does not answer.
 */
export async function tryLabs(
  subjects: readonly Subject[],
  options: LabsOptions,
  signal: AbortSignal,
): Promise<readonly LabRun[]> {
  const { connection, most, keep, onTrial } = options;
  const before: Snapshot = signal.aborted ? new Map() : await takeSnapshot(connection, signal);
  const claims = new Map(
    subjects.map(({ lab, mistakes }) => [lab.id, fixedClaims(lab, mistakes)] as const),
  );
  const none: ReadonlySet<string> = new Set();
  const claimsOf = ({ lab }: Subject): ReadonlySet<string> => claims.get(lab.id) ?? none;
  const queue = makeQueue();
  const tried = new Map<string, Tried & { readonly milliseconds: number }>();
  // What breaks the cluster runs alone on it, and last.
  const breaking = (one: Subject): boolean => breaksCluster(one.lab);
  const disturbs = (one: Subject, other: Subject): boolean =>
    (breaking(one) && other.lab.needs.cluster !== undefined) ||
    (breaking(other) && one.lab.needs.cluster !== undefined);
  await sideBySide(
    [...subjects.filter((one) => !breaking(one)), ...subjects.filter(breaking)],
    {
      most,
      clash: (one, other) => disturbs(one, other) || clash(claimsOf(one), claimsOf(other)),
    },
    async ({ lab, mistakes }) => {
      const from = performance.now();
      const result = await tryLab(
        lab,
        mistakes,
        { ...options, queue, onTrial: (trial) => onTrial(lab.id, trial) },
        signal,
      );
      tried.set(lab.id, { ...result, milliseconds: Math.round(performance.now() - from) });
    },
    signal,
  );
  await options.cluster.end(keep);
  const runs: LabRun[] = [];
  for (const { lab } of subjects) {
    const mine = tried.get(lab.id);
    const end = mine && !keep ? [await lookLeft(lab.id, mine)] : [];
    const cut = signal.aborted ? [await timed('interrupted', 'interrupted', cutShort)] : [];
    for (const trial of [...end, ...cut]) onTrial(lab.id, trial);
    const { trials = [], milliseconds = 0, made } = mine ?? {};
    runs.push({ lab: lab.id, trials: [...trials, ...end, ...cut], milliseconds, made });
  }
  return runs;

  function lookLeft(id: string, mine: Tried): Promise<Trial> {
    const theirs = [...tried].flatMap(([other, { names }]) => (other === id ? [] : names));
    return timed('left', 'left', async () => {
      const marks = {
        // A compose project is named by its folder, which has the lab's name.
        own: [...mine.names, `${id}_`],
        claims: claims.get(id) ?? none,
        others: theirs,
      };
      const found = await whatIsLeft(connection, before, mine.spans, marks);
      return { faults: [...mine.left, ...found.map((name): Said => said(stillThere, { name }))] };
    });
  }
}

function cutShort(): Promise<{ faults: readonly Said[]; blocked: boolean }> {
  return Promise.resolve({ faults: [said(interrupted)], blocked: true });
}

/** A daemon removes some things a moment later than it says. */
async function whatIsLeft(
  connection: DockerConnection,
  before: Snapshot,
  spans: Tried['spans'],
  marks: Marks,
): Promise<readonly string[]> {
  const end = AbortSignal.timeout(30_000);
  for (let tries = 0; ; tries += 1) {
    const now = await takeSnapshot(connection, end);
    const found = newSince(before, now, spans, marks);
    if (found.length === 0 || tries === 6) return found;
    await pause(500, end);
  }
}
