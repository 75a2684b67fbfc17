import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { scalarAt } from '../model.ts';
import { quantityAt } from '../quantity.ts';
import { eachContainer, keyRange, valueRange } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const message = {
  en: 'The container `{name}` asks for another amount of `{resource}` than its limit. Write the same for both.',
  'zh-cn': '容器 `{name}` 的 `{resource}` 申请量与限制不同，请写成一样。',
};

export const requestsEqualLimits: ManifestRule = {
  ids: ['container-resource-requests-equal-limits'],
  severity: 'off',
  title: { en: 'Ask for as much as the limit allows', 'zh-cn': '申请量与限制相同' },
  why: {
    en: 'A Pod whose requests equal its limits is ended last when its node runs short (class Guaranteed).',
    'zh-cn': '申请量等于限制的 Pod（Guaranteed 级别），在节点资源不足时最后才会被杀。',
  },
  example: {
    before: podWith('resources:\n  requests:\n    cpu: 100m\n  limits:\n    cpu: 500m\n'),
    after: podWith('resources:\n  requests:\n    cpu: 500m\n  limits:\n    cpu: 500m\n'),
  },
  fix: true,
  check: eachContainer((container, manifest) =>
    ['cpu', 'memory'].flatMap((resource): readonly Found[] => {
      const path = ['resources', 'requests', resource];
      const limit = scalarAt(container.node, ['resources', 'limits', resource]);
      const isEqual =
        quantityAt(container.node, path) ===
        quantityAt(container.node, ['resources', 'limits', resource]);
      if (isEqual) return [];
      const isThere = scalarAt(container.node, path) !== undefined;
      const range = (isThere ? valueRange : keyRange)(manifest, container, path);
      const value = limit?.value;
      const isAbove = quantityAt(container.node, ['resources', 'limits', resource]) > 0;
      const fixes =
        isAbove && (typeof value === 'string' || typeof value === 'number')
          ? settingFix(manifest, container.node, path, value)
          : [];
      return [{ range, message: said(message, { name: container.name, resource }), fixes }];
    }),
  ),
};
