import { keyOf } from '../model.ts';
import { said, type Text } from '../../text.ts';
import { faultsThat } from '../schema/check.ts';
import type { ManifestRule } from './rule.ts';

const twice: Text = {
  en: '`{key}` stands here a second time: the first one counts for nothing. Keep one of them.',
  'zh-cn': '`{key}` 在这里出现了第二次，前面那一处不起作用，请只保留一处。',
};
const firstText: Text = { en: 'The first `{key}`', 'zh-cn': '第一处 `{key}`' };

export const duplicateKey: ManifestRule = {
  ids: ['duplicate-key', 'schema-validation'],
  severity: 'error',
  title: { en: 'Write each key once', 'zh-cn': '每个键只写一次' },
  why: {
    en: 'Of two equal keys in a map YAML keeps one, and a strict API server refuses both: what stands in the other is lost.',
    'zh-cn':
      '同一个映射里有两个相同的键时，YAML 只保留一个，严格的 API 服务器则直接拒绝，另一处的内容会丢失。',
  },
  example: {
    before: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  a: "1"\n  a: "2"\n',
    after: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  a: "2"\n',
  },
  fix: false,
  check: ({ faults, rangeOf }) =>
    faultsThat(faults, 'duplicate-key').map((fault) => {
      const args = { key: keyOf(fault.pair) };
      const related = [{ range: rangeOf(fault.first.key.span), message: said(firstText, args) }];
      return { range: rangeOf(fault.pair.key.span), message: said(twice, args), related };
    }),
};
