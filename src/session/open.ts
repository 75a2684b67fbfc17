import { isMissing } from '../cause/blocks/cluster.ts';
import { splitCommands } from '../cause/terminal.ts';
import { mirrorValues } from '../lab/mirrors.ts';
import type { Lab, SolveAction, Step } from '../lab/model.ts';
import { replaceVariables, valueFault, type Values } from '../lab/variables.ts';
import { said, type Said, type Text } from '../text.ts';
import type { ClusterAct } from '../world/cluster/acts.ts';
import { clusterName } from '../world/cluster/context.ts';
import { clusterLink, kubeconfigsOf } from '../world/cluster/load.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import type { Mirrors } from '../world/mirrors.ts';
import type { TerminalCommand } from '../world/world.ts';
import { followCluster } from './clusterState.ts';
import { subjectsOf } from './clusterSubjects.ts';
import { catchUpCluster } from './clusterWatch.ts';
import type { HeardOf } from './clusterWatch.ts';
import { makeActs } from './acts.ts';
import { withLayers } from './builds.ts';
import { findLeftovers, type Owned } from './cleanUp.ts';
import { followDaemon } from './daemon.ts';
import { makeJudge } from './judge.ts';
import { openLog, type Log } from './log.ts';
import { madeBy, type Made } from './made.ts';
import { findInCluster } from './cluster/leftovers.ts';
import type { Machine } from './cluster/machine.ts';
import { labKubeconfig } from './cluster/kubeconfigPath.ts';
import { isOwnSave } from './ownSaves.ts';
import { useCluster } from './cluster/uses.ts';
import { readMarker, sessionFolder, sessionIds } from './places.ts';
import type { Session } from './session.ts';
import { rewriteTemplates } from './startingFiles.ts';
import { fileValues, type LogRecord, type State } from './state.ts';
import { debounce, toNano } from './time.ts';
import { catchUp } from './watch.ts';

interface OpenOptions {
  readonly lab: Lab;
  /** The learner's folder, with its marker. */
  readonly folder: string;
  readonly connection: DockerConnection;
  /** Where states are kept. */
  readonly root: string;
  /** Whether to hear the daemon's events and to check by itself; the command only catches up. */
  readonly listen: boolean;
  /** Milliseconds for one check; 20,000 when left out. */
  readonly limit?: number;
  /** Environment of the solution's commands, e.g. DOCKER_HOST. */
  readonly env?: Readonly<Record<string, string>>;
  /** The learner's contexts that may be asked, as the setting is now; none when left out. */
  readonly allowedContexts?: () => readonly string[];
  /** The kind program and the node image of the settings; kind's own when left out. */
  readonly kind?: () => Pick<Machine, 'kind' | 'image'>;
  /** The learner's mirrors as they are now; none when left out. */
  readonly mirrors?: () => Mirrors;
}

/** Milliseconds after the last event or saved file until a check by itself. */
const settling = 400;
/** Commands of the terminal that are remembered. */
const terminalLength = 200;
const noMirrors = (): Mirrors => ({});
const noContexts = (): readonly string[] => [];
const noVariable: Text = {
  en: 'The lab has no variable `{name}`.',
  'zh-cn': '本实验没有变量 `{name}`。',
};

/** The started lab of the folder; undefined when there is none, or its memory is gone. */
export async function openSession(options: OpenOptions): Promise<Session | undefined> {
  const marker = await readMarker(options.folder);
  if (marker?.lab !== options.lab.id) return undefined;
  if (!(await sessionIds(options.root)).includes(marker.session)) return undefined;
  const home = sessionFolder(options.root, marker.session);
  const log = await openLog(home);
  const { state } = log.now();
  // A marker is a file of the folder's, whoever wrote it: it may name the state of another lab.
  if (state?.lab !== options.lab.id) {
    await log.close();
    return undefined;
  }
  return makeSession(options, marker.session, log, state);
}

