import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import { podValueRange } from './containers.ts';
import { accountKey, accountOf } from './defaultServiceAccount.ts';
import { objectWith, podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: 'No ServiceAccount `{account}` is in these files: without one the Pods are not made. Add it, or correct the name.',
  'zh-cn': '这些文件里没有 ServiceAccount `{account}`，缺少它就无法创建 Pod。请补上，或改正名称。',
};
const account = objectWith('v1', 'ServiceAccount', '');

export const missingServiceAccount: ManifestRule = {
  ids: ['non-existent-service-account'],
  severity: 'warning',
  title: { en: 'Name a service account that is there', 'zh-cn': '引用存在的服务账号' },
  why: {
    en: 'Pods of a service account that does not exist are refused, and a Deployment then waits without a word.',
    'zh-cn': '服务账号不存在时，Pod 会被拒绝，Deployment 只会一直等待。',
  },
  example: {
    before: `${podWith('', 'serviceAccountName: wep\n')}---\n${account}`,
    after: `${podWith('', 'serviceAccountName: web\n')}---\n${account}`,
  },
  fix: true,
  check: (manifest, together) =>
    manifest.workloads.flatMap((workload) => {
      const { spec, object, path } = workload;
      const name = accountOf(spec);
      const { namespace } = object;
      if (name === '' || name === 'default') return [];
      if (together.named('ServiceAccount', name, namespace) !== undefined) return [];
      const key = accountKey(spec);
      const names = together
        .ofKind('ServiceAccount')
        .flatMap((one) => (one.object.namespace === namespace ? (one.object.name ?? []) : []));
      const other = closestName(name, names);
      const fixes =
        other === undefined ? [] : settingFix(manifest, object.node, [...path, 'spec', key], other);
      const range = podValueRange(manifest, workload, ['spec', key]);
      return [{ range, message: said(message, { account: name }), fixes }];
    }),
};
