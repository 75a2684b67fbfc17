import { said, type Text } from '../../text.ts';
import { stringAt } from '../model.ts';
import { eachWorkload, podValueRange } from './containers.ts';
import { podWith } from './examples.ts';
import type { Check, ManifestRule } from './rule.ts';

const key = 'priorityClassName';
const message: Text = {
  en: '`{value}` is not among the priority classes that are accepted: `{accepted}`. Write one of them.',
  'zh-cn': '`{value}` 不在允许的优先级类别之内：`{accepted}`。请写其中之一。',
};

/** kube-linter's template priority-class-name; where none is written nothing is said. */
export function priorityClasses(accepted: readonly string[]): Check {
  return eachWorkload((workload, manifest) => {
    const value = stringAt(workload.spec, [key]);
    if (value === undefined || value.trim() === '' || accepted.includes(value)) return [];
    const range = podValueRange(manifest, workload, ['spec', key]);
    return [{ range, message: said(message, { value, accepted: accepted.join(', ') }) }];
  });
}

export const priorityClass: ManifestRule = {
  ids: ['priority-class-name'],
  severity: 'off',
  title: { en: 'Use a priority class that is agreed on', 'zh-cn': '使用约定的优先级类别' },
  why: {
    en: 'Pods of a high class push others off a full node; one that nobody knows is refused.',
    'zh-cn': '高优先级的 Pod 会把别的 Pod 挤出已满的节点；不存在的类别则会被拒绝。',
  },
  example: {
    before: podWith('', 'priorityClassName: first\n'),
    after: podWith('', 'priorityClassName: system-node-critical\n'),
  },
  fix: false,
  check: priorityClasses(['system-cluster-critical', 'system-node-critical']),
};
