import { said, type Text } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { podWith } from './examples.ts';
import type { ManifestRule } from './rule.ts';

const path = ['metadata', 'namespace'];
const message: Text = {
  en: '{kind} `{name}` goes into the namespace `default`. Name another.',
  'zh-cn': '{kind} `{name}` 会放进 `default` 命名空间，请写别的命名空间。',
};

export const useNamespace: ManifestRule = {
  ids: ['use-namespace'],
  severity: 'off',
  title: { en: 'Leave the namespace `default`', 'zh-cn': '不用 `default` 命名空间' },
  why: {
    en: 'A namespace of one’s own has its own rights, limits and network policies, and is removed as a whole.',
    'zh-cn': '专用的命名空间有自己的权限、配额和网络策略，也能整体删除。',
  },
  example: {
    before: podWith(),
    after: podWith().replace('name: web\n', 'name: web\n  namespace: shop\n'),
  },
  fix: false,
  check: ({ objects, workloads, rangeOf }) => {
    const ofWorkloads = new Set(workloads.map(({ object }) => object));
    return objects.flatMap((object) => {
      const { node, kind, name, namespace } = object;
      if (!ofWorkloads.has(object) && kind !== 'Service') return [];
      if ((namespace || 'default').toLowerCase() !== 'default') return [];
      const isWritten = scalarAt(node, path) !== undefined;
      const span = (isWritten ? valueSpan : nearestKey)(node, path);
      return [{ range: rangeOf(span), message: said(message, { kind, name: name ?? '' }) }];
    });
  },
};
