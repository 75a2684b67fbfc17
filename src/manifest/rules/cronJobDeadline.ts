import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'startingDeadlineSeconds'];
const message: Text = {
  en: '`{name}` may start a Job however late it is. Write `startingDeadlineSeconds`.',
  'zh-cn': '`{name}` 错过时间再久也会启动 Job，请写 `startingDeadlineSeconds`。',
};
const example = (deadline: string): string =>
  objectWith('batch/v1', 'CronJob', `spec:\n  schedule: "0 5 * * *"\n${deadline}`);

export const cronJobDeadline: ManifestRule = {
  ids: ['cronjob-has-deadline'],
  severity: 'info',
  title: { en: 'Say how late a CronJob may start', 'zh-cn': '写明 CronJob 最晚何时启动' },
  why: {
    en: 'After a pause of the cluster a CronJob catches up on what it missed, unless a deadline says that it is too late.',
    'zh-cn': '集群暂停之后，CronJob 会补做错过的任务，除非设置了最晚启动时间。',
  },
  example: { before: example(''), after: example('  startingDeadlineSeconds: 200\n') },
  fix: true,
  check: (manifest) =>
    manifest.objects.flatMap(({ kind, node, name }) => {
      if (kind !== 'CronJob' || scalarAt(node, path) !== undefined) return [];
      const range = manifest.rangeOf(nearestKey(node, path));
      const fixes = settingFix(manifest, node, path, 200);
      return [{ range, message: said(message, { name: name ?? '' }), fixes }];
    }),
};
