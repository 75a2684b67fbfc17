import type { Lab, SolveAction } from '../lab/model.ts';
import type { Values } from '../lab/variables.ts';
import { said, type Text } from '../text.ts';
import { lazyCluster } from '../world/cluster/load.ts';
import type { ClusterLink } from '../world/cluster/load.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { Mirrors } from '../world/mirrors.ts';
import type { TerminalCommand } from '../world/world.ts';
import { bringTo, findWay } from './bring.ts';
import { createCluster } from './cluster/create.ts';
import { kindEnvironment } from './cluster/kind.ts';
import { removeInCluster, untilGone } from './cluster/leftovers.ts';
import type { Machine } from './cluster/machine.ts';
import { releaseCluster } from './cluster/uses.ts';
import { removeLeftovers } from './cleanUp.ts';
import type { makeJudge } from './judge.ts';
import type { Made } from './made.ts';
import { changedFiles, resetLab } from './reset.ts';
import type { Leftover, Removal, Reset, Session } from './session.ts';
import { cancelled, runActions } from './solve.ts';
import { filled } from './solvedFiles.ts';
import { fileValues, type LogRecord, type State } from './state.ts';
import { worldAnswer } from './worldAnswer.ts';

/** What acting needs of its session. */
interface ActOptions extends Pick<
  Session,
  'lab' | 'folder' | 'leftovers' | 'answer' | 'ran' | 'goTo' | 'showSolution'
> {
  readonly lab: Lab;
  /** Where the state of the started lab is kept. */
  readonly home: string;
  readonly connection: DockerConnection;
  /** Ends with the session. */
  readonly life: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
  readonly state: () => State;
  /** The way to the lab's cluster. */
  readonly cluster: ClusterLink;
  /** What that cluster is made with. */
  readonly machine: () => Machine;
  /** The started lab's id. */
  readonly session: string;
  /** Counts the lab among those that use the cluster. */
  enrol(): Promise<void>;
  /** What stands in texts and commands now. */
  readonly values: () => Values;
  readonly inActions: (actions: readonly SolveAction[]) => readonly SolveAction[];
  readonly mirrors: () => Mirrors;
  readonly note: (...records: readonly LogRecord[]) => Promise<void>;
  readonly judge: Pick<ReturnType<typeof makeJudge>, 'check' | 'stop'>;
  made(objects: readonly Made[]): Promise<void>;
  ran(command: TerminalCommand): void;
}

/** Milliseconds that namespaces may take to go. */
const leaving = 120_000;

type Acts = Pick<Session, 'solve' | 'cleanUp' | 'changedFiles' | 'reset' | 'wayTo' | 'bringTo'>;

/** What changes files and objects for the learner, each only when asked. */
export function makeActs(options: ActOptions): Acts {
  const { lab, connection, home, state, note, judge, life } = options;
  /** What was under way when the lab was begun anew does not go on in the new start. */
  let current = new AbortController();
  const bounded = (signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, current.signal, life]);

  const solve: Session['solve'] = (step, signal, actions) => {
    const inFiles = fileValues(state());
    const todo = actions ?? lab.steps.find(({ id }) => id === step)?.solve ?? [];
    return runActions(
      options.inActions(todo),
      {
        folder: options.folder,
        lab: lab.folder,
        fill: (path, content) => filled(lab, inFiles, path, content),
        env: { ...options.env, ...kindEnvironment(options.machine()) },
        answer: options.answer,
        createCluster: async (end) => {
          const made = await createCluster(options.machine(), { tell: () => undefined }, end);
          if (made.is === 'fault') return made.fault.text;
          return made.is === 'cancelled' ? said(cancelled) : undefined;
        },
        worldAnswer: (task) =>
          worldAnswer(lab, state(), task, {
            docker: connection.reader(signal),
            cluster: lazyCluster(options.cluster, signal),
          }),
        made: (objects) => options.made(objects),
        ran: (command) => options.ran(command),
      },
      bounded(signal),
    );
  };

  const bringing = {
    ...{ lab, state, connection, home, solve, values: options.values },
    ...{ leftovers: options.leftovers, goTo: options.goTo, showSolution: options.showSolution },
    check: (step: string, signal: AbortSignal) => judge.check(step, true, signal),
  };

  /** Later than the start before, by which records tell theirs. */
  const begin = (mirrors: Mirrors): Promise<void> => {
    const time = Math.max(Date.now(), state().startedAt + 1);
    const step = lab.steps[0]?.id ?? '';
    return note({ is: 'reset', time, version: lab.version, step, mirrors });
  };

  const remove = async (
    chosen: readonly Leftover[],
    signal: AbortSignal,
  ): Promise<readonly Removal[]> => {
    const machine = options.machine();
    return [
      ...(await removeInCluster(chosen, machine, options.cluster, signal)),
      ...(await removeLeftovers(connection, chosen, signal)),
    ];
  };

  /** What the next start needs is there again before it begins. */
  async function removeForAnew(
    chosen: readonly Leftover[],
    tell: (step: Text) => void,
    signal: AbortSignal,
  ): Promise<Pick<Reset, 'removals' | 'wrong'>> {
    const removals = await remove(chosen, signal);
    const gone = await untilGone(removals, options.cluster, leaving, signal);
    if (gone) return { removals, wrong: gone };
    const whole = removals.find(({ leftover }) => leftover.object === 'cluster');
    if (!whole || whole.error || lab.needs.cluster?.made === 'in-lab') return { removals };
    const made = await createCluster(options.machine(), { tell }, signal);
    return made.is === 'fault' ? { removals, wrong: made.fault.text } : { removals };
  }

  return {
    solve,
    cleanUp: async (chosen, signal) => {
      const results = await remove(chosen, signal);
      if (results.some(({ error }) => error === undefined)) {
        await note({ is: 'cleaned', time: Date.now() });
        if (lab.needs.cluster) await releaseCluster(options.machine(), options.session);
      }
      return results;
    },
    changedFiles: () => changedFiles(lab, state()),
    reset: async (chosen, signal, tell = () => undefined) => {
      current.abort();
      current = new AbortController();
      judge.stop();
      const mirrors = options.mirrors();
      const result = await resetLab(
        {
          ...{ lab, state: state(), mirrors, home, begin: () => begin(mirrors) },
          remove: (end) => removeForAnew(chosen, tell, end),
        },
        signal,
      );
      await options.enrol();
      return result;
    },
    wayTo: (step, signal) => findWay(bringing, step, signal),
    bringTo: (step, way, signal, onStep = () => undefined) =>
      bringTo(bringing, step, way, bounded(signal), onStep),
  };
}
