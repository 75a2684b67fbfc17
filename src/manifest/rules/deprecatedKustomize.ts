import type { Found, TextEdit } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { pairAt, type MapNode, type Pair } from '../model.ts';
import { isKustomize } from '../objects.ts';
import { fixOf } from './fixes.ts';
import type { ManifestRule } from './rule.ts';

/** What `kustomize edit fix` replaces, and by what. */
const successors = {
  bases: 'resources',
  commonLabels: 'labels',
  helmChartInflationGenerator: 'helmCharts',
  patchesJson6902: 'patches',
  patchesStrategicMerge: 'patches',
  vars: 'replacements',
} as const;
/** Those whose items mean the same under the other name. */
const sameItems: ReadonlySet<string> = new Set(['bases', 'patchesJson6902']);

const message: Text = {
  en: '`{field}` is deprecated, and goes from kustomize. Write `{successor}`.',
  'zh-cn': '`{field}` 已弃用，kustomize 将会移除它。请改用 `{successor}`。',
};
const write: Text = { en: 'Write `{successor}`', 'zh-cn': '改为 `{successor}`' };

const example = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

export const deprecatedKustomize: ManifestRule = {
  ids: ['deprecated-kustomize'],
  severity: 'warning',
  title: { en: 'Write kustomize’s current fields', 'zh-cn': '使用 kustomize 现行的字段' },
  why: {
    en: 'Fields that kustomize has deprecated are taken for now, and a later version takes them no longer.',
    'zh-cn': 'kustomize 已弃用的字段暂时还能用，以后的版本会移除。',
  },
  example: {
    before: `${example}bases:\n  - ../base\n`,
    after: `${example}resources:\n  - ../base\n`,
  },
  fix: true,
  check: (manifest) =>
    manifest.objects.flatMap((object) => {
      const { kind, node } = object;
      if ((kind !== 'Kustomization' && kind !== 'Component') || !isKustomize(object)) return [];
      return Object.entries(successors).flatMap(([field, successor]): readonly Found[] => {
        const pair = pairAt(node, field);
        if (pair === undefined || pair.merged) return [];
        const edits = renamed(manifest, node, pair, field, successor);
        return [
          {
            range: manifest.rangeOf(pair.key.span),
            message: said(message, { field, successor }),
            fixes: fixOf(said(write, { successor }), edits, true),
          },
        ];
      });
    }),
};

/** Nothing where the other field is there already, or means its items otherwise. */
function renamed(
  { rangeOf }: Manifest,
  node: MapNode,
  { key, value }: Pair,
  field: string,
  successor: string,
): readonly TextEdit[] {
  const others = Object.entries(successors).filter(
    ([one, to]) => one !== field && to === successor,
  );
  const names = [successor, ...others.map(([one]) => one)];
  if (value.type !== 'list' || names.some((name) => pairAt(node, name) !== undefined)) return [];
  const edits = [{ range: rangeOf(key.span), text: successor }];
  if (sameItems.has(field)) return edits;
  if (field !== 'patchesStrategicMerge' || value.flow) return [];
  for (const item of value.items) {
    // A patch of several lines would have to be indented anew.
    if (item.type !== 'scalar' || item.source === '' || /[\n|>]/.test(item.source)) return [];
    const { start } = item.span;
    edits.push({ range: rangeOf({ start, end: start }), text: 'path: ' });
  }
  return edits;
}
