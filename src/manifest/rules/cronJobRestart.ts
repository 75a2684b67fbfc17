import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { eachWorkload, podRange, podValueRange } from './containers.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const key = 'restartPolicy';
const message: Text = {
  en: 'The API server takes only `Never` or `OnFailure` for the Pods of a CronJob. Write one of them.',
  'zh-cn': 'API 服务器只接受 CronJob 的 Pod 写 `Never` 或 `OnFailure`，请写其中之一。',
};
const example = (policy: string): string =>
  objectWith(
    'batch/v1',
    'CronJob',
    `spec:\n  schedule: "0 5 * * *"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n${policy}          containers: []\n`,
  );

export const cronJobRestart: ManifestRule = {
  ids: ['cronjob-restartpolicy'],
  severity: 'error',
  title: { en: 'Say whether a CronJob tries again', 'zh-cn': '写明 CronJob 是否重试' },
  why: {
    en: 'A Job ends, so its Pods cannot be started for ever: the policy that Pods have by themselves is refused.',
    'zh-cn': 'Job 会结束，Pod 不能一直重启，所以 Pod 默认的重启策略会被拒绝。',
  },
  example: { before: example(''), after: example('          restartPolicy: OnFailure\n') },
  fix: true,
  check: eachWorkload((workload, manifest) => {
    const { object, spec, path } = workload;
    const written = scalarAt(spec, [key])?.value;
    if (object.kind !== 'CronJob' || written === 'Never' || written === 'OnFailure') return [];
    // Another word is told as one that the field does not take.
    if (written !== undefined && written !== 'Always' && written !== '') return [];
    const range = (written === undefined ? podRange : podValueRange)(manifest, workload, [
      'spec',
      key,
    ]);
    const fixes = settingFix(manifest, object.node, [...path, 'spec', key], 'OnFailure');
    return [{ range, message: said(message), fixes }];
  }),
};
