import { said, type Text } from '../../text.ts';
import { nodeAt, scalarAt, stringAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { placeIn } from '../together.ts';
import { deploymentWith, objectWith } from './examples.ts';
import { removalFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'replicas'];
const message: Text = {
  en: 'Each apply sets the number of Pods back to {replicas}, whatever the autoscaler has made of it. Remove `replicas`.',
  'zh-cn': '每次 apply 都会把 Pod 数改回 {replicas}，抵消自动扩缩的结果。请删除 `replicas`。',
};
const there: Text = { en: 'The autoscaler `{name}`', 'zh-cn': '自动扩缩 `{name}`' };
const hpa = objectWith(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'spec:\n  maxReplicas: 5\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web\n',
);

export const scaledReplicas: ManifestRule = {
  ids: ['deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  severity: 'warning',
  title: { en: 'Leave the number of Pods to the autoscaler', 'zh-cn': 'Pod 数交给自动扩缩' },
  why: {
    en: 'An autoscaler changes `replicas`; a manifest that says a number undoes that with each apply.',
    'zh-cn': '自动扩缩会改 `replicas`，清单里写了数字，每次 apply 都会改回去。',
  },
  example: {
    before: `${deploymentWith('', 'replicas: 3\n')}---\n${hpa}`,
    after: `${deploymentWith()}---\n${hpa}`,
  },
  fix: true,
  check: (manifest, together) =>
    manifest.workloads.flatMap(({ object }) => {
      const replicas = scalarAt(object.node, path)?.value;
      if (object.kind !== 'Deployment' || replicas === undefined) return [];
      const scaler = together.ofKind('HorizontalPodAutoscaler').find((one) => {
        const at = (key: string): string | undefined =>
          stringAt(one.object.node, ['spec', 'scaleTargetRef', key]);
        return (
          one.object.namespace === object.namespace &&
          at('kind')?.toLowerCase() === 'deployment' &&
          at('name') === object.name
        );
      });
      if (scaler === undefined) return [];
      const span = nearestKey(scaler.object.node, ['spec', 'scaleTargetRef', 'name']);
      const args = { replicas: String(replicas), name: scaler.object.name ?? '' };
      return [
        {
          range: manifest.rangeOf(nearestKey(object.node, path)),
          message: said(message, args),
          related: [{ ...placeIn(scaler, span, manifest), message: said(there, args) }],
          fixes: removalFix(manifest, nodeAt(object.node, ['spec']), 'replicas'),
        },
      ];
    }),
};
