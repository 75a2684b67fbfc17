import { join } from 'node:path';
import { splitCommands } from '../cause/terminal.ts';
import type { Lab, Step } from '../lab/model.ts';
import { replaceVariables, valueFault } from '../lab/variables.ts';
import { said, type Said, type Text } from '../text.ts';
import type { DaemonEvent, DockerConnection } from '../world/docker/docker.ts';
import type { TerminalCommand } from '../world/world.ts';
import { findLeftovers, removeLeftovers, type Owned } from './cleanUp.ts';
import { followDaemon } from './daemon.ts';
import { makeJudge } from './judge.ts';
import { openLog, type Log } from './log.ts';
import { madeBy, type Made } from './made.ts';
import { readMarker, sessionFolder } from './places.ts';
import type { Session } from './session.ts';
import { runActions } from './solve.ts';
import { rewriteTemplates } from './startingFiles.ts';
import type { LogRecord, State } from './state.ts';
import { debounce, toNano } from './time.ts';
import { catchUp } from './watch.ts';
import { worldAnswer } from './worldAnswer.ts';

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
}

/** Milliseconds after the last event or saved file until a check by itself. */
const settling = 400;
/** Commands of the terminal that are remembered. */
const terminalLength = 200;
const noVariable: Text = {
  en: 'The lab has no variable `{name}`.',
  'zh-cn': '本实验没有变量 `{name}`。',
};

/** The started lab of the folder; undefined when there is none, or its memory is gone. */
export async function openSession(options: OpenOptions): Promise<Session | undefined> {
  const marker = await readMarker(options.folder);
  if (marker?.lab !== options.lab.id) return undefined;
  const log = await openLog(sessionFolder(options.root, marker.session));
  const { state } = log.now();
  if (!state) {
    await log.close();
    return undefined;
  }
  return makeSession(options, log, state);
}

function makeSession(options: OpenOptions, log: Log, first: State): Session {
  const { lab, folder, connection, listen, limit = 20_000 } = options;
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
  const inVariables = <T>(value: T): T => replaceVariables(value, state().variables);
  const currentStep = (): string => {
    const { step } = state();
    return lab.steps.some(({ id }) => id === step) ? step : (lab.steps[0]?.id ?? '');
  };
  const unlisten = log.onChange(tell);

  const note = (...records: readonly LogRecord[]): Promise<void> => log.append(records);
  const soon = debounce(() => {
    if (!life.signal.aborted) void judge.check(currentStep(), false, life.signal);
  }, settling);
  const newest = (): DaemonEvent | string =>
    log.now().evidence.events.at(-1) ?? toNano(first.startedAt);
  const hears = {
    connection,
    onEvent: (event: DaemonEvent): void => {
      void note({ is: 'event', time: Date.now(), event });
      if (listen) soon();
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
  const judge = makeJudge(
    {
      lab,
      connection,
      limit,
      daemon,
      state,
      evidence: () => log.now().evidence,
      terminal: () => terminal,
      inVariables,
      note,
      ...(listen ? {} : { catchUp: (end) => catchUp({ ...hears, since: newest() }, end) }),
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
  }

  const owned = (): Owned => ({ ...inVariables(lab.owns), bases: lab.needs.images });

  return {
    lab,
    folder,
    state,
    verdicts: judge.verdicts,
    step: (id) => {
      const step = lab.steps.find((one) => one.id === id);
      if (!step) throw new RangeError(`the lab ${lab.id} has no step ${id}`);
      return inVariables<Step>(step);
    },
    check: (step, { asked }, signal) => judge.check(step, asked, signal),
    answer,
    ran,
    hint: (task) => note({ is: 'hint', time: Date.now(), task }),
    more: (task) => note({ is: 'more', time: Date.now(), task }),
    showSolution: (step) => note({ is: 'solution', time: Date.now(), step }),
    goTo: async (step) => {
      if (!lab.steps.some(({ id }) => id === step)) return;
      await note({ is: 'step', time: Date.now(), step });
      soon();
    },
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
        ]);
      }
      const values = state().variables;
      await note({ is: 'variable', time: Date.now(), name, value });
      await rewriteTemplates(lab, folder, values, state().variables);
      judge.forget(() => true);
      soon();
      tell();
      return undefined;
    },
    leftovers: (signal) =>
      findLeftovers(connection.reader(signal), state(), owned(), log.now().evidence.events),
    cleanUp: async (chosen, signal) => {
      const results = await removeLeftovers(connection, chosen, signal);
      if (results.some(({ error }) => error === undefined)) {
        await note({ is: 'cleaned', time: Date.now() });
      }
      return results;
    },
    solve: (step, signal, actions) =>
      runActions(
        inVariables(actions ?? lab.steps.find(({ id }) => id === step)?.solve ?? []),
        {
          folder,
          solution: join(lab.folder, 'solution'),
          fill: (path, text) => (lab.templates.includes(path) ? inVariables(text) : text),
          ...(options.env ? { env: options.env } : {}),
          answer,
          worldAnswer: (task) => worldAnswer(lab, state(), task, connection.reader(signal)),
          made: madeNow,
          ran,
        },
        signal,
      ),
    saved: () => {
      if (listen) soon();
    },
    daemon: daemon.answers,
    block: daemon.block,
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
      void daemon.ended.then(() => log.close()).finally(settle);
    },
    closed,
  };
}
