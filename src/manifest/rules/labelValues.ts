import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { nodeAt, type MapNode } from '../model.ts';
import { objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const message: Text = {
  en: '`{value}` is no value of a label: it has up to 63 letters, digits, `-`, `_` and `.`, a letter or digit at both ends. Write another, or make it an annotation.',
  'zh-cn':
    '`{value}` 不能作标签（label）的值：最多 63 个字母、数字、`-`、`_`、`.`，首尾须为字母或数字。请改写，或改为注解。',
};
const example = (value: string): string =>
  objectWith('v1', 'ConfigMap', `  labels:\n    team: ${value}\n`);

/** kube-score looks at the object's own labels, and not at their length; the API server does. */
export const labelValues: ManifestRule = {
  ids: ['label-values'],
  severity: 'error',
  title: { en: 'Write labels that can be selected', 'zh-cn': '标签（label）的值要有效' },
  why: {
    en: 'The API server refuses an object with a label whose value has other signs.',
    'zh-cn': '标签（label）的值含有别的符号时，API 服务器会拒绝这个对象。',
  },
  example: { before: example('web shop'), after: example('web-shop') },
  fix: false,
  check: ({ objects, workloads, rangeOf }) => {
    const maps = new Set(
      [
        ...objects.map(({ node }) => nodeAt(node, ['metadata', 'labels'])),
        ...workloads.map(({ template }) => nodeAt(template, ['metadata', 'labels'])),
      ].filter((node): node is MapNode => node?.type === 'map'),
    );
    return [...maps].flatMap(({ pairs }) =>
      pairs.flatMap(({ value: node }): readonly Found[] => {
        // What is no string at all is a fault of its type.
        if (node.type !== 'scalar' || typeof node.value !== 'string') return [];
        const { value } = node;
        if (value.length <= 63 && /^(?:[a-z\d](?:[\w.-]*[a-z\d])?)?$/i.test(value)) return [];
        // A place that a lab or a template fills in is none yet.
        if (/\$\{\w+\}/.test(value)) return [];
        return [{ range: rangeOf(node.span), message: said(message, { value }) }];
      }),
    );
  },
};
