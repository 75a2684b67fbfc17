import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { itemsAt, nodeAt, stringAt, type Node } from '../model.ts';
import { matcher } from '../patterns.ts';
import { fits, selectorOf } from '../selectors.ts';
import type { Workload } from '../workloads.ts';
import { eachWorkload, podRange } from './containers.ts';
import { deploymentWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const path = ['affinity', 'podAntiAffinity'];
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const none: Text = {
  en: 'All {replicas} Pods of `{name}` may land on one node. Write a `podAntiAffinity` with the topology key `kubernetes.io/hostname`.',
  'zh-cn':
    '`{name}` 的 {replicas} 个 Pod 可能都落在同一个节点。请写 `podAntiAffinity`，拓扑键用 `kubernetes.io/hostname`。',
};
const other: Text = {
  en: 'This `podAntiAffinity` does not keep the Pods of `{name}` apart: no term has their labels and a topology key of nodes. Correct one.',
  'zh-cn':
    '这个 `podAntiAffinity` 没有把 `{name}` 的 Pod 分开：没有一项既匹配它们的标签（label），又用节点的拓扑键。请改正。',
};

/** kube-linter's template anti-affinity. Its namespaces are compared with the object's own. */
export function antiAffinity(least: number, topologyKey: string): Check {
  const isKey = topologyKey === '' ? matcher('^kubernetes\\.io/hostname$') : matcher(topologyKey);
  return eachWorkload((workload, manifest) => {
    const { replicas, template } = workload;
    if (replicas === undefined || replicas < least || template === undefined) return [];
    return found(workload, replicas, isKey, manifest);
  });
}

function found(
  workload: Workload,
  replicas: number,
  isKey: (key: string) => boolean,
  manifest: Manifest,
): readonly Found[] {
  const { object, spec, labels } = workload;
  const terms = [
    ...itemsAt(spec, [...path, preferred]).map((item) => nodeAt(item, ['podAffinityTerm'])),
    ...itemsAt(spec, [...path, required]),
  ];
  const isApart = (term: Node | undefined): boolean => {
    const namespaces = itemsAt(term, ['namespaces']);
    const isHere = namespaces.some(
      (item) => item.type === 'scalar' && item.value === (object.namespace ?? ''),
    );
    if (namespaces.length > 0 && !isHere) return false;
    const selector = nodeAt(term, ['labelSelector']);
    // No selector at all takes nothing; an empty one takes everything.
    if (selector?.type !== 'map' || !isKey(stringAt(term, ['topologyKey']) ?? '')) return false;
    return fits(selectorOf(selector), labels);
  };
  if (terms.some(isApart)) return [];
  const range = podRange(manifest, workload, ['spec', ...path]);
  const args = { name: object.name ?? '', replicas };
  const isNone = terms.length === 0;
  const fixes =
    isNone && labels.size > 0 && nodeAt(spec, path) === undefined
      ? settingFix(manifest, object.node, [...workload.path, 'spec', ...path], {
          [preferred]: [
            {
              weight: 100,
              podAffinityTerm: {
                labelSelector: { matchLabels: Object.fromEntries(labels) },
                topologyKey: 'kubernetes.io/hostname',
              },
            },
          ],
        })
      : [];
  return [{ range, message: said(isNone ? none : other, args), fixes }];
}

const apart =
  'affinity:\n  podAntiAffinity:\n    preferredDuringSchedulingIgnoredDuringExecution:\n      - weight: 100\n        podAffinityTerm:\n          topologyKey: kubernetes.io/hostname\n          labelSelector:\n            matchLabels:\n              app: web\n';

/** One finding, where kube-linter has one for each term that does not fit. */
export const noAntiAffinity: ManifestRule = {
  ids: ['no-anti-affinity'],
  severity: 'warning',
  title: { en: 'Spread Pods over nodes', 'zh-cn': '把 Pod 分散到不同节点' },
  why: {
    en: 'Several Pods are there for when one fails; on one node they all fail with it.',
    'zh-cn': '多个 Pod 是为了防止故障，都在同一个节点上就会一起失效。',
  },
  example: {
    before: deploymentWith('', 'replicas: 2\n'),
    after: deploymentWith('', 'replicas: 2\n', apart),
  },
  fix: true,
  check: antiAffinity(2, ''),
};
