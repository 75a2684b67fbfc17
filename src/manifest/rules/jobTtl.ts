import { said, type Text } from '../../text.ts';
import { nodeAt, scalarAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { groupOf } from '../workloads.ts';
import { objectWith } from './examples.ts';
import { removalFix, settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const key = 'ttlSecondsAfterFinished';
const missing: Text = {
  en: 'Nobody removes the Job `{name}` when it is done. Write `ttlSecondsAfterFinished`.',
  'zh-cn': 'Job `{name}` 完成后不会被删除，请写 `ttlSecondsAfterFinished`。',
};
const superfluous: Text = {
  en: 'A CronJob removes its Jobs by its history limits, and this does so earlier or later. Remove it.',
  'zh-cn': 'CronJob 按历史上限删除 Job，这个设置会与之冲突，请删除。',
};
const job = (ttl: string): string =>
  objectWith('batch/v1', 'Job', `spec:\n${ttl}  template:\n    spec:\n      containers: []\n`);

export const jobTtl: ManifestRule = {
  ids: ['job-ttl-seconds-after-finished'],
  severity: 'warning',
  title: { en: 'Let finished Jobs go', 'zh-cn': '让完成的 Job 自动删除' },
  why: {
    en: 'A finished Job and its Pods stay until somebody removes them. A CronJob has its own rule for that.',
    'zh-cn': '完成的 Job 和它的 Pod 会一直保留，直到有人删除。CronJob 有自己的规则。',
  },
  example: { before: job(''), after: job(`  ${key}: 3600\n`) },
  fix: true,
  check: (manifest) =>
    manifest.objects.flatMap((object) => {
      const { kind, node, name } = object;
      if (groupOf(object) !== 'batch') return [];
      if (kind === 'Job' && scalarAt(node, ['spec', key]) === undefined) {
        const range = manifest.rangeOf(nearestKey(node, ['spec', key]));
        const fixes = settingFix(manifest, node, ['spec', key], 3600);
        return [{ range, message: said(missing, { name: name ?? '' }), fixes }];
      }
      const path = ['spec', 'jobTemplate', 'spec'];
      if (kind !== 'CronJob' || scalarAt(node, [...path, key]) === undefined) return [];
      const range = manifest.rangeOf(nearestKey(node, [...path, key]));
      const fixes = removalFix(manifest, nodeAt(node, path), key);
      return [{ range, message: said(superfluous), fixes }];
    }),
};
