import * as z from 'zod/mini';
import { isFree } from '../lab/words.ts';
import { actNames } from '../world/cluster/acts.ts';
import type { ClusterAct } from '../world/cluster/acts.ts';
import type { DaemonEvent } from '../world/docker/objects/daemon.ts';
import type { LogRecord, State } from './state.ts';

const time = z.number().check(z.nonnegative());
const strings = z.array(z.string());
const byName = z.record(z.string(), z.string());
/** A name that becomes a key of the state. */
const key = z.string().check(z.refine(isFree));
const variables = z.record(key, z.string());
const object = z.enum(['container', 'image', 'network', 'volume']);
const mirrors = z.exactOptional(
  z.object({ registry: z.exactOptional(z.string()), pip: z.exactOptional(z.string()) }),
);
const before = z.object({
  containers: strings,
  images: strings,
  networks: z.exactOptional(strings),
  volumes: z.exactOptional(strings),
  at: z.exactOptional(time),
  daemon: z.exactOptional(z.string()),
});

const event = z.object({
  time,
  timeNano: z.string(),
  type: z.string(),
  action: z.string(),
  id: z.string(),
  attributes: byName,
});

const act = z.object({
  time,
  act: z.enum(actNames),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  labels: byName,
  owner: z.object({ name: z.string(), uid: z.string() }),
  from: z.string(),
  to: z.string(),
});

const records = {
  started: z.object({
    is: z.literal('started'),
    time,
    lab: z.string(),
    version: z.number(),
    folder: z.string(),
    variables,
    mirrors,
    before,
  }),
  reset: z.object({ is: z.literal('reset'), time, version: z.number(), step: z.string(), mirrors }),
  variable: z.object({ is: z.literal('variable'), time, name: key, value: z.string() }),
  step: z.object({ is: z.literal('step'), time, step: z.string() }),
  passed: z.object({ is: z.literal('passed'), time, task: key }),
  changed: z.object({ is: z.literal('changed'), time, task: key }),
  hint: z.object({ is: z.literal('hint'), time, task: key }),
  more: z.object({ is: z.literal('more'), time, task: key }),
  solution: z.object({ is: z.literal('solution'), time, step: z.string() }),
  answer: z.object({ is: z.literal('answer'), time, task: key, value: strings }),
  event: z.object({ is: z.literal('event'), time, event }),
  gap: z.object({ is: z.literal('gap'), time, from: time, to: time }),
  act: z.object({ is: z.literal('act'), time, act }),
  'cluster-gap': z.object({ is: z.literal('cluster-gap'), time, from: time, to: time }),
  heard: z.object({ is: z.literal('heard'), time, cluster: z.string(), version: z.string() }),
  made: z.object({ is: z.literal('made'), time, object, name: z.string() }),
  finished: z.object({ is: z.literal('finished'), time }),
  cleaned: z.object({ is: z.literal('cleaned'), time }),
} satisfies Record<LogRecord['is'], z.ZodMiniType<LogRecord>>;

const byKind = new Map<string, z.ZodMiniType<LogRecord>>(Object.entries(records));
const kind = z.object({ is: z.string() });

/** One line of evidence.log; undefined when it is damaged or of a kind that this version does not know. */
export function readRecord(line: string): LogRecord | undefined {
  const value = parse(line);
  const is = kind.safeParse(value);
  const found = is.success ? byKind.get(is.data.is)?.safeParse(value) : undefined;
  return found?.success ? found.data : undefined;
}

const progress = z.object({ passedAt: time, changedAt: z.optional(time) });
const counts = z.record(key, time);

const state = z.object({
  lab: z.string(),
  version: z.number(),
  folder: z.string(),
  startedAt: time,
  variables,
  mirrors,
  before,
  step: z.string(),
  tasks: z.record(key, progress),
  hints: counts,
  degrees: counts,
  shown: strings,
  answers: z.record(key, strings),
  made: z.array(z.object({ object, name: z.string() })),
  finishedAt: z.optional(time),
  cleanedAt: z.optional(time),
});

/** The text of state.json; undefined when it is damaged. */
export function readState(text: string): State | undefined {
  const found = state.safeParse(parse(text));
  if (!found.success) return undefined;
  const { tasks, finishedAt, cleanedAt, ...rest } = found.data;
  return {
    ...rest,
    tasks: Object.fromEntries(
      Object.entries(tasks).map(([id, { passedAt, changedAt }]) => [
        id,
        changedAt === undefined ? { passedAt } : { passedAt, changedAt },
      ]),
    ),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(cleanedAt === undefined ? {} : { cleanedAt }),
  };
}

/** Tells the same event apart from another, whoever saw it. */
export function eventKey({ timeNano, id, action }: DaemonEvent): string {
  return `${timeNano} ${id} ${action}`;
}

/** The same of an act on the cluster. */
export function actKey({ uid, resourceVersion, act: name }: ClusterAct): string {
  return `${resourceVersion} ${uid} ${name}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
