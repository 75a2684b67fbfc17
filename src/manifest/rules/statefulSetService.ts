import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { stringAt } from '../model.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { fits, plainSelectorOf } from '../selectors.ts';
import { deploymentWith, objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const path = ['spec', 'serviceName'];
const nobody: Text = {
  en: 'No Service in these files with `clusterIP: None` and the labels of these Pods is named `{service}`: the Pods get no names. Write one.',
  'zh-cn':
    '这些文件里没有名为 `{service}`、`clusterIP: None` 且选到这些 Pod 的 Service，Pod 得不到域名。请写一个。',
};
const none: Text = {
  en: 'The StatefulSet `{name}` names no Service: its Pods get no names. Write `serviceName`, and the Service with `clusterIP: None`.',
  'zh-cn':
    'StatefulSet `{name}` 没有写 Service，Pod 得不到域名。请写 `serviceName`，并写 `clusterIP: None` 的 Service。',
};
const example = (name: string): string => {
  const set = deploymentWith('', `serviceName: ${name}\n`);
  const service = 'spec:\n  clusterIP: None\n  selector:\n    app: web\n';
  return `${set.replace('kind: Deployment', 'kind: StatefulSet')}---\n${objectWith('v1', 'Service', service)}`;
};

export const statefulSetService: ManifestRule = {
  ids: ['statefulset-has-servicename'],
  severity: 'warning',
  title: { en: 'Give a StatefulSet its headless Service', 'zh-cn': 'StatefulSet 要有无头 Service' },
  why: {
    en: 'A StatefulSet’s Pods find each other by name, and it is the Service named in `serviceName` that gives them one.',
    'zh-cn': 'StatefulSet 的 Pod 靠域名互相访问，域名由 `serviceName` 指定的 Service 提供。',
  },
  example: { before: example('wep'), after: example('web') },
  fix: true,
  check: (manifest, together) =>
    manifest.workloads.flatMap(({ object, labels }): readonly Found[] => {
      if (object.kind !== 'StatefulSet') return [];
      const service = stringAt(object.node, path) ?? '';
      const fitting = together
        .ofKind('Service')
        .filter(
          (one) =>
            one.object.namespace === object.namespace &&
            stringAt(one.object.node, ['spec', 'clusterIP']) === 'None' &&
            fits(plainSelectorOf(one.object.node, ['spec', 'selector']), labels),
        );
      if (fitting.some((one) => one.object.name === service)) return [];
      const other = fitting.length === 1 ? fitting[0]?.object.name : undefined;
      const span = (service === '' ? nearestKey : valueSpan)(object.node, path);
      const args = { service, name: object.name ?? '' };
      const fixes = other === undefined ? [] : settingFix(manifest, object.node, path, other);
      const message = said(service === '' ? none : nobody, args);
      return [{ range: manifest.rangeOf(span), message, fixes }];
    }),
};
