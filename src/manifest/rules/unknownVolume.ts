import type { Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Text } from '../../text.ts';
import { itemsAt, nodeAt, scalarAt, stringAt } from '../model.ts';
import type { Workload } from '../workloads.ts';
import { eachContainer, mapsIn } from './containers.ts';
import { podWith } from './examples.ts';
import { settingFix } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

const unknown: Text = {
  en: 'This Pod has no volume `{name}`. Write the name of one of its `volumes`, or add it there.',
  'zh-cn': '这个 Pod 没有名为 `{name}` 的卷。请改为 `volumes` 中已有的名称，或在那里补上。',
};
const unknownOfSet: Text = {
  en: 'These Pods have no volume `{name}`. Write the name of one of the `volumes` or `volumeClaimTemplates`, or add it there.',
  'zh-cn':
    '这些 Pod 没有名为 `{name}` 的卷。请改为 `volumes` 或 `volumeClaimTemplates` 中已有的名称，或在其中补上。',
};

/** Where a container names a volume: as a folder, and as a device. */
const uses = ['volumeMounts', 'volumeDevices'] as const;
const example = (name: string): string =>
  podWith(
    `image: web:v1\nvolumeMounts:\n  - name: ${name}\n    mountPath: /data\n`,
    'volumes:\n  - name: data\n    emptyDir: {}\n',
  );

export const unknownVolume: ManifestRule = {
  ids: ['unknown-volume'],
  severity: 'error',
  title: { en: 'Mount volumes that the Pod has', 'zh-cn': '只挂载 Pod 已有的卷' },
  why: {
    en: 'A container mounts a volume of its own Pod by its name. The API server refuses a name that no volume of the Pod has.',
    'zh-cn': '容器按名称挂载所在 Pod 的卷。Pod 没有这个名称的卷时，API 服务器会拒绝。',
  },
  example: { before: example('date'), after: example('data') },
  fix: true,
  check: eachContainer(({ node, workload }, manifest) => {
    const names = volumesOf(workload);
    if (names === undefined) return [];
    return uses.flatMap((use) =>
      mapsIn(itemsAt(node, [use])).flatMap((mount): readonly Found[] => {
        const name = scalarAt(mount, ['name']);
        if (typeof name?.value !== 'string' || name.value === '') return [];
        if (names.includes(name.value)) return [];
        const text = workload.object.kind === 'StatefulSet' ? unknownOfSet : unknown;
        const other = closestName(name.value, names);
        const fixes = other === undefined ? [] : settingFix(manifest, mount, ['name'], other);
        const range = manifest.rangeOf(name.span);
        return [{ range, message: said(text, { name: name.value }), fixes }];
      }),
    );
  }),
};

/** The names of all volumes; undefined where they are not written as such. */
function volumesOf({ object, spec }: Workload): readonly string[] | undefined {
  const lists = [
    { node: nodeAt(spec, ['volumes']), path: ['name'] },
    ...(object.kind === 'StatefulSet'
      ? [
          {
            node: nodeAt(object.node, ['spec', 'volumeClaimTemplates']),
            path: ['metadata', 'name'],
          },
        ]
      : []),
  ];
  if (lists.some(({ node }) => node?.type === 'map')) return undefined;
  return lists.flatMap(({ node, path }) =>
    itemsAt(node, []).flatMap((item) => stringAt(item, path) ?? []),
  );
}
