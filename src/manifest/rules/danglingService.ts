import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { stringAt } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { fits, isEmpty, plainSelectorOf, shown, type Selector } from '../selectors.ts';
import { placeIn, type PlacedWorkload, type Together } from '../together.ts';
import { deploymentWith, objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import { isNearly } from './mismatchingSelector.ts';
import type { Check, ManifestRule } from './rule.ts';

const none: Text = {
  en: 'The Service `{name}` has no selector: it sends requests to nobody. Write the labels of its Pods.',
  'zh-cn': 'Service `{name}` 没有选择算符，请求不会发给任何 Pod。请写上 Pod 的标签（label）。',
};
const nobody: Text = {
  en: 'No Pod in these files has `{selector}`: the Service `{name}` sends requests to nobody. Write the labels of its Pods.',
  'zh-cn':
    '这些文件里没有 Pod 带 `{selector}`，Service `{name}` 的请求没有去处。请按 Pod 的标签（label）写。',
};
const near: Text = {
  en: '{kind} `{other}` has other labels than this Service wants: `{labels}`. Write `{key}: {value}` to reach its Pods.',
  'zh-cn':
    '{kind} `{other}` 的标签（label）与这个 Service 要的不同：`{labels}`。请写 `{key}: {value}`。',
};
const there: Text = { en: 'The labels of `{other}`', 'zh-cn': '`{other}` 的标签（label）' };

/** kube-linter's template dangling-service. */
export function services(ignoredLabels: readonly string[]): Check {
  return (manifest, together) =>
    manifest.objects.flatMap((object) =>
      object.kind === 'Service' && object.apiVersion === 'v1'
        ? found(object, ignoredLabels, manifest, together)
        : [],
    );
}

function found(
  object: ManifestObject,
  ignoredLabels: readonly string[],
  manifest: Manifest,
  together: Together,
): readonly Found[] {
  const { node, namespace } = object;
  if (stringAt(node, ['spec', 'type']) === 'ExternalName') return [];
  const path = ['spec', 'selector'];
  const name = object.name ?? '';
  const written = plainSelectorOf(node, path);
  if (isEmpty(written)) {
    const range = manifest.rangeOf(nearestKey(node, path));
    const message = said(none, { name });
    // To kube-score no selector is one that takes every Pod.
    const hasPods = together.workloadsIn(namespace).length > 0;
    return [hasPods ? { range, message, ids: ['dangling-service'] } : { range, message }];
  }
  const labels = new Map(written.labels);
  for (const label of ignoredLabels) labels.delete(label);
  const selector = { ...written, labels };
  if (together.selected(selector, namespace).length > 0) return [];
  const close = nearest(selector, together.workloadsIn(namespace));
  const wrong = Array.from(labels).find(
    ([key, value]) => close !== undefined && close.workload.labels.get(key) !== value,
  );
  const value = wrong === undefined ? undefined : close?.workload.labels.get(wrong[0]);
  if (close === undefined || wrong === undefined || value === undefined) {
    const range = manifest.rangeOf(nearestKey(node, path));
    return [{ range, message: said(nobody, { name, selector: shown(selector) }) }];
  }
  const [key] = wrong;
  const { workload } = close;
  const at = nearestKey(workload.object.node, [...workload.path, 'metadata', 'labels']);
  const args = {
    ...{ key, value, kind: workload.object.kind, other: workload.object.name ?? '' },
    labels: shown({ labels: workload.labels, expressions: [] }),
  };
  return [
    {
      // Where the keys are the same and a value is not, it is a slip.
      severity: 'error',
      range: manifest.rangeOf(valueSpan(node, [...path, key])),
      message: said(near, args),
      related: [{ ...placeIn(close, at, manifest), message: said(there, args) }],
      fixes: settingFix(manifest, node, [...path, key], value),
    },
  ];
}

/** The one workload that a selector was likely meant for; none where several could be. */
function nearest(
  selector: Selector,
  workloads: readonly PlacedWorkload[],
): PlacedWorkload | undefined {
  const all = workloads.filter(
    ({ workload }) => isNearly(selector, workload.labels) && !fits(selector, workload.labels),
  );
  const [first, ...others] = all;
  const isOne = others.every(
    ({ workload }) =>
      first !== undefined &&
      [...selector.labels.keys()].every(
        (key) => workload.labels.get(key) === first.workload.labels.get(key),
      ),
  );
  return isOne ? first : undefined;
}

/** A Service of one Deployment, for examples. */
function serviceOf(rest: string): string {
  return `${deploymentWith()}---\n${objectWith('v1', 'Service', `spec:\n${rest}`)}`;
}

export const danglingService: ManifestRule = {
  ids: ['dangling-service', 'service-targets-pod'],
  severity: 'warning',
  title: { en: 'Let a Service select Pods', 'zh-cn': 'Service 要选到 Pod' },
  why: {
    en: 'A Service passes requests on to the Pods that have all labels of its selector. Where none has, the connection is refused.',
    'zh-cn': 'Service 把请求转给带有选择算符全部标签（label）的 Pod，一个都没有时连接会被拒绝。',
  },
  example: {
    before: serviceOf('  selector:\n    app: wep\n'),
    after: serviceOf('  selector:\n    app: web\n'),
  },
  fix: true,
  check: services([]),
};
