import { said, type Text } from '../../text.ts';
import { itemsAt, scalarAt, stringAt } from '../model.ts';
import { valueSpan } from '../places.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const path = ['spec', 'type'];
const message: Text = {
  en: 'A Service of type `{type}` can be reached from outside of the cluster. Write `ClusterIP`, and lead to it by an Ingress.',
  'zh-cn': '`{type}` 类型的 Service 能从集群外访问。请写 `ClusterIP`，用 Ingress 引入流量。',
};

/** kube-linter's template forbidden-service-types. */
export function serviceTypes(forbidden: readonly string[], text = message): Check {
  const types = forbidden.map((type) => type.toLowerCase());
  return (manifest) =>
    manifest.objects.flatMap(({ kind, node }) => {
      const type = stringAt(node, path);
      if (kind !== 'Service' || !types.includes(type?.toLowerCase() ?? '')) return [];
      const range = manifest.rangeOf(valueSpan(node, path));
      // A port of the nodes is refused in a Service that opens none.
      const isOpen = itemsAt(node, ['spec', 'ports']).some(
        (port) => scalarAt(port, ['nodePort']) !== undefined,
      );
      const fixes = isOpen ? [] : settingFix(manifest, node, path, 'ClusterIP');
      return [{ range, message: said(text, { type: type ?? '' }), fixes }];
    });
}

/** Of kube-linter's two types the other is that of `serviceType`, which names both tools. */
export const exposedServices: ManifestRule = {
  ids: ['exposed-services'],
  severity: 'off',
  title: { en: 'Open Services by an Ingress', 'zh-cn': '通过 Ingress 开放 Service' },
  why: {
    en: 'A load balancer for each Service costs an address each, and has no rules on who may come.',
    'zh-cn': '每个 Service 一个负载均衡，各占一个地址，也没有访问规则。',
  },
  example: {
    before: objectWith('v1', 'Service', 'spec:\n  type: LoadBalancer\n'),
    after: objectWith('v1', 'Service', 'spec:\n  type: ClusterIP\n'),
  },
  fix: true,
  check: serviceTypes(['LoadBalancer']),
};
