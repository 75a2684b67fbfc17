import * as z from 'zod/mini';
import { nodeAt } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import type { Text } from '../../text.ts';
import { readAs } from '../../world/cluster/answers/object.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { record } from '../../world/docker/answers/pieces.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { templateOf } from '../cluster/manifests.ts';
import { readPodSpec } from '../cluster/podSpec.ts';
import { amountOf, quantityOf } from '../cluster/quantity.ts';
import { kubectl, placeIn, repair, repairTexts } from '../cluster/repair.ts';
import { ofCluster, podKind } from '../cluster/subject.ts';
import { unscheduled } from '../cluster/unscheduled.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'The scheduler counts requests, not what is really used. Does the program need `{asked}` of {resource}?',
  'zh-cn': '调度器看的是请求，而不是实际用量。程序真的需要 `{asked}` 的 {resource} 吗？',
};
const form: Text = {
  en: '`resources: { requests: { {resource}: ____ } }`',
  'zh-cn': '`resources: { requests: { {resource}: ____ } }`',
};
const look: Text = { en: 'See the scheduler’s words:', 'zh-cn': '看看调度器的说明：' };

export const nodeTooSmall = defineCause<unknown, unknown>({
  id: 'node-too-small',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` stays Pending: it requests `{asked}` of {resource}, and the roomiest node has `{free}` left.',
    'zh-cn':
      'Pod `{pod}` 一直是 Pending：它请求 `{asked}` 的 {resource}，而最空闲的节点只剩 `{free}`。',
  },
  about: {
    en: 'No node has as much memory or CPU left as the Pod requests. What is left is what a node offers less the requests of the Pods on it.',
    'zh-cn':
      '没有哪个节点剩余的内存或 CPU 够 Pod 请求的量。剩余量是节点可分配的量减去节点上各 Pod 的请求。',
  },
  help: [question, form, ...repairTexts, look],
  async recognise(failure, world) {
    const found = await unscheduled(failure, world);
    const resource = /Insufficient (memory|cpu)/.exec(found?.why ?? '')?.[1];
    if (found === undefined || resource === undefined) return undefined;
    const { name: pod, namespace, why } = found;
    const asked = quantityOf(resource, requestedBy(found.pod.object, resource));
    const free = quantityOf(resource, Math.max(0, await roomiest(resource, world)));
    const template = await templateOf(found.pod.object, world);
    const line = template && requestLine(template.node, resource);
    return {
      args: { pod, asked, free, resource },
      excerpt: [why],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question, { asked, resource }),
        degree(form, { resource }),
        ...(template && line ? repair(template.manifest, line) : []),
        degree(look, {}, { run: kubectl(namespace, 'describe', 'pod', pod) }),
      ],
    };
  },
});

function requestedBy(pod: ClusterObject, resource: string): number {
  const { initContainers, containers } = readPodSpec(pod);
  const [first, together] = [initContainers, containers].map((all) =>
    all.map(({ resources }) => amountOf(resources?.requests?.[resource] ?? 0)),
  );
  // Those that run first run alone (Kubernetes documentation, Init Containers, Resource sharing).
  const sum = (together ?? []).reduce((total, amount) => total + amount, 0);
  return Math.max(sum, ...(first ?? []));
}

const nodeShape = z.object({ status: z.object({ allocatable: record(z.string()) }) });

/** What the node with the most room has left. */
async function roomiest(resource: string, world: World): Promise<number> {
  const [nodes, pods] = await Promise.all([
    world.cluster.list({ apiVersion: 'v1', kind: 'Node' }),
    world.cluster.list(podKind),
  ]);
  const left = nodes.map((node) => {
    const all = amountOf(readAs(nodeShape, node).status.allocatable[resource] ?? 0);
    const on = pods.filter((pod) => readPodSpec(pod).nodeName === node.name);
    return on.reduce((rest, pod) => rest - requestedBy(pod, resource), all);
  });
  return Math.max(0, ...left);
}

function requestLine(pod: Node, resource: string): Node | undefined {
  return ['initContainers', 'containers']
    .flatMap((key) => [...(nodeAt(pod, ['spec', key])?.items.values() ?? [])])
    .flatMap((each) => {
      // A limit without a request is the request too.
      const own = ['requests', 'limits'].map((key) => nodeAt(each, ['resources', key, resource]));
      return own.filter((node) => node !== undefined).slice(0, 1);
    })
    .sort((a, b) => amountOf(String(b.value)) - amountOf(String(a.value)))[0];
}
