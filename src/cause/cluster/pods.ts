import { activeContainers, readPod } from '../../world/cluster/answers/pod.ts';
import type { Pod, PodContainer } from '../../world/cluster/answers/pod.ts';
import { readWorkload } from '../../world/cluster/answers/workload.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import type { World } from '../../world/world.ts';
import { readService } from '../../world/cluster/answers/service.ts';
import { clusterSubject, podKind, serviceKind } from './subject.ts';
import type { AnyFailure, ClusterSubject } from './subject.ts';

const workloads: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
]);

/** What a check says where a Pod that does not work may be why. */
const ofPods: ReadonlySet<string> = new Set([
  ...['incomplete', 'ready', 'updated', 'phase', 'waiting', 'scheduled', 'ended', 'exit-code'],
  ...['restarts', 'no-endpoints', 'unreached', 'path', 'node'],
]);

/** A Pod that is not ready, the newest of those that a failed check is about. */
export interface BrokenPod {
  readonly subject: ClusterSubject;
  readonly pod: Pod;
  readonly namespace: string;
  readonly name: string;
}

/** Undefined when all are ready, or the check failed for another reason than its Pods. */
export async function brokenPod(failure: AnyFailure, world: World): Promise<BrokenPod | undefined> {
  const subject = clusterSubject(failure);
  if (subject === undefined || !ofPods.has(failure.judgement.aspect ?? '')) return undefined;
  const broken = (await podsOf(subject, world)).filter((pod) => !pod.ready);
  const [pod] = broken.sort((a, b) => (b.object.created ?? 0) - (a.object.created ?? 0));
  return pod && { subject, pod, namespace: pod.object.namespace, name: pod.object.name };
}

/** The container of a broken Pod that fits, with its Pod. */
export async function brokenContainer(
  failure: AnyFailure,
  world: World,
  fits: (container: PodContainer) => boolean,
): Promise<(BrokenPod & { readonly container: PodContainer }) | undefined> {
  const broken = await brokenPod(failure, world);
  const container = broken && activeContainers(broken.pod).find(fits);
  return broken && container && { ...broken, container };
}

/** The Pods that a subject is or has, without those on their way out. */
export async function podsOf(subject: ClusterSubject, world: World): Promise<readonly Pod[]> {
  const { namespace, name, labels } = subject;
  if (subject.kind === 'Pod' && name === undefined) return podsWith(namespace, labels, world);
  if (name === undefined) return [];
  const kind = subject.kind === 'Endpoints' ? serviceKind : subject;
  const found = await world.cluster.get(kind, { namespace, name });
  if (found === undefined) return [];
  if (subject.kind === 'Pod') return found.deleting ? [] : [readPod(found)];
  const selector = selectorOf(found);
  return Object.keys(selector).length === 0 ? [] : podsWith(namespace, selector, world);
}

function selectorOf(object: ClusterObject): Readonly<Record<string, string>> {
  if (object.kind === 'Service') return readService(object).selector;
  return workloads.has(object.kind) ? readWorkload(object).selector : {};
}

export async function podsWith(
  namespace: string,
  labels: Readonly<Record<string, string>>,
  world: World,
): Promise<readonly Pod[]> {
  const found = await world.cluster.list(podKind, { namespace, labels });
  return found.filter(({ deleting }) => !deleting).map(readPod);
}

/** What keeps a Pod, as a person knows it: its Deployment rather than the ReplicaSet between. */
export function keeperOf({
  controller,
  labels,
}: ClusterObject): { kind: string; name: string } | undefined {
  if (controller === undefined) return undefined;
  const end = `-${labels['pod-template-hash'] ?? ''}`;
  return controller.kind === 'ReplicaSet' && end !== '-' && controller.name.endsWith(end)
    ? { kind: 'Deployment', name: controller.name.slice(0, -end.length) }
    : { kind: controller.kind, name: controller.name };
}
