import { said, type Text } from '../../text.ts';
import { scalarAt, stringAt, type Node } from '../model.ts';
import { matcher } from '../patterns.ts';
import { eachWorkload, podRange, podValueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const message: Text = {
  en: '`{name}` uses the service account `{account}`, and its key is in the Pod. Name an account of its own, or write `automountServiceAccountToken: false`.',
  'zh-cn':
    '`{name}` 使用服务账号 `{account}`，其令牌会放进 Pod。请使用专用账号，或写 `automountServiceAccountToken: false`。',
};

/** The account that a Pod names; the old field counts where the other is empty. */
export function accountOf(spec: Node | undefined): string {
  return stringAt(spec, ['serviceAccountName']) || stringAt(spec, ['serviceAccount']) || '';
}

/** The key that names the account. */
export function accountKey(spec: Node | undefined): string {
  const isOld = !stringAt(spec, ['serviceAccountName']) && stringAt(spec, ['serviceAccount']);
  return isOld ? 'serviceAccount' : 'serviceAccountName';
}

/** kube-linter's template service-account. */
export function serviceAccounts(pattern: string): Check {
  const is = matcher(pattern);
  return eachWorkload((workload, manifest) => {
    const { spec, template, object, path } = workload;
    const mounted = scalarAt(spec, ['automountServiceAccountToken'])?.value;
    const account = accountOf(spec);
    if (template === undefined || mounted === false || !is(account)) return [];
    const key = accountKey(spec);
    const isWritten = account !== '';
    const range = (isWritten ? podValueRange : podRange)(manifest, workload, ['spec', key]);
    const args = { name: object.name ?? '', account: account || 'default' };
    const off = [...path, 'spec', 'automountServiceAccountToken'];
    const fixes = settingFix(manifest, object.node, off, false);
    return [{ range, message: said(message, args), fixes }];
  });
}

export const defaultServiceAccount: ManifestRule = {
  ids: ['default-service-account'],
  severity: 'off',
  title: { en: 'Give Pods a service account of their own', 'zh-cn': 'Pod 使用专用的服务账号' },
  why: {
    en: 'All Pods of a namespace share the account `default`: what one of them is allowed, all are.',
    'zh-cn': '命名空间里的 Pod 共用 `default` 账号，给其中一个授权就等于给所有 Pod 授权。',
  },
  example: { before: podWith(), after: podWith('', 'serviceAccountName: web\n') },
  fix: true,
  check: serviceAccounts('^(|default)$'),
};
