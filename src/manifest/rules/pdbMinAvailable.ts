import type { Found } from '../../lint/finding.ts';
import { onceEach } from '../../onceEach.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { nodeAt, scalarAt, type Node } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { isEmpty, selectorOf, shown } from '../selectors.ts';
import { placeIn, type Together } from '../together.ts';
import { deploymentWith, objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'minAvailable'];
const all: Text = {
  en: 'With `{value}` no Pod may ever be moved: a node with one of them cannot be emptied. Write fewer.',
  'zh-cn': '写 `{value}` 时任何 Pod 都不能迁移，有它的节点无法清空。请写小一些。',
};
const tooMany: Text = {
  en: '`{other}` has {replicas} Pods, and `{value}` of them must always be there: none may ever be moved. Write fewer.',
  'zh-cn':
    '`{other}` 有 {replicas} 个 Pod，要求始终有 `{value}` 个，任何一个都不能迁移。请写小一些。',
};
const there: Text = { en: 'The Pods of `{other}`', 'zh-cn': '`{other}` 的 Pod' };
const example = (replicas: number): string =>
  `${deploymentWith('', `replicas: ${replicas}\n`)}---\n${objectWith(
    'policy/v1',
    'PodDisruptionBudget',
    'spec:\n  minAvailable: 2\n  unhealthyPodEvictionPolicy: AlwaysAllow\n  selector:\n    matchLabels:\n      app: web\n',
  )}`;

/** As in kube-linter, the budget and the workload must have the same selector. */
export const pdbMinAvailable: ManifestRule = {
  ids: ['pdb-min-available'],
  severity: 'warning',
  title: { en: 'Ask a budget for fewer Pods than there are', 'zh-cn': '预算要求的 Pod 要少于总数' },
  why: {
    en: 'A budget that wants all Pods of a workload stops every update of the nodes.',
    'zh-cn': '要求全部 Pod 都在的预算会让节点无法更新。',
  },
  example: { before: example(2), after: example(3) },
  fix: true,
  check: (manifest, together) =>
    manifest.objects.flatMap((object) =>
      object.kind === 'PodDisruptionBudget' ? found(object, manifest, together) : [],
    ),
};

function found(
  { node, namespace }: ManifestObject,
  manifest: Manifest,
  together: Together,
): readonly Found[] {
  const value = String(scalarAt(node, path)?.value ?? '');
  const [, digits, percent] = /^(\d+)(%?)$/.exec(value) ?? [];
  if (digits === undefined) return [];
  const range = manifest.rangeOf(valueSpan(node, path));
  if (percent === '%' && Number(digits) === 100) return [{ range, message: said(all, { value }) }];
  const own = selectorText(node);
  if (own === undefined) return [];
  return together.workloadsIn(namespace).flatMap((placed): readonly Found[] => {
    const { object, replicas } = placed.workload;
    if (replicas === undefined || object.kind === 'ReplicationController') return [];
    if (selectorText(object.node) !== own) return [];
    const least = percent === '%' ? Math.floor((replicas * Number(digits)) / 100) : Number(digits);
    if (replicas > least) return [];
    const args = { other: object.name ?? '', replicas, value };
    const at = nearestKey(object.node, ['spec', 'replicas']);
    const fixes =
      percent === '%' || replicas < 2 ? [] : settingFix(manifest, node, path, replicas - 1);
    return [
      {
        range,
        message: said(tooMany, args),
        related: [{ ...placeIn(placed, at, manifest), message: said(there, args) }],
        fixes,
      },
    ];
  });
}

/** The same text for the same selector; undefined where there is none. */
function selectorText(object: Node): string | undefined {
  const selector = nodeAt(object, ['spec', 'selector']);
  return selector && sorted(selector);
}

/** Each selector is compared with many. */
const sorted = onceEach((node: Node) => {
  const selector = selectorOf(node);
  if (isEmpty(selector)) return undefined;
  const labels = new Map([...selector.labels].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return shown({ ...selector, labels });
});
