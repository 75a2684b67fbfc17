import { said, type Text } from '../../text.ts';
import { isTrueAt, itemsAt, stringsAt } from '../model.ts';
import { nearestKey } from '../places.ts';
import { fits, plainSelectorOf, shown } from '../selectors.ts';
import { objectWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'selector'];
const none: Text = {
  en: 'This monitor says neither which Services nor which namespaces it is for. Write a selector.',
  'zh-cn': '这个监控没有写明针对哪些 Service 或命名空间，请写选择算符。',
};
const nobody: Text = {
  en: 'No Service in these files fits this monitor (`{selector}`): it measures nothing. Write the labels of a Service.',
  'zh-cn':
    '这些文件里没有 Service 匹配这个监控（`{selector}`），不会采集任何数据。请写 Service 的标签（label）。',
};
const example = (app: string): string =>
  `${objectWith('v1', 'Service', '  labels:\n    app: web\nspec:\n  ports: []\n')}---\n${objectWith(
    'monitoring.coreos.com/v1',
    'ServiceMonitor',
    `spec:\n  selector:\n    matchLabels:\n      app: ${app}\n`,
  )}`;

export const danglingServiceMonitor: ManifestRule = {
  ids: ['dangling-servicemonitor'],
  severity: 'off',
  title: { en: 'Let a monitor find Services', 'zh-cn': '监控要找到 Service' },
  why: {
    en: 'A ServiceMonitor of Prometheus that fits no Service collects nothing, without an error.',
    'zh-cn': 'Prometheus 的 ServiceMonitor 匹配不到 Service 时什么也不采集，也不报错。',
  },
  example: { before: example('wep'), after: example('web') },
  fix: false,
  check: (manifest, together) =>
    manifest.objects.flatMap(({ kind, node }) => {
      if (kind !== 'ServiceMonitor') return [];
      const selector = plainSelectorOf(node, [...path, 'matchLabels']);
      const names = itemsAt(node, ['spec', 'namespaceSelector', 'matchNames']).map((item) =>
        item.type === 'scalar' ? String(item.value) : '',
      );
      const anywhere = isTrueAt(node, ['spec', 'namespaceSelector', 'any']);
      const range = manifest.rangeOf(nearestKey(node, [...path, 'matchLabels']));
      const hasNamespaces = anywhere || names.length > 0;
      if (selector.labels.size === 0 && !hasNamespaces) return [{ range, message: said(none) }];
      const isFound = together
        .ofKind('Service')
        .some(
          ({ object }) =>
            (!hasNamespaces || anywhere || names.includes(object.namespace ?? '')) &&
            fits(selector, stringsAt(object.node, ['metadata', 'labels'])),
        );
      return isFound ? [] : [{ range, message: said(nobody, { selector: shown(selector) }) }];
    }),
};
