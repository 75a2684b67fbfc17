import { deploymentWith, objectWith } from './examples.ts';
import { lacksBudget } from './missingBudget.ts';
import type { ManifestRule } from './rule.ts';

const budget = objectWith(
  'policy/v1',
  'PodDisruptionBudget',
  'spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: web\n',
);

export const deploymentBudget: ManifestRule = {
  ids: ['deployment-has-poddisruptionbudget'],
  severity: 'info',
  title: { en: 'Give a Deployment a disruption budget', 'zh-cn': '为 Deployment 写中断预算' },
  why: {
    en: 'When nodes are updated, a budget makes Kubernetes move the Pods of a Deployment a few at a time.',
    'zh-cn': '更新节点时，预算让 Kubernetes 每次只迁移少量 Pod。',
  },
  example: { before: deploymentWith(), after: `${deploymentWith()}---\n${budget}` },
  fix: false,
  check: lacksBudget('Deployment'),
};
