import { said, type Text } from '../../text.ts';
import { stringAt } from '../model.ts';
import { valueSpan } from '../places.ts';
import { objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: '`cluster-admin` may do everything in the whole cluster. Bind a role with the rights that are needed.',
  'zh-cn': '`cluster-admin` 在整个集群里什么都能做。请绑定只含所需权限的角色。',
};
const example = (name: string): string =>
  objectWith(
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    `roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: ${name}\n`,
  );

export const clusterAdmin: ManifestRule = {
  ids: ['cluster-admin-role-binding'],
  severity: 'off',
  title: { en: 'Bind nobody to `cluster-admin`', 'zh-cn': '不绑定 `cluster-admin`' },
  why: {
    en: 'A key of a program that is bound to `cluster-admin`, once stolen, is the key of the cluster.',
    'zh-cn': '程序绑定了 `cluster-admin`，其令牌被盗就等于交出整个集群。',
  },
  example: { before: example('cluster-admin'), after: example('view') },
  fix: false,
  check: ({ objects, rangeOf }) =>
    objects.flatMap(({ kind, node }) => {
      if (kind !== 'ClusterRoleBinding') return [];
      if (stringAt(node, ['roleRef', 'name']) !== 'cluster-admin') return [];
      if (stringAt(node, ['roleRef', 'kind']) !== 'ClusterRole') return [];
      return [{ range: rangeOf(valueSpan(node, ['roleRef', 'name'])), message: said(message) }];
    }),
};
