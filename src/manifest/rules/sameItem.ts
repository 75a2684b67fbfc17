import { said, type Text } from '../../text.ts';
import { faultsThat } from '../schema/check.ts';
import type { ManifestRule } from './rule.ts';
import { nameOf } from './wrongType.ts';

const twice: Text = {
  en: '`{key}: {value}` stands twice in `{list}`. Give each its own.',
  'zh-cn': '`{list}` 中有两处 `{key}: {value}`，请改成各不相同。',
};
const firstText: Text = { en: 'The first one', 'zh-cn': '第一处' };

export const sameItem: ManifestRule = {
  ids: ['same-item', 'schema-validation'],
  severity: 'error',
  title: { en: 'Tell the items of a list apart', 'zh-cn': '列表项要能互相区分' },
  why: {
    en: 'Containers, volumes, mounts and ports of one object are told apart by one key. The API server refuses two of the same.',
    'zh-cn': '同一对象里的容器、卷、挂载点和端口靠一个键来区分，重复时 API 服务器会拒绝。',
  },
  example: {
    before:
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n    - name: web\n',
    after:
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n    - name: log\n',
  },
  fix: false,
  check: ({ faults, rangeOf }) =>
    faultsThat(faults, 'same-item').map((fault) => {
      const { node, key, first, path } = fault;
      const args = { key, value: String(node.value), list: nameOf(path.slice(0, -1)) };
      const related = [{ range: rangeOf(first.span), message: said(firstText) }];
      return { range: rangeOf(node.span), message: said(twice, args), related };
    }),
};