function makeSession(options: OpenOptions, session: string, log: Log, first: State): Session {
  const { lab, folder, connection, listen, limit = 20_000, mirrors = noMirrors } = options;
  const home = sessionFolder(options.root, session);
  const life = new AbortController();
  const listeners = new Set<() => void>();
  let settle = (): void => undefined;
  const closed = new Promise<void>((resolve) => (settle = resolve));
  let terminal: readonly TerminalCommand[] = [];

  // The folder may have been moved since: where it was opened is where it is.
  const state = (): State => ({ ...(log.now().state ?? first), folder });
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const values = (): Values => ({ ...state().variables, ...mirrorValues(mirrors()) });
  const inVariables = <T>(value: T): T => replaceVariables(value, values());
  /** What is shown of a solution is what it does. */
  const inActions = (actions: readonly SolveAction[]): readonly SolveAction[] =>
    actions.map((action) =>
      replaceVariables(action, 'edit' in action ? fileValues(state()) : values()),
    );
  const currentStep = (): string => {
    const { step } = state();
    return lab.steps.some(({ id }) => id === step) ? step : (lab.steps[0]?.id ?? '');
  };
  let start = first.startedAt;
  const unlisten = log.onChange(() => {
    // Begun anew, here or in another window: what was found before says nothing any more.
    if (state().startedAt !== start) {
      start = state().startedAt;
      terminal = [];
      judge.stop();
      if (listen) soon();
    }
    tell();
  });

  const note = (...records: readonly LogRecord[]): Promise<void> => log.append(records);
  const soon = debounce(() => {
    if (!life.signal.aborted) void judge.check(currentStep(), false, life.signal);
  }, settling);
  const newest = (): DaemonEvent | string =>
    log.now().evidence.events.at(-1) ?? toNano(state().startedAt);
  const noteEvent = (event: DaemonEvent): void => {
    void note({ is: 'event', time: Date.now(), event });
    // The same event once more, now with what is known of it only for a while.
    void withLayers(event, connection, life.signal).then((fuller) => {
      if (fuller) void note({ is: 'event', time: Date.now(), event: fuller });
    });
    if (listen) soon();
  };
  const hears = {
    connection,
    onEvent: (event: DaemonEvent): void => {
      if (event.action !== 'save') noteEvent(event);
      else {
        void isOwnSave(options.root, event).then((own) => {
          if (!own) noteEvent(event);
        });
      }
    },
    onGap: (from: number, to: number): void => {
      void note({ is: 'gap', time: Date.now(), from, to });
    },
  };
  const daemon = followDaemon(
    {
      ...hears,
      since: newest(),
      listen,
      onChange: (back) => {
        if (back) {
          judge.forget(({ status }) => status === 'blocked');
          soon();
        }
        tell();
      },
    },
    life.signal,
  );
  const { allowedContexts = noContexts } = options;
  const kubeconfig = labKubeconfig(options.root);
  const link = clusterLink(() => kubeconfigsOf(kubeconfig, allowedContexts()), limit);
  const subjects = subjectsOf(lab, inVariables);
  /** Of the lab's commands: kubectl must speak to no other cluster. */
  const env = { ...options.env, ...(subjects.length > 0 ? { KUBECONFIG: kubeconfig } : {}) };
  const machine = (): Machine => ({
    ...{ name: clusterName, root: options.root, env: options.env ?? {}, mirrors: mirrors() },
    ...options.kind?.(),
  });
  const watched = {
    link,
    subjects,
    onAct: (act: ClusterAct): void => void note({ is: 'act', time: Date.now(), act }),
    onGap: (from: number, to: number): void => {
      void note({ is: 'cluster-gap', time: Date.now(), from, to });
    },
  };
  const noteHeard = async (heard: HeardOf | undefined): Promise<void> => {
    if (heard) await note({ is: 'heard', ...heard });
  };
  const clusterState = followCluster(
    {
      ...watched,
      since: log.now().heard,
      listen,
      onChange: () => soon(),
      doubts: ({ id }) => {
        const { cluster } = lab.needs;
        if (cluster === undefined || cluster.reset === 'anew') return false;
        return cluster.made !== 'in-lab' || !isMissing(id);
      },
      onAnswer: () => void enrol(),
      onBlock: (back) => {
        if (back) {
          judge.forget(({ status }) => status === 'blocked');
          soon();
        }
        tell();
      },
    },
    life.signal,
  );
  /** Counted among those that use the cluster, from the start to the clean-up. */
  const enrol = async (): Promise<void> => {
    const { cleanedAt } = state();
    if (lab.needs.cluster === undefined || cleanedAt !== undefined) return;
    await useCluster(machine(), { session, lab: lab.id, folder }).catch(() => undefined);
  };
  void enrol();
  /** What was heard of both worlds up to now, where nobody listens. */
  const hearUp = async (end: AbortSignal): Promise<void> => {
    await Promise.all([
      catchUp({ ...hears, since: newest() }, end),
      catchUpCluster({ ...watched, since: log.now().heard }, end).then(noteHeard),
    ]);
  };
  const judge = makeJudge(
    {
      lab,
      connection,
      cluster: link,
      clusterState,
      limit,
      env,
      daemon,
      state,
      evidence: () => log.now().evidence,
      terminal: () => terminal,
      inVariables,
      mirrors,
      note: (records, of) => log.append(records, of),
      ...(listen ? {} : { catchUp: hearUp }),
      onVerdicts: tell,
    },
    life.signal,
  );

  function madeNow(objects: readonly Made[]): Promise<void> {
    const time = Date.now();
    return note(...objects.map((object) => ({ is: 'made', time, ...object }) as const));
  }

  function ran(command: TerminalCommand): void {
    terminal = [...terminal, command].slice(-terminalLength);
    if (command.exitCode === 0) void madeNow(splitCommands(command.commandLine).flatMap(madeBy));
    if (listen) soon();
  }

  async function answer(task: string, value: readonly string[]): Promise<void> {
    await note({ is: 'answer', time: Date.now(), task, value });
    await judge.checkTask(task);
    // What waits for it can be judged now.
    const waiting = lab.steps.some(({ tasks }) => tasks.some(({ after }) => after === task));
    if (listen && waiting) soon();
  }

  const owned = (): Owned => ({ ...inVariables(lab.owns), bases: lab.needs.images });
  const leftovers: Session['leftovers'] = async (signal, purpose = 'clean-up') => {
    const { before, startedAt } = state();
    const { objects = [], images } = owned();
    const subject = { lab, session, objects, images, since: before.at ?? startedAt };
    const [onDaemon, inCluster] = await Promise.all([
      findLeftovers(connection.reader(signal), state(), owned(), log.now().evidence.events),
      findInCluster(subject, machine(), link, purpose, signal),
    ]);
    return [...inCluster, ...onDaemon];
  };
  const goTo = async (step: string): Promise<void> => {
    if (!lab.steps.some(({ id }) => id === step)) return;
    await note({ is: 'step', time: Date.now(), step });
    soon();
  };
  const showSolution = (step: string): Promise<void> =>
    note({ is: 'solution', time: Date.now(), step });
  const acts = makeActs({
    lab,
    folder,
    home,
    connection,
    cluster: link,
    machine,
    session,
    enrol,
    life: life.signal,
    env,
    state,
    values,
    inActions,
    mirrors,
    note,
    judge,
    leftovers,
    answer,
    made: madeNow,
    ran,
    goTo,
    showSolution,
  });

  return {
    lab,
    folder,
    state,
    verdicts: judge.verdicts,
    step: (id) => {
      const step = lab.steps.find((one) => one.id === id);
      if (!step) throw new RangeError(`the lab ${lab.id} has no step ${id}`);
      return { ...inVariables<Step>(step), solve: inActions(step.solve) };
    },
    check: (step, { asked }, signal) => judge.check(step, asked, signal),
    answer,
    ran,
    hint: (task) => note({ is: 'hint', time: Date.now(), task }),
    more: (task) => note({ is: 'more', time: Date.now(), task }),
    showSolution,
    goTo,
    setVariable: async (name, value): Promise<Said | undefined> => {
      const variable = Object.hasOwn(lab.variables, name) ? lab.variables[name] : undefined;
      if (!variable) return said(noVariable, { name });
      const wrong = valueFault(variable.is, value);
      if (wrong) return said(wrong);
      const before = owned();
      // What the lab made under the old name stays the lab's.
      if (Object.keys(state().tasks).length > 0) {
        await madeNow([
          ...before.containers.map((one) => ({ object: 'container', name: one }) as const),
          ...before.images.map((one) => ({ object: 'image', name: one }) as const),
          ...before.networks.map((one) => ({ object: 'network', name: one }) as const),
          ...before.volumes.map((one) => ({ object: 'volume', name: one }) as const),
        ]);
      }
      const inFiles = fileValues(state());
      await note({ is: 'variable', time: Date.now(), name, value });
      await rewriteTemplates(lab, folder, inFiles, fileValues(state()));
      // What a check finds that still asks for the old name says nothing any more.
      judge.stop();
      soon();
      tell();
      return undefined;
    },
    leftovers,
    ...acts,
    saved: () => {
      if (listen) soon();
    },
    lookAtCluster: () => clusterState.look(),
    daemon: daemon.answers,
    block: () => daemon.block() ?? clusterState.block(),
    problem: log.problem,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose: () => {
      if (life.signal.aborted) return;
      life.abort();
      soon.cancel();
      unlisten();
      listeners.clear();
      void Promise.all([daemon.ended, clusterState.ended.then(noteHeard)])
        .then(() => log.close())
        .finally(() => {
          link.close();
          settle();
        });
    },
    closed,
  };
}
