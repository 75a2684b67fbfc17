import type { Degree } from '../../check/verdict.ts';
import { defaultNamespace } from '../../check/clusterObjects.ts';
import { valuePlace } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import type { Edit, Place } from '../../range.ts';
import type { Text } from '../../text.ts';
import { degree, goThere } from '../degree.ts';
import type { ManifestObject } from './manifests.ts';

const write: Text = { en: 'Write `{text}` there:', 'zh-cn': '在那里写 `{text}`：' };
const apply: Text = {
  en: 'Save the file, then apply it again:',
  'zh-cn': '保存文件，然后重新应用：',
};
const replace: Text = {
  en: 'Save the file. A Pod that exists cannot be changed in this: make it anew.',
  'zh-cn': '保存文件。已有的 Pod 不能修改这一项：请重新创建它。',
};

/** The texts of `repair`, for a cause's help. */
export const repairTexts: readonly Text[] = [goThere, write, apply, replace];

export function placeIn({ path }: ManifestObject, node: Node): Place {
  return { path, range: valuePlace(node) };
}

/** Puts another value in place of one. */
export function valueEdit({ path }: ManifestObject, { range }: Node, value: string | number): Edit {
  return { path, range, text: scalar(value) };
}

/** The way to a line of a manifest, what to write there where that is known, and the apply. */
export function repair(manifest: ManifestObject, node: Node, edit?: Edit): readonly Degree[] {
  return [
    degree(goThere, {}, { open: placeIn(manifest, node) }),
    ...(edit === undefined ? [] : [degree(write, { text: edit.text.trim() }, { edit })]),
    applyAgain(manifest),
  ];
}

function applyAgain({ kind, path }: ManifestObject): Degree {
  return kind === 'Pod'
    ? degree(replace, {}, { run: ['kubectl', 'replace', '--force', '-f', path] })
    : degree(apply, {}, { run: ['kubectl', 'apply', '-f', path] });
}

/** A kubectl command on an object of a namespace. */
export function kubectl(namespace: string, ...words: readonly string[]): readonly string[] {
  return ['kubectl', ...words, ...(namespace === defaultNamespace ? [] : ['-n', namespace])];
}

/** A value as YAML takes it for a number, or for a text. */
export function scalar(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain =
    /^[A-Za-z_][\w./:@-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value);
  return plain && !value.endsWith(':') ? value : JSON.stringify(value);
}
