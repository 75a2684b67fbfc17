import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { nodeAt } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { fits, isEmpty, selectorOf, type Selector } from '../selectors.ts';
import type { Workload } from '../workloads.ts';
import { eachWorkload } from './containers.ts';
import { deploymentWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const none: Text = {
  en: '`{kind}` `{name}` has no selector: it does not know its Pods. Write one with the labels of its template.',
  'zh-cn': '`{kind}` `{name}` 没有选择算符，不知道哪些 Pod 是自己的。请按模板的标签（label）写上。',
};
const differs: Text = {
  en: 'The selector wants `{key}={wanted}`, and the Pods of the template have {there}. The API server refuses that: write the same.',
  'zh-cn': '选择算符要求 `{key}={wanted}`，而模板里的 Pod {there}。API 服务器会拒绝，请写成一样。',
};
const have: Text = { en: '`{key}={value}`', 'zh-cn': '是 `{key}={value}`' };
const haveNot: Text = { en: 'no label `{key}`', 'zh-cn': '没有标签（label） `{key}`' };
const expression: Text = {
  en: 'The selector does not fit the labels of the template. The API server refuses that: correct one of them.',
  'zh-cn': '选择算符和模板的标签（label）不匹配。API 服务器会拒绝，请改正其一。',
};
const labels: Text = { en: 'The labels of the template', 'zh-cn': '模板的标签（label）' };

/** Kinds without a selector of this form. */
const without = new Set(['CronJob', 'Pod', 'ReplicationController']);

export const mismatchingSelector: ManifestRule = {
  ids: ['mismatching-selector'],
  severity: 'error',
  title: { en: 'Select the Pods of the own template', 'zh-cn': '选择算符要匹配自己的模板' },
  why: {
    en: 'A Deployment finds its Pods by their labels. One whose selector does not fit its own template is refused.',
    'zh-cn': 'Deployment 按标签（label）找自己的 Pod，选择算符和自己的模板不匹配时会被拒绝。',
  },
  example: {
    before: deploymentWith().replace('      app: web\n', '      app: wep\n'),
    after: deploymentWith(),
  },
  fix: true,
  check: eachWorkload(found),
};

function found(workload: Workload, manifest: Manifest): readonly Found[] {
  const { object, template, labels: own } = workload;
  const { node, kind } = object;
  if (without.has(kind)) return [];
  const selector = selectorOf(nodeAt(node, ['spec', 'selector']));
  if (isEmpty(selector)) {
    // The API server makes that of a Job. One that is missing altogether is a fault of the schema already.
    if (kind === 'Job' || nodeAt(node, ['spec', 'selector'])?.type !== 'map') return [];
    const range = manifest.rangeOf(nearestKey(node, ['spec', 'selector']));
    const path = ['spec', 'selector', 'matchLabels'];
    const fixes = own.size > 0 ? settingFix(manifest, node, path, Object.fromEntries(own)) : [];
    return [{ range, message: said(none, { kind, name: object.name ?? '' }), fixes }];
  }
  if (template === undefined || fits(selector, own)) return [];
  const inTemplate = manifest.rangeOf(nearestKey(node, [...workload.path, 'metadata', 'labels']));
  const related = [{ range: inTemplate, message: said(labels) }];
  const wrong = Array.from(selector.labels).filter(([key, value]) => own.get(key) !== value);
  if (wrong.length === 0) {
    const range = manifest.rangeOf(nearestKey(node, ['spec', 'selector', 'matchExpressions']));
    return [{ range, message: said(expression), related }];
  }
  return wrong.map(([key, wanted]) => {
    const path = ['spec', 'selector', 'matchLabels', key];
    const value = own.get(key);
    const there = value === undefined ? said(haveNot, { key }) : said(have, { key, value });
    return {
      range: manifest.rangeOf(valueSpan(node, path)),
      message: said(differs, { key, wanted, there }),
      related,
      fixes: [
        ...(value === undefined ? [] : settingFix(manifest, node, path, value)),
        ...settingFix(manifest, node, [...workload.path, 'metadata', 'labels', key], wanted),
      ],
    };
  });
}

/** Whether a selector differs from labels in values alone: then it is likely meant for them. */
export function isNearly(
  { labels: wanted, expressions }: Selector,
  own: ReadonlyMap<string, string>,
): boolean {
  return (
    expressions.length === 0 && wanted.size > 0 && [...wanted.keys()].every((key) => own.has(key))
  );
}
