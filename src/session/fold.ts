import { isOlder } from '../world/cluster/acts.ts';
import type { ClusterAct } from '../world/cluster/acts.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import type { Evidence, Gap } from '../world/world.ts';
import type { HeardOf } from './clusterWatch.ts';
import { actKey, eventKey } from './record.ts';
import type { LogRecord, State } from './state.ts';

export interface Folded {
  /** Undefined until a `started` record was read. */
  readonly state: State | undefined;
  readonly evidence: Omit<Evidence, 'terminal'>;
  /** How far the cluster was listened to; undefined when nobody has yet. */
  readonly heard: HeardOf | undefined;
}

/**
 * What the records add up to. The events are sorted by time and told apart, because two windows may
 * have kept the same one.
 */
export function fold(records: readonly LogRecord[]): Folded {
  let state: State | undefined;
  const events = new Map<string, DaemonEvent>();
  const gaps: Gap[] = [];
  const acts = new Map<string, ClusterAct>();
  const clusterGaps: Gap[] = [];
  let heard: HeardOf | undefined;
  for (const record of records) {
    if (record.is === 'event') keepEvent(events, record.event);
    else if (record.is === 'gap') gaps.push({ from: record.from, to: record.to });
    else if (record.is === 'act') {
      const key = actKey(record.act);
      acts.set(key, acts.get(key) ?? record.act);
    } else if (record.is === 'cluster-gap') clusterGaps.push({ from: record.from, to: record.to });
    else if (record.is === 'heard') heard = record;
    else {
      state = apply(state, record);
      if (record.is === 'reset') {
        events.clear();
        gaps.length = 0;
        acts.clear();
        clusterGaps.length = 0;
      }
    }
  }
  return {
    state,
    evidence: {
      events: [...events.values()].sort((a, b) => inOrder(a, b)),
      gaps,
      cluster: { acts: [...acts.values()].sort((a, b) => actsInOrder(a, b)), gaps: clusterGaps },
    },
    heard,
  };
}

/** What one window knows of an event beyond the daemon's own words stays, whoever tells it next. */
function keepEvent(events: Map<string, DaemonEvent>, event: DaemonEvent): void {
  const key = eventKey(event);
  const known = events.get(key);
  const attributes = { ...known?.attributes, ...event.attributes };
  events.set(key, known === undefined ? event : { ...event, attributes });
}

type Deed = Exclude<LogRecord, { is: 'event' | 'gap' | 'act' | 'cluster-gap' | 'heard' }>;

/** The state after one record; a record before the start, or a second start, says nothing. */
function apply(state: State | undefined, record: Deed): State | undefined {
  if (record.is === 'started') return state ?? start(record);
  return state && after(state, record);
}

function start({
  lab,
  version,
  folder,
  time,
  variables,
  mirrors,
  before,
}: Extract<Deed, { is: 'started' }>): State {
  return {
    lab,
    version,
    folder,
    startedAt: time,
    variables,
    ...(mirrors ? { mirrors } : {}),
    before,
    step: '',
    tasks: {},
    hints: {},
    degrees: {},
    shown: [],
    answers: {},
    made: [],
  };
}

function after(state: State, record: Exclude<Deed, { is: 'started' }>): State {
  switch (record.is) {
    case 'reset': {
      const { version, step, time, mirrors } = record;
      const { lab, folder, variables, before, made } = state;
      const kept = { lab, folder, variables, before, ...(mirrors ? { mirrors } : {}) };
      return { ...start({ ...kept, is: 'started', version, time }), step, made };
    }
    case 'variable':
      return { ...state, variables: { ...state.variables, [record.name]: record.value } };
    case 'step':
      return { ...state, step: record.step };
    case 'passed':
      return passed(state, record.task, record.time);
    case 'changed': {
      const progress = state.tasks[record.task];
      if (!progress || progress.changedAt !== undefined) return state;
      const changed = { ...progress, changedAt: record.time };
      return { ...state, tasks: { ...state.tasks, [record.task]: changed } };
    }
    case 'hint':
      return { ...state, hints: { ...state.hints, [record.task]: more(state.hints[record.task]) } };
    case 'more':
      return {
        ...state,
        degrees: { ...state.degrees, [record.task]: more(state.degrees[record.task]) },
      };
    case 'solution':
      return state.shown.includes(record.step)
        ? state
        : { ...state, shown: [...state.shown, record.step] };
    case 'answer':
      return { ...state, answers: { ...state.answers, [record.task]: record.value } };
    case 'made':
      return state.made.some(({ object, name }) => object === record.object && name === record.name)
        ? state
        : { ...state, made: [...state.made, { object: record.object, name: record.name }] };
    case 'finished':
      return state.finishedAt === undefined ? { ...state, finishedAt: record.time } : state;
    case 'cleaned':
      return { ...state, cleanedAt: record.time };
  }
}

/** A pass after a clean-up in mid-lab takes the lab up again. */
function passed(state: State, task: string, time: number): State {
  const { cleanedAt, ...rest } = state;
  const passedAt = state.tasks[task]?.passedAt ?? time;
  return {
    ...rest,
    ...(cleanedAt === undefined || state.finishedAt === undefined ? {} : { cleanedAt }),
    tasks: { ...state.tasks, [task]: { passedAt } },
  };
}

/** Records that add up to the state. */
export function restore(state: State): LogRecord[] {
  const time = state.startedAt;
  const times = ([task, count]: [string, number], is: 'hint' | 'more'): LogRecord[] =>
    Array.from({ length: Math.min(count, 100) }, () => ({ is, time, task }));
  const { lab, version, folder, variables, before } = state;
  return [
    { is: 'started', time, lab, version, folder, variables, before },
    ...(state.step === '' ? [] : [{ is: 'step', time, step: state.step } as const]),
    ...Object.entries(state.tasks).flatMap(([task, { passedAt, changedAt }]): LogRecord[] => [
      { is: 'passed', time: passedAt, task },
      ...(changedAt === undefined ? [] : [{ is: 'changed', time: changedAt, task } as const]),
    ]),
    ...Object.entries(state.hints).flatMap((entry) => times(entry, 'hint')),
    ...Object.entries(state.degrees).flatMap((entry) => times(entry, 'more')),
    ...state.shown.map((step) => ({ is: 'solution', time, step }) as const),
    ...Object.entries(state.answers).map(
      ([task, value]) => ({ is: 'answer', time, task, value }) as const,
    ),
    ...state.made.map(({ object, name }) => ({ is: 'made', time, object, name }) as const),
    ...(state.finishedAt === undefined
      ? []
      : [{ is: 'finished', time: state.finishedAt } as const]),
    ...(state.cleanedAt === undefined ? [] : [{ is: 'cleaned', time: state.cleanedAt } as const]),
  ];
}

function more(count: number | undefined): number {
  return (count ?? 0) + 1;
}

/** By nanoseconds, which do not fit into a number. */
function inOrder(a: DaemonEvent, b: DaemonEvent): number {
  return (
    a.timeNano.length - b.timeNano.length ||
    (a.timeNano < b.timeNano ? -1 : a.timeNano > b.timeNano ? 1 : 0)
  );
}

function actsInOrder(
  { resourceVersion: a }: ClusterAct,
  { resourceVersion: b }: ClusterAct,
): number {
  return a === b ? 0 : isOlder(a, b) ? -1 : 1;
}
