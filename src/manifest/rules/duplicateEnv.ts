import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { itemRemoved } from '../edits.ts';
import { itemsAt, nodeAt, scalarAt, type ScalarNode } from '../model.ts';
import { eachContainer } from './containers.ts';
import { podWith } from './examples.ts';
import { fixOf } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: '`{name}` is set a second time: the first value counts for nothing. Keep one.',
  'zh-cn': '`{name}` 设置了两次，前面的值不起作用。请只保留一处。',
};
const firstText: Text = { en: 'The first `{name}`', 'zh-cn': '第一处 `{name}`' };
const removeFirst: Text = { en: 'Remove the first `{name}`', 'zh-cn': '删除第一处 `{name}`' };

export const duplicateEnv: ManifestRule = {
  ids: ['duplicate-env-var'],
  severity: 'warning',
  title: { en: 'Set each environment variable once', 'zh-cn': '每个环境变量只设置一次' },
  why: {
    en: 'Of two variables of one name the last counts, and an apply may lose one of them without a word.',
    'zh-cn': '同名的环境变量以最后一个为准，apply 时还可能悄悄丢掉一个。',
  },
  example: {
    before: podWith('env:\n  - name: A\n    value: a\n  - name: A\n    value: b\n'),
    after: podWith('env:\n  - name: A\n    value: b\n'),
  },
  fix: true,
  check: eachContainer(({ node }, manifest) => {
    const firsts = new Map<string, { readonly name: ScalarNode; times: number }>();
    const list = nodeAt(node, ['env']);
    return itemsAt(node, ['env']).flatMap((item): readonly Found[] => {
      const name = scalarAt(item, ['name']);
      if (name === undefined) return [];
      const first = firsts.get(String(name.value));
      if (first === undefined) {
        firsts.set(String(name.value), { name, times: 1 });
        return [];
      }
      first.times += 1;
      // A third one is the same finding.
      if (first.times > 2) return [];
      const args = { name: String(name.value) };
      const before = itemsAt(node, ['env']).find((one) => scalarAt(one, ['name']) === first.name);
      const edit =
        list?.type === 'list' && before !== undefined
          ? itemRemoved(manifest, list, before)
          : undefined;
      return [
        {
          range: manifest.rangeOf(name.span),
          message: said(message, args),
          related: [{ range: manifest.rangeOf(first.name.span), message: said(firstText, args) }],
          fixes: fixOf(said(removeFirst, args), edit === undefined ? [] : [edit], false),
        },
      ];
    });
  }),
};
