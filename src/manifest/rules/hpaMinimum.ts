import { said, type Text } from '../../text.ts';
import { numberAt } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const path = ['spec', 'minReplicas'];
const message: Text = {
  en: 'This autoscaler may leave {replicas} Pods, where {least} are asked for. Write a higher `minReplicas`.',
  'zh-cn': '这个自动扩缩可能只留 {replicas} 个 Pod，要求至少 {least} 个。请调高 `minReplicas`。',
};

/** kube-linter's template hpa-minimum-replicas; what is not written counts as one. */
export function hpaMinimumReplicas(least: number): Check {
  return (manifest) =>
    manifest.objects.flatMap(({ kind, node }) => {
      if (kind !== 'HorizontalPodAutoscaler') return [];
      const written = numberAt(node, path);
      const replicas = written ?? 1;
      if (replicas >= least) return [];
      const span = (written === undefined ? nearestKey : valueSpan)(node, path);
      const most = numberAt(node, ['spec', 'maxReplicas']) ?? least;
      const fixes = most < least ? [] : settingFix(manifest, node, path, least);
      return [
        { range: manifest.rangeOf(span), message: said(message, { replicas, least }), fixes },
      ];
    });
}

const example = (least: number): string =>
  objectWith(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec:\n  minReplicas: ${least}\n  maxReplicas: 5\n`,
  );

export const hpaMinimum: ManifestRule = {
  ids: ['hpa-minimum-three-replicas'],
  severity: 'off',
  title: { en: 'Let autoscaling leave three Pods', 'zh-cn': '自动扩缩至少保留三个 Pod' },
  why: {
    en: 'An autoscaler that goes down to one Pod leaves none while that one is replaced.',
    'zh-cn': '自动扩缩缩到一个 Pod 时，更新它的过程中就没有 Pod 可用。',
  },
  example: { before: example(1), after: example(3) },
  fix: true,
  check: hpaMinimumReplicas(3),
};
