import type { Fix, TextEdit } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import { pairRemoved, setAt, type Written } from '../edits.ts';
import { nodeAt, pairAt, type MapNode, type Node } from '../model.ts';

const write: Text = { en: 'Write `{field}: {value}`', 'zh-cn': '写成 `{field}: {value}`' };
const add: Text = { en: 'Add `{field}`', 'zh-cn': '加上 `{field}`' };
const remove: Text = { en: 'Remove `{field}`', 'zh-cn': '删除 `{field}`' };

/** Writes one field. Unless it is `sure`, a person must choose: the program may count on what is there. */
export function settingFix(
  manifest: Manifest,
  root: MapNode,
  path: readonly string[],
  value: Written,
  sure = false,
): readonly Fix[] {
  // What describes an object or a Pod is not begun by an edit: more would be missing in it.
  const around = path.slice(0, path.lastIndexOf('spec') + 1);
  if (nodeAt(root, around)?.type !== 'map') return [];
  const edit = setAt(manifest, root, path, value);
  const field = path.at(-1) ?? '';
  const isShort = typeof value !== 'object';
  const title = isShort ? said(write, { field, value: String(value) }) : said(add, { field });
  return fixOf(title, edit === undefined ? [] : [edit], sure);
}

/** Takes a key away with its value. */
export function removalFix(
  manifest: Manifest,
  map: Node | undefined,
  key: string,
  sure = false,
): readonly Fix[] {
  const pair = pairAt(map, key);
  if (map?.type !== 'map' || pair === undefined) return [];
  const edit = pairRemoved(manifest, map, pair);
  return fixOf(said(remove, { field: key }), edit === undefined ? [] : [edit], sure);
}

export function fixOf(
  title: Fix['title'],
  edits: readonly TextEdit[],
  sure: boolean,
): readonly Fix[] {
  if (edits.length === 0) return [];
  return [sure ? { title, edits } : { title, edits, choose: true }];
}
