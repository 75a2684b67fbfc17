import { access, boundTo } from './access.ts';
import type { ManifestRule } from './rule.ts';

/** kube-linter's list has `cronjob` where the resource is `cronjobs`: both count here. */
const kinds = [
  'pods',
  'deployments',
  'statefulsets',
  'replicasets',
  'cronjobs?',
  'jobs',
  'daemonsets',
];

export const accessToCreatePods: ManifestRule = {
  ids: ['access-to-create-pods'],
  severity: 'off',
  title: { en: 'Let few create Pods', 'zh-cn': '限制谁能创建 Pod' },
  why: {
    en: 'Who may create Pods may mount any Secret and use any service account of that namespace.',
    'zh-cn': '能创建 Pod 就能挂载该命名空间的任何 Secret、使用任何服务账号。',
  },
  example: { before: boundTo('pods', 'create'), after: boundTo('pods', 'get') },
  fix: false,
  check: access({ resources: kinds.map((kind) => `^${kind}$`), verbs: ['^create$'] }),
};
