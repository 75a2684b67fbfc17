import type { Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { stringAt } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { valueSpan } from '../places.ts';
import { placeIn, type Together } from '../together.ts';
import { deploymentWith, objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'scaleTargetRef'];
const nobody: Text = {
  en: 'No {kind} `{name}` is in these files: there is nothing to scale. Write the name of one.',
  'zh-cn': '这些文件里没有 {kind} `{name}`，没有可扩缩的对象。请写已有的名称。',
};
const version: Text = {
  en: '{kind} `{name}` is of `{other}`, and not of `{apiVersion}`. Write the same.',
  'zh-cn': '{kind} `{name}` 的版本是 `{other}`，不是 `{apiVersion}`，请写成一样。',
};
const target: Text = { en: '{kind} `{name}`', 'zh-cn': '{kind} `{name}`' };

/** kube-linter does not compare the namespaces, kube-score does; so does Kubernetes. */
export const danglingHpa: ManifestRule = {
  ids: ['dangling-horizontalpodautoscaler', 'horizontalpodautoscaler-has-target'],
  severity: 'warning',
  title: { en: 'Let an autoscaler scale what is there', 'zh-cn': '自动扩缩的目标要存在' },
  why: {
    en: 'An autoscaler whose target does not exist does nothing, and says so only in its own status.',
    'zh-cn': '目标不存在时，自动扩缩什么也不做，只在自己的状态里说明。',
  },
  example: {
    before: `${deploymentWith()}---\n${hpa('wep')}`,
    after: `${deploymentWith()}---\n${hpa('web')}`,
  },
  fix: true,
  check: (manifest, together) =>
    manifest.objects.flatMap((object) =>
      object.kind === 'HorizontalPodAutoscaler' ? found(object, manifest, together) : [],
    ),
};

function found(
  { node, namespace }: ManifestObject,
  manifest: Manifest,
  together: Together,
): readonly Found[] {
  const [kind = '', name = '', apiVersion = ''] = ['kind', 'name', 'apiVersion'].map((key) =>
    stringAt(node, [...path, key]),
  );
  const named = together
    .ofKind(kind)
    .filter(({ object }) => object.name === name && object.namespace === namespace);
  if (named.some(({ object }) => object.apiVersion === apiVersion)) return [];
  const [other] = named;
  if (other !== undefined) {
    const args = { kind, name, apiVersion, other: other.object.apiVersion };
    const at = [...path, 'apiVersion'];
    return [
      {
        range: manifest.rangeOf(valueSpan(node, at)),
        message: said(version, args),
        related: [
          {
            ...placeIn(other, valueSpan(other.object.node, ['apiVersion']), manifest),
            message: said(target, args),
          },
        ],
        fixes: settingFix(manifest, node, at, other.object.apiVersion),
      },
    ];
  }
  const names = together
    .ofKind(kind)
    .flatMap(({ object }) => (object.namespace === namespace ? (object.name ?? []) : []));
  const close = closestName(name, names);
  const at = [...path, 'name'];
  const fixes = close === undefined ? [] : settingFix(manifest, node, at, close);
  const range = manifest.rangeOf(valueSpan(node, at));
  return [{ range, message: said(nobody, { kind, name }), fixes }];
}

function hpa(name: string): string {
  return objectWith(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec:\n  maxReplicas: 5\n  minReplicas: 3\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: ${name}\n`,
  );
}
