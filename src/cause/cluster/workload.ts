import { readWorkload } from '../../world/cluster/answers/workload.ts';
import type { Workload } from '../../world/cluster/answers/workload.ts';
import type { World } from '../../world/world.ts';
import { keeperOf, podsOf } from './pods.ts';
import { clusterSubject, deploymentKind } from './subject.ts';
import type { AnyFailure } from './subject.ts';

const kinds: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
]);

/** Whether somebody keeps the Pods that a failed check is about, or would make them. */
export async function isKept(failure: AnyFailure, world: World): Promise<boolean> {
  const subject = clusterSubject(failure);
  if (subject === undefined) return false;
  const found = await podsOf(subject, world);
  if (found.some(({ object }) => keeperOf(object) !== undefined)) return true;
  return (await workloadOf(failure, world)) !== undefined;
}

/** The workload that a failed check is about, or that keeps the Pods it is about. */
export async function workloadOf(failure: AnyFailure, world: World): Promise<Workload | undefined> {
  const subject = clusterSubject(failure);
  if (subject === undefined) return undefined;
  const { namespace, name, labels } = subject;
  if (kinds.has(subject.kind)) {
    const found =
      name === undefined ? undefined : await world.cluster.get(subject, { namespace, name });
    return found && readWorkload(found);
  }
  for (const { object } of await podsOf(subject, world)) {
    const keeper = keeperOf(object);
    if (keeper === undefined || !kinds.has(keeper.kind)) continue;
    const resource = { apiVersion: 'apps/v1', kind: keeper.kind };
    const found = await world.cluster.get(resource, { namespace, name: keeper.name });
    if (found !== undefined) return readWorkload(found);
  }
  if (subject.kind !== 'Pod' || Object.keys(labels).length === 0) return undefined;
  // Without a Pod, one that would make them.
  const all = await world.cluster.list(deploymentKind, { namespace });
  return all
    .map(readWorkload)
    .find(({ templateLabels }) =>
      Object.entries(labels).every(([key, value]) => templateLabels[key] === value),
    );
}
