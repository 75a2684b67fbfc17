import type { Fix } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { nodeAt, pairAt, stringAt } from '../model.ts';
import { eachWorkload, podRange } from './containers.ts';
import { podWith } from './examples.ts';
import { removalFix } from './fixes.ts';
import { rename } from './renamed.ts';
import type { ManifestRule } from './rule.ts';

const [old, current] = ['serviceAccount', 'serviceAccountName'];
const message: Text = {
  en: '`serviceAccount` is the old name of this field. Write `serviceAccountName`.',
  'zh-cn': '`serviceAccount` 是这个字段的旧名称，请写 `serviceAccountName`。',
};

export const deprecatedServiceAccount: ManifestRule = {
  ids: ['deprecated-service-account-field'],
  severity: 'warning',
  title: { en: 'Write `serviceAccountName`', 'zh-cn': '写 `serviceAccountName`' },
  why: {
    en: 'The old field is kept for old clients alone; where both are written with two names, one of them counts for nothing.',
    'zh-cn': '旧字段只为旧客户端保留；两个字段写了不同的名称时，其中一个不起作用。',
  },
  example: {
    before: podWith('', 'serviceAccount: web\n'),
    after: podWith('', 'serviceAccountName: web\n'),
  },
  fix: true,
  check: eachWorkload((workload, manifest) => {
    const { spec } = workload;
    if (!stringAt(spec, [old])) return [];
    const range = podRange(manifest, workload, ['spec', old]);
    return [{ range, message: said(message), fixes: fixesOf() }];

    function fixesOf(): readonly Fix[] {
      const [one, other] = [stringAt(spec, [old]), stringAt(spec, [current])];
      if (nodeAt(spec, [current]) !== undefined)
        return removalFix(manifest, spec, old, one === other);
      const source = pairAt(spec, old)?.key.source ?? old;
      const text = source.startsWith('"') ? `"${current}"` : current;
      const { title, edits } = rename(range, old, current, text);
      return [{ title, edits }];
    }
  }),
};
