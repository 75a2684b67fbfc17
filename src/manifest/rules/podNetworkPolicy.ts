import type { Found } from '../../lint/finding.ts';
import { onceEach } from '../../onceEach.ts';
import { said, type Text } from '../../text.ts';
import { itemsAt, nodeAt, type Node } from '../model.ts';
import type { Placed, Together } from '../together.ts';
import type { Workload } from '../workloads.ts';
import { podRange } from './containers.ts';
import { deploymentWith, objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const none: Text = {
  en: 'No network policy in these files is for the Pods of `{name}`: everybody in the cluster reaches them. Write one.',
  'zh-cn': '这些文件里没有针对 `{name}` 的 Pod 的网络策略，集群里谁都能访问。请写一个。',
};
const noIngress: Text = {
  en: 'The network policies for `{name}` say nothing of who may reach its Pods. Add `Ingress`.',
  'zh-cn': '针对 `{name}` 的网络策略没有规定谁能访问，请加上 `Ingress`。',
};
const noEgress: Text = {
  en: 'The network policies for `{name}` say nothing of whom its Pods may reach. Add `Egress`.',
  'zh-cn': '针对 `{name}` 的网络策略没有规定能访问谁，请加上 `Egress`。',
};
const policy = objectWith(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  'spec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]\n',
);

export const podNetworkPolicy: ManifestRule = {
  ids: ['pod-networkpolicy', 'non-isolated-pod'],
  severity: 'info',
  title: { en: 'Say who may reach a Pod', 'zh-cn': '规定谁能访问 Pod' },
  why: {
    en: 'Without a network policy every Pod reaches every other: who breaks into one has a way to all.',
    'zh-cn': '没有网络策略时，所有 Pod 互相可达，攻破一个就能接近全部。',
  },
  example: { before: deploymentWith(), after: `${deploymentWith()}---\n${policy}` },
  fix: false,
  check: (manifest, together) =>
    manifest.workloads.flatMap((workload): readonly Found[] => {
      const types = typesFor(workload, together);
      if (types !== undefined && types.size === 2) return [];
      const range = podRange(manifest, workload, ['metadata', 'labels']);
      const args = { name: workload.object.name ?? '' };
      if (types === undefined) return [{ range, message: said(none, args) }];
      const text = types.has('Ingress') ? noEgress : noIngress;
      return [{ ids: ['pod-networkpolicy'], range, message: said(text, args) }];
    }),
};

/** The directions that policies of a workload rule; undefined where there is no policy. */
function typesFor(
  { object, labels }: Workload,
  together: Together,
): ReadonlySet<string> | undefined {
  const path = ['spec', 'podSelector'];
  const policies = together.selecting('NetworkPolicy', path, object.namespace, labels);
  return policies.length === 0 ? undefined : typesOfAll(policies);
}

/** Many workloads may have the same policies. */
const typesOfAll = onceEach(
  (policies: readonly Placed[]) =>
    new Set(policies.flatMap((one) => typesOf(nodeAt(one.object.node, ['spec'])))),
);

/** What is not written follows from the rules that are there. */
function typesOf(spec: Node | undefined): readonly string[] {
  const written = itemsAt(spec, ['policyTypes']).flatMap((item) =>
    item.type === 'scalar' ? [String(item.value)] : [],
  );
  if (written.length > 0) return written;
  return itemsAt(spec, ['egress']).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}
