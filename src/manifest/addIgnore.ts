import type { Finding, Fix } from '../lint/finding.ts';
import { said, type Text } from '../text.ts';
import type { Manifest } from './document.ts';
import { setAt } from './edits.ts';
import { stringAt } from './model.ts';
import { isKubeScore, linkOf } from './rules/links.ts';

const inObject: Text = {
  en: 'Ignore `{id}` in this object',
  'zh-cn': '在这个对象中忽略 `{id}`',
};

/**
 * The annotation that ignores a finding in its object, as kube-linter and kube-score read it. None of
 * what no tool knows, and of what the API server refuses.
 * @param reason what the annotation says, where it has a place for it
 */
export function ignoresOf(
  manifest: Manifest,
  { ids, range }: Pick<Finding, 'ids' | 'range'>,
  reason: string,
): readonly Fix[] {
  const [id] = ids;
  if (ids.includes('schema-validation') || linkOf(id) === '') return [];
  const object = manifest.objects.find(({ node }) => {
    const { start, end } = manifest.rangeOf(node.span);
    return start.line <= range.start.line && range.start.line <= end.line;
  });
  if (object === undefined) return [];
  const score = ['metadata', 'annotations', 'kube-score/ignore'];
  const path = isKubeScore(id)
    ? score
    : ['metadata', 'annotations', `ignore-check.kube-linter.io/${id}`];
  const before = stringAt(object.node, path);
  const value = !isKubeScore(id) ? reason : before === undefined ? id : `${before},${id}`;
  const edit = setAt(manifest, object.node, path, value);
  return edit === undefined ? [] : [{ title: said(inObject, { id }), edits: [edit] }];
}
