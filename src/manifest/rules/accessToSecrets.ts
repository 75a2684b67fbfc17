import { access, boundTo } from './access.ts';
import type { ManifestRule } from './rule.ts';

/** kube-linter's last verb is `^*$`, which fits every word: so it does here. */
export const accessToSecrets: ManifestRule = {
  ids: ['access-to-secrets'],
  severity: 'off',
  title: { en: 'Let few read Secrets', 'zh-cn': '限制谁能读取 Secret' },
  why: {
    en: 'A Secret is as safe as the roles that reach it: by `list` alone all of them are read at once.',
    'zh-cn': 'Secret 是否安全取决于能访问它的角色：有 `list` 就能一次读出全部。',
  },
  example: { before: boundTo('secrets', 'get'), after: boundTo('configmaps', 'get') },
  fix: false,
  check: access({ resources: ['^secrets$'], verbs: ['^*$'] }),
};
