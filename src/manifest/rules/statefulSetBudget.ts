import { deploymentWith, objectWith } from './examples.ts';
import { lacksBudget } from './missingBudget.ts';
import type { ManifestRule } from './rule.ts';

const set = deploymentWith().replace('kind: Deployment', 'kind: StatefulSet');
const budget = objectWith(
  'policy/v1',
  'PodDisruptionBudget',
  'spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: web\n',
);

export const statefulSetBudget: ManifestRule = {
  ids: ['statefulset-has-poddisruptionbudget'],
  severity: 'info',
  title: { en: 'Give a StatefulSet a disruption budget', 'zh-cn': '为 StatefulSet 写中断预算' },
  why: {
    en: 'The members of a database agree by majority: when nodes are updated, a budget keeps the most of them up.',
    'zh-cn': '数据库的成员靠多数达成一致，更新节点时预算能保住多数成员。',
  },
  example: { before: set, after: `${set}---\n${budget}` },
  fix: false,
  check: lacksBudget('StatefulSet'),
};
