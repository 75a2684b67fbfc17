import { said, type Text } from '../../text.ts';
import { itemsAt } from '../model.ts';
import { wildcards } from './access.ts';
import { objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: '`*` under `{key}` also means what is added to the cluster later. Name what is needed.',
  'zh-cn': '`{key}` 中的 `*` 也包括集群以后新增的内容，请逐一写出需要的。',
};
const example = (resource: string): string =>
  objectWith(
    'rbac.authorization.k8s.io/v1',
    'Role',
    `rules:\n  - apiGroups: [""]\n    resources: [${resource}]\n    verbs: [get]\n`,
  );

export const wildcardInRules: ManifestRule = {
  ids: ['wildcard-in-rules'],
  severity: 'off',
  title: { en: 'Name resources and verbs in roles', 'zh-cn': '角色里写明资源和操作' },
  why: {
    en: 'A `*` grants more with each kind that somebody installs, and nobody notices.',
    'zh-cn': '每安装一种新资源，`*` 授予的权限就变多，不易察觉。',
  },
  example: { before: example('"*"'), after: example('pods') },
  fix: false,
  check: ({ objects, rangeOf }) =>
    objects.flatMap(({ kind, node }) => {
      if (kind !== 'Role' && kind !== 'ClusterRole') return [];
      return itemsAt(node, ['rules']).flatMap((rule) =>
        ['resources', 'verbs'].flatMap((key) =>
          wildcards(rule, key).map(({ span }) => ({
            range: rangeOf(span),
            message: said(message, { key }),
          })),
        ),
      );
    }),
};
