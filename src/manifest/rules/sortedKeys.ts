import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { keyOf, type Node } from '../model.ts';
import type { Check, ManifestRule } from './rule.ts';

const message: Text = {
  en: '`{key}` belongs behind `{other}`, by the alphabet. Sort the keys.',
  'zh-cn': '按字母顺序，`{key}` 应在 `{other}` 之后，请给键排序。',
};

/** kube-linter's template sorted-keys: the first key of each map that is not where sorting puts it. */
export function sorted(recursive: boolean): Check {
  return (manifest) =>
    manifest.objects.flatMap(({ node }) => [...unsorted(node, recursive, manifest)]);
}

function* unsorted(node: Node, recursive: boolean, manifest: Manifest): Generator<Found> {
  if (node.type === 'scalar') return;
  if (node.type === 'map') {
    const own = node.pairs.filter(({ merged }) => !merged);
    const keys = own.map(keyOf);
    const wanted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const at = keys.findIndex((key, index) => key !== wanted[index]);
    const [pair, key, other] = [own[at], keys[at], wanted[at]];
    if (pair !== undefined && key !== undefined && other !== undefined) {
      const range = manifest.rangeOf(pair.key.span);
      yield { range, message: said(message, { key, other }) };
    }
  }
  if (!recursive) return;
  // What an alias stands for is looked at where it is written.
  const inner = node.type === 'map' ? node.pairs.map(({ value }) => value) : node.items;
  for (const one of inner) {
    const isHere = node.span.start <= one.span.start && one.span.end <= node.span.end;
    if (isHere) yield* unsorted(one, recursive, manifest);
  }
}

export const sortedKeys: ManifestRule = {
  ids: ['sorted-keys'],
  severity: 'off',
  title: { en: 'Sort the keys', 'zh-cn': '给键排序' },
  why: {
    en: 'Sorted keys are found sooner, and two manifests are compared line by line.',
    'zh-cn': '排序后的键更容易找，两份清单也能逐行比较。',
  },
  example: {
    before: 'apiVersion: v1\nmetadata:\n  name: web\nkind: ConfigMap\n',
    after: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  },
  fix: false,
  check: sorted(true),
};
