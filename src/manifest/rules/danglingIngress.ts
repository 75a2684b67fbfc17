import type { Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { itemsAt, nodeAt, numberAt, stringAt, type MapNode } from '../model.ts';
import type { ManifestObject } from '../objects.ts';
import { nearestKey, valueSpan } from '../places.ts';
import { placeIn, type Together } from '../together.ts';
import { objectWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const nobody: Text = {
  en: 'No Service `{name}` is in these files: this way leads nowhere. Write the name of one.',
  'zh-cn': '这些文件里没有 Service `{name}`，这条路径没有去处。请写已有的名称。',
};
const noPort: Text = {
  en: 'The Service `{name}` has no port `{port}`. Write one that it has.',
  'zh-cn': 'Service `{name}` 没有端口 `{port}`，请写它有的端口。',
};
const ports: Text = { en: 'The ports of `{name}`', 'zh-cn': '`{name}` 的端口' };

/** kube-score takes a port by its number for one that is there as soon as the Service's port has no name. */
export const danglingIngress: ManifestRule = {
  ids: ['dangling-ingress', 'ingress-targets-service'],
  severity: 'warning',
  title: { en: 'Lead an Ingress to Services', 'zh-cn': 'Ingress 要指向存在的 Service' },
  why: {
    en: 'A way of an Ingress whose Service or port does not exist is answered by 503, or by nobody.',
    'zh-cn': 'Ingress 的路径指向不存在的 Service 或端口时，只会得到 503，甚至没有应答。',
  },
  example: {
    before: `${ingress('wep')}---\n${service()}`,
    after: `${ingress('web')}---\n${service()}`,
  },
  fix: true,
  check: (manifest, together) =>
    manifest.objects.flatMap((object) => {
      if (object.kind !== 'Ingress') return [];
      const spec = nodeAt(object.node, ['spec']);
      const ofPaths = itemsAt(spec, ['rules']).flatMap((rule) =>
        itemsAt(rule, ['http', 'paths']).flatMap((way) => nodeAt(way, ['backend']) ?? []),
      );
      const byDefault = nodeAt(spec, ['defaultBackend']);
      return [byDefault, ...ofPaths].flatMap((backend): readonly Found[] => {
        const to = nodeAt(backend, ['service']);
        if (to?.type !== 'map' || stringAt(to, ['name']) === undefined) return [];
        return found(to, object, backend === byDefault, manifest, together);
      });
    }),
};

function found(
  to: MapNode,
  { namespace }: ManifestObject,
  byDefault: boolean,
  manifest: Manifest,
  together: Together,
): readonly Found[] {
  const name = stringAt(to, ['name']) ?? '';
  const there = together.named('Service', name, namespace);
  if (there === undefined) {
    const names = together
      .ofKind('Service')
      .flatMap(({ object }) => (object.namespace === namespace ? (object.name ?? []) : []));
    const close = closestName(name, names);
    const fixes = close === undefined ? [] : settingFix(manifest, to, ['name'], close);
    const range = manifest.rangeOf(valueSpan(to, ['name']));
    const message = said(nobody, { name });
    // kube-score looks at the ways alone, and not at what answers all others.
    return [
      byDefault ? { ids: ['dangling-ingress'], range, message, fixes } : { range, message, fixes },
    ];
  }
  const key = numberAt(to, ['port', 'number']) === undefined ? 'name' : 'number';
  const port = numberAt(to, ['port', 'number']) ?? stringAt(to, ['port', 'name']);
  if (byDefault || port === undefined) return [];
  const field = key === 'number' ? 'port' : 'name';
  const all = itemsAt(there.object.node, ['spec', 'ports']).flatMap((item) => {
    const value = nodeAt(item, [field]);
    return value?.type === 'scalar' && value.value !== null ? [value.value] : [];
  });
  if (all.includes(port)) return [];
  const [only] = all.length === 1 ? all : [];
  const args = { name, port };
  return [
    {
      ids: ['ingress-targets-service'],
      range: manifest.rangeOf(valueSpan(to, ['port', key])),
      message: said(noPort, args),
      related: [
        {
          ...placeIn(there, nearestKey(there.object.node, ['spec', 'ports']), manifest),
          message: said(ports, args),
        },
      ],
      fixes:
        typeof only === 'string' || typeof only === 'number'
          ? settingFix(manifest, to, ['port', key], only)
          : [],
    },
  ];
}

function ingress(name: string): string {
  return objectWith(
    'networking.k8s.io/v1',
    'Ingress',
    `spec:\n  rules:\n    - http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: ${name}\n                port:\n                  number: 80\n`,
  );
}

function service(): string {
  return objectWith('v1', 'Service', 'spec:\n  ports:\n    - port: 80\n');
}
