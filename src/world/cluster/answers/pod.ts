import * as z from 'zod/mini';
import { list, moment, number, text, truth } from '../../docker/answers/pieces.ts';
import type { ClusterObject } from '../objects.ts';
import { readAs } from './object.ts';

/** What a container of a Pod does now. */
export interface PodContainer {
  readonly name: string;
  /** By which the node's container runtime knows it; empty where it has not made it. */
  readonly id: string;
  /** As the manifest names it. */
  readonly image: string;
  readonly imageId: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly state: 'running' | 'waiting' | 'terminated' | 'unknown';
  /** Why it waits or ended, e.g. `CrashLoopBackOff`; empty where nothing is said. */
  readonly reason: string;
  readonly message: string;
  /** Of the run that ended last; undefined when none did. */
  readonly exitCode: number | undefined;
  /** Why that one ended, e.g. `OOMKilled`. */
  readonly lastReason: string;
}

export interface Pod {
  readonly object: ClusterObject;
  readonly phase: string;
  readonly reason: string;
  readonly ready: boolean;
  readonly node: string;
  readonly ip: string;
  readonly containers: readonly PodContainer[];
  /** Those that run before them, in their order. */
  readonly init: readonly PodContainer[];
  /** Why the scheduler found no node, if it did not. */
  readonly unschedulable: string | undefined;
  readonly started: number | undefined;
}

const ended = z.nullish(z.object({ exitCode: number, reason: text, message: text }));
const waiting = z.nullish(z.object({ reason: text, message: text }));
const state = z.nullish(z.object({ running: z.nullish(z.unknown()), waiting, terminated: ended }));
const status = z.object({
  name: z.string(),
  image: text,
  imageID: text,
  containerID: text,
  ready: truth,
  restartCount: number,
  state,
  lastState: state,
});
const named = z.object({ name: z.string(), image: text });
const shape = z.object({
  spec: z.object({
    nodeName: text,
    containers: list(named),
    initContainers: list(named),
  }),
  status: z.nullish(
    z.object({
      phase: text,
      reason: text,
      podIP: text,
      startTime: moment,
      conditions: list(
        z.object({ type: z.string(), status: z.string(), reason: text, message: text }),
      ),
      containerStatuses: list(status),
      initContainerStatuses: list(status),
    }),
  ),
});

export function readPod(object: ClusterObject): Pod {
  const { spec, status: now } = readAs(shape, object);
  const condition = (type: string) => now?.conditions.find((each) => each.type === type);
  const scheduled = condition('PodScheduled');
  return {
    object,
    phase: now?.phase ?? '',
    reason: now?.reason ?? '',
    ready: condition('Ready')?.status === 'True',
    node: spec.nodeName,
    ip: now?.podIP ?? '',
    started: now?.startTime,
    unschedulable: scheduled?.status === 'False' ? scheduled.message : undefined,
    containers: readContainers(spec.containers, now?.containerStatuses),
    init: readContainers(spec.initContainers, now?.initContainerStatuses),
  };
}

/** All of a Pod's containers that have not done what they were for, in the order of their start. */
export function activeContainers({ init, containers }: Pod): readonly PodContainer[] {
  const isDone = ({ state, exitCode }: PodContainer): boolean =>
    state === 'terminated' && exitCode === 0;
  return [...init.filter((each) => !isDone(each)), ...containers];
}

function readContainers(
  all: readonly z.infer<typeof named>[],
  now: readonly z.infer<typeof status>[] = [],
): readonly PodContainer[] {
  return all.map(({ name, image }) =>
    readContainer(
      name,
      image,
      now.find((each) => each.name === name),
    ),
  );
}

function readContainer(
  name: string,
  image: string,
  known: z.infer<typeof status> | undefined,
): PodContainer {
  const is = known?.state;
  const end = is?.terminated ?? known?.lastState?.terminated;
  const why = is?.waiting ?? is?.terminated;
  return {
    name,
    // `containerd://…`
    id: known?.containerID.replace(/^\w+:\/\//, '') ?? '',
    image,
    imageId: known?.imageID ?? '',
    ready: known?.ready ?? false,
    restarts: known?.restartCount ?? 0,
    state: stateOf(is),
    reason: why?.reason ?? '',
    message: why?.message ?? '',
    exitCode: end?.exitCode,
    lastReason: end?.reason ?? '',
  };
}

function stateOf(is: z.infer<typeof state>): PodContainer['state'] {
  if (is?.terminated) return 'terminated';
  if (is?.waiting) return 'waiting';
  return is?.running ? 'running' : 'unknown';
}
