import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { eachWorkload } from './containers.ts';
import { deploymentWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const path = ['spec', 'replicas'];
const message: Text = {
  en: '`{kind}` `{name}` has too few Pods: {replicas}, where {least} are asked for. Write more.',
  'zh-cn': '`{kind}` `{name}` 的 Pod 太少：{replicas} 个，要求至少 {least} 个。请增加。',
};

/** kube-linter's template minimum-replicas; what is not written counts as one. */
export function minimumReplicas(least: number): Check {
  return eachWorkload(({ object, replicas }, manifest) => {
    if (replicas === undefined || replicas >= least) return [];
    const isWritten = scalarAt(object.node, path) !== undefined;
    const span = (isWritten ? valueSpan : nearestKey)(object.node, path);
    const args = { kind: object.kind, name: object.name ?? '', replicas, least };
    const fixes = settingFix(manifest, object.node, path, least);
    return [{ range: manifest.rangeOf(span), message: said(message, args), fixes }];
  });
}

export const minimumThreeReplicas: ManifestRule = {
  ids: ['minimum-three-replicas'],
  severity: 'off',
  title: { en: 'Run three Pods or more', 'zh-cn': '至少运行三个 Pod' },
  why: {
    en: 'With three Pods one may fail while another is being replaced, and there is still an answer.',
    'zh-cn': '有三个 Pod 时，一个出故障、一个在更新，仍然有一个能应答。',
  },
  example: {
    before: deploymentWith('', 'replicas: 1\n'),
    after: deploymentWith('', 'replicas: 3\n'),
  },
  fix: true,
  check: minimumReplicas(3),
};
