import type { Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { isTrueAt, itemsAt, nodeAt, stringAt, stringsAt, type MapNode } from '../model.ts';
import { matcher } from '../patterns.ts';
import { valueSpan } from '../places.ts';
import type { Together } from '../together.ts';
import { mapsIn } from './containers.ts';
import { objectWith, podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { Check, ManifestRule } from './rule.ts';

const noObject: Text = {
  en: 'There is no {kind} `{name}` in these files. Write the name of one, or add it.',
  'zh-cn': '这些文件里没有名为 `{name}` 的 {kind}。请改为已有的名称，或补上它。',
};
const noKey: Text = {
  en: 'The {kind} `{name}` has no key `{key}`. Write one of its keys.',
  'zh-cn': '{kind} `{name}` 中没有键 `{key}`，请写它有的键。',
};

/** kube-linter's: it looks at names alone, in whatever namespace. */
export function references(
  ignored: Readonly<Record<'Secret' | 'ConfigMap', readonly string[]>>,
): Check {
  const isIgnored = {
    Secret: ignored.Secret.map(matcher),
    ConfigMap: ignored.ConfigMap.map(matcher),
  };
  return (manifest, together) =>
    manifest.workloads.flatMap(({ allContainers }) =>
      allContainers.flatMap(({ node }) =>
        mapsIn(itemsAt(node, ['env'])).flatMap((item) =>
          (['Secret', 'ConfigMap'] as const).flatMap((kind) => {
            const key = kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef';
            const reference = nodeAt(item, ['valueFrom', key]);
            if (reference?.type !== 'map' || isTrueAt(reference, ['optional'])) return [];
            const name = stringAt(reference, ['name']) ?? '';
            if (isIgnored[kind].some((is) => is(name))) return [];
            return found(reference, kind, manifest, together);
          }),
        ),
      ),
    );
}

function found(
  reference: MapNode,
  kind: 'Secret' | 'ConfigMap',
  manifest: Manifest,
  together: Together,
): readonly Found[] {
  const name = stringAt(reference, ['name']) ?? '';
  const key = stringAt(reference, ['key']) ?? '';
  const all = together.ofKind(kind);
  const there = all.filter(({ object }) => object.name === name);
  if (there.length === 0) {
    const range = manifest.rangeOf(valueSpan(reference, ['name']));
    const other = closestName(
      name,
      all.flatMap(({ object }) => object.name ?? []),
    );
    const fixes = other === undefined ? [] : settingFix(manifest, reference, ['name'], other);
    return [{ range, message: said(noObject, { kind, name }), fixes }];
  }
  const data = kind === 'Secret' ? ['data', 'stringData'] : ['data', 'binaryData'];
  const keys = there.flatMap(({ object }) =>
    data.flatMap((part) => [...stringsAt(object.node, [part]).keys()]),
  );
  if (keys.includes(key)) return [];
  const range = manifest.rangeOf(valueSpan(reference, ['key']));
  const other = closestName(key, keys);
  const fixes = other === undefined ? [] : settingFix(manifest, reference, ['key'], other);
  return [{ range, message: said(noKey, { kind, name, key }), fixes }];
}

const pod = (key: string): string =>
  podWith(
    `env:\n  - name: A\n    valueFrom:\n      configMapKeyRef:\n        name: web\n        key: ${key}\n`,
  );
const map = objectWith('v1', 'ConfigMap', 'data:\n  colour: red\n');

export const envValueFrom: ManifestRule = {
  ids: ['env-value-from'],
  severity: 'off',
  title: {
    en: 'Take variables from ConfigMaps and Secrets that are there',
    'zh-cn': '环境变量引用的 ConfigMap 和 Secret 要存在',
  },
  why: {
    en: 'A container whose variable names a ConfigMap, Secret or key that does not exist is not started.',
    'zh-cn': '环境变量引用的 ConfigMap、Secret 或键不存在时，容器不会启动。',
  },
  example: { before: `${pod('color')}---\n${map}`, after: `${pod('colour')}---\n${map}` },
  fix: true,
  check: references({ Secret: [], ConfigMap: [] }),
};
