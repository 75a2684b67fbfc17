import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { matcher } from '../patterns.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { eachWorkload } from './containers.ts';
import { deploymentWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

/** The fields that say how a kind replaces its Pods. */
const fields: Readonly<Record<string, string>> = {
  DaemonSet: 'updateStrategy',
  Deployment: 'strategy',
  StatefulSet: 'updateStrategy',
};
const message: Text = {
  en: '`{name}` does not say that its Pods are replaced one after the other. Write `type: RollingUpdate`.',
  'zh-cn': '`{name}` 没有写明逐个更新 Pod，请写 `type: RollingUpdate`。',
};

/** kube-linter's template update-configuration, of which the type of the strategy alone. */
export function updateStrategy(pattern: string): Check {
  const is = matcher(pattern);
  return eachWorkload(({ object }, manifest) => {
    const field = fields[object.kind];
    if (field === undefined) return [];
    const path = ['spec', field, 'type'];
    const type = scalarAt(object.node, path)?.value;
    if (is(String(type ?? ''))) return [];
    const span = (type === undefined ? nearestKey : valueSpan)(object.node, path);
    const fixes = is('RollingUpdate')
      ? settingFix(manifest, object.node, path, 'RollingUpdate')
      : [];
    const args = { name: object.name ?? '' };
    return [{ range: manifest.rangeOf(span), message: said(message, args), fixes }];
  });
}

/** kube-linter wants it written, though a Deployment does so anyway. */
export const noRollingUpdate: ManifestRule = {
  ids: ['no-rolling-update-strategy'],
  severity: 'off',
  title: { en: 'Replace Pods one after the other', 'zh-cn': '逐个更新 Pod' },
  why: {
    en: 'With `Recreate` all old Pods end before the first new one starts: meanwhile nobody answers.',
    'zh-cn': '使用 `Recreate` 时，旧 Pod 全部终止后才启动新的，其间没有应答。',
  },
  example: {
    before: deploymentWith('', 'strategy:\n  type: Recreate\n'),
    after: deploymentWith('', 'strategy:\n  type: RollingUpdate\n'),
  },
  fix: true,
  check: updateStrategy('^(RollingUpdate|Rolling)$'),
};
