import * as z from 'zod/mini';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { readAs } from '../../world/cluster/answers/object.ts';
import { readPod } from '../../world/cluster/answers/pod.ts';
import { readService } from '../../world/cluster/answers/service.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { list, strings } from '../../world/docker/answers/pieces.ts';
import type { LiveHint } from './hint.ts';

const some: Text = { en: 'endpoints: {count}', 'zh-cn': '端点：{count}' };
const noMatch: Text = {
  en: 'no endpoints: its selector matches no Pod',
  'zh-cn': '没有端点：选择算符没有匹配任何 Pod',
};
const noneReady: Text = {
  en: 'no endpoints: Pods ready: 0 of {count}',
  'zh-cn': '没有端点：匹配到 {count} 个 Pod，都未就绪',
};
const noPort: Text = {
  en: 'no endpoints: no port named {name}',
  'zh-cn': '没有端点：没有名为 {name} 的端口',
};
const none: Text = { en: 'no endpoints', 'zh-cn': '没有端点' };
const addresses: Text = { en: 'They are `{addresses}`.', 'zh-cn': '它们是 `{addresses}`。' };
const looksFor: Text = {
  en: 'In the cluster it looks for `{selector}` in the namespace `{namespace}`.',
  'zh-cn': '集群中它在命名空间 `{namespace}` 里找 `{selector}`。',
};
const labelled: Text = {
  en: 'The Pods there have: `{labels}`.',
  'zh-cn': '那里的 Pod 带有：`{labels}`。',
};
const noPods: Text = { en: 'There is no Pod there.', 'zh-cn': '那里没有 Pod。' };

const mostShown = 5;
const sliceShape = z.object({
  ports: list(z.unknown()),
  endpoints: list(
    z.object({
      addresses: strings,
      conditions: z.nullish(z.object({ ready: z.nullish(z.boolean()) })),
    }),
  ),
});

/** Who stands behind a Service; `slices` and `pods` are those of its namespace. */
export function endpoints(
  service: ClusterObject,
  slices: readonly ClusterObject[],
  pods: readonly ClusterObject[] | undefined,
): Omit<LiveHint, 'line'> | undefined {
  const ready = readySlices(service.name, slices);
  const found = [...new Set(ready.flatMap((slice) => slice.addresses))];
  const { ports } = readService(service);
  // A name that no Pod has for a port leaves addresses without any.
  const named = ports.find(({ target }) => /\D/.test(target));
  if (found.length > 0 && named !== undefined && ready.every((slice) => !slice.hasPorts)) {
    const about = [said(addresses, { addresses: found.slice(0, mostShown).join(', ') })];
    return { label: said(noPort, { name: named.target }), about, wrong: true };
  }
  if (found.length > 0) {
    const shown = found.slice(0, mostShown).join(', ');
    const label = said(some, { count: found.length });
    return { label, about: [said(addresses, { addresses: shown })], wrong: false };
  }
  const selector = Object.entries(readService(service).selector);
  // One without a selector stands for a name outside, or its endpoints are made by hand.
  if (selector.length === 0) return undefined;
  const { namespace } = service;
  const about: Said[] = [said(looksFor, { selector: pairs(selector), namespace })];
  if (pods === undefined) return { label: said(none), about, wrong: true };
  const there = pods.filter((pod) => !pod.deleting);
  const matched = there.filter(({ labels }) =>
    selector.every(([key, value]) => labels[key] === value),
  );
  if (matched.length > 0) {
    // Ready Pods become endpoints a moment later.
    if (matched.some((pod) => readPod(pod).ready)) return undefined;
    return { label: said(noneReady, { count: matched.length }), about, wrong: true };
  }
  const sets = new Set(there.map(({ labels }) => pairs(Object.entries(labels).filter(isOwn))));
  sets.delete('');
  const labels = [...sets].slice(0, mostShown).join('; ');
  about.push(labels === '' ? said(noPods) : said(labelled, { labels }));
  return { label: said(noMatch), about, wrong: true };
}

interface ReadySlice {
  readonly addresses: readonly string[];
  readonly hasPorts: boolean;
}

function readySlices(service: string, slices: readonly ClusterObject[]): readonly ReadySlice[] {
  return slices
    .filter(({ labels }) => labels['kubernetes.io/service-name'] === service)
    .map((slice) => readAs(sliceShape, slice))
    .map(({ endpoints: all, ports }) => ({
      addresses: all
        // What is not said counts as ready (discovery.k8s.io/v1 EndpointConditions).
        .filter(({ conditions }) => conditions?.ready !== false)
        .flatMap((endpoint) => endpoint.addresses.slice(0, 1)),
      hasPorts: ports.length > 0,
    }))
    .filter((slice) => slice.addresses.length > 0);
}

function pairs(entries: readonly (readonly [string, string])[]): string {
  return entries.map((pair) => pair.join('=')).join(', ');
}

/** Whether a person wrote the label, and no controller. */
function isOwn([key]: readonly [string, string]): boolean {
  return !/^(?:pod-template-hash|controller-revision-hash|pod-template-generation)$/.test(key);
}
