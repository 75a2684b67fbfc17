import type { Severity } from '../../lint/finding.ts';
import { placeOfField, type FieldPlace } from '../../manifest/fieldPath.ts';
import type { MapNode, Node, ScalarNode } from '../../manifest/model.ts';
import type { ManifestObject } from '../../manifest/objects.ts';
import { firstOf } from '../../manifest/places.ts';
import { said, type Said, type Text } from '../../text.ts';
import type { DryRun, Refusal } from '../../world/cluster/objects.ts';

/** What the API server says of one place of an object. */
export interface Told extends Pick<FieldPlace, 'span' | 'around'> {
  readonly severity: Severity;
  readonly message: Said;
}

const refused: Text = {
  en: 'The cluster refuses this: {words}',
  'zh-cn': '集群拒绝了这里：{words}',
};
const warned: Text = { en: 'The cluster warns: {words}', 'zh-cn': '集群警告：{words}' };
const unknownField: Text = {
  en: 'The cluster refuses this: it knows no field `{field}`. Rename or remove it.',
  'zh-cn': '集群拒绝了这里：它没有字段 `{field}`。请改名或删掉。',
};
const doubleField: Text = {
  en: 'The cluster refuses this: `{field}` stands here twice. Keep one of them.',
  'zh-cn': '集群拒绝了这里：`{field}` 出现了两次。请只保留一处。',
};
const required: Text = {
  en: 'The cluster refuses this: `{field}` is missing. Write it.',
  'zh-cn': '集群拒绝了这里：缺少 `{field}`。请补上。',
};
const wrongType: Text = {
  en: 'The cluster refuses this: {wanted} should stand here, and {found} does.',
  'zh-cn': '集群拒绝了这里：此处应是{wanted}，实际是{found}。',
};
const immutable: Text = {
  en: 'The cluster refuses this: {words}. What is there already cannot be changed so: undo the change, or delete the object and apply it anew.',
  'zh-cn':
    '集群拒绝了这里：{words}。已有对象的这一处不能这样修改：请撤销修改，或删除对象后重新应用。',
};
const noKind: Text = {
  en: 'The cluster knows no kind `{kind}` in `{apiVersion}`. Correct one of the two, or install what brings it.',
  'zh-cn': '集群不认识 `{apiVersion}` 中的类型 `{kind}`。请改正其中之一，或先安装提供它的组件。',
};
const noNamespace: Text = {
  en: 'There is no namespace `{name}` in the cluster. Create it first: `kubectl create namespace {name}`.',
  'zh-cn': '集群里没有命名空间 `{name}`。请先创建：`kubectl create namespace {name}`。',
};

/** Go's types, and those of its JSON decoder, as a person calls them. */
const types: Readonly<Record<string, Text>> = {
  int: { en: 'a whole number', 'zh-cn': '整数' },
  number: { en: 'a number', 'zh-cn': '数字' },
  string: { en: 'a text', 'zh-cn': '字符串' },
  bool: { en: '`true` or `false`', 'zh-cn': '`true` 或 `false`' },
  list: { en: 'a list', 'zh-cn': '列表' },
  object: { en: 'fields', 'zh-cn': '若干字段' },
};

/** What an answer says of the places of the object that it is about. */
export function toldOf(object: ManifestObject, answer: DryRun): readonly Told[] {
  const warnings = warningsOf(object, answer.warnings);
  return answer.accepted ? warnings : [...refusalsOf(object, answer), ...warnings];
}

export function warningsOf(object: ManifestObject, warnings: readonly string[]): readonly Told[] {
  return warnings.map((words) => warningOf(object, words));
}

/** The namespace that an answer misses. */
export function missingNamespace({ status, message }: Refusal): string | undefined {
  return status === 404 ? /^namespaces "(.+)" not found$/.exec(message)?.[1] : undefined;
}

function refusalsOf({ node, ...object }: ManifestObject, refusal: Refusal): readonly Told[] {
  const { reason, message, causes } = refusal;
  const at = (text: Said, place: FieldPlace): Told => ({
    severity: 'error',
    message: text,
    ...place,
  });
  if (reason === 'NoKind') {
    const { kind, apiVersion } = object;
    return [at(said(noKind, { kind, apiVersion }), ofObject(node))];
  }
  const namespace = missingNamespace(refusal);
  if (namespace !== undefined) {
    const place = placeOfField(node, 'metadata.namespace', 'value');
    return [at(said(noNamespace, { name: namespace }), place)];
  }
  const fields = strictFaults(message);
  if (fields.length > 0) {
    return fields.map(({ isDouble, field }) => {
      const name = lastOf(field);
      const text = said(isDouble ? doubleField : unknownField, { field: name });
      return at(text, placeOfField(node, field, 'key'));
    });
  }
  const typed = unmarshalFault(message);
  if (typed !== undefined) {
    const { found, wanted, path } = typed;
    const place = placeOfField(node, path, 'value', (scalar) => typeOf(scalar) === found);
    const [one, other] = [types[wanted], types[found]];
    const text =
      one && other
        ? said(wrongType, { wanted: one, found: other })
        : said(refused, { words: message });
    return [at(text, place)];
  }
  if (causes.length === 0) return [at(said(refused, { words: message }), named(node, message))];
  return causes.map((cause) => {
    const place =
      cause.field === '' ? named(node, cause.message) : placeOfField(node, cause.field, 'value');
    const told = cause.message === '' ? message : cause.message;
    // What stands elsewhere, or is the server's own default, has to be named.
    const words = place.isThere ? told : `${cause.field}: ${told}`;
    if (cause.reason === 'FieldValueRequired' && /^Required value(?:$|: must)/.test(told)) {
      return at(said(required, { field: cause.field }), place);
    }
    return at(said(isFixed(told) ? immutable : refused, { words }), place);
  });
}

function isFixed(words: string): boolean {
  return /field is immutable|is immutable|updates to .* are forbidden|may not change fields/.test(
    words,
  );
}

function warningOf({ node, apiVersion }: ManifestObject, words: string): Told {
  const [, path, rest = ''] = /^((?:[a-z]\w*)(?:\.\w+|\[[^\]]*\])+): (.+)$/s.exec(words) ?? [];
  const place =
    path !== undefined
      ? placeOfField(node, path, 'value')
      : words.startsWith(`${apiVersion} `)
        ? placeOfField(node, 'apiVersion', 'value')
        : named(node, words);
  return {
    severity: 'warning',
    message: said(warned, { words: path === undefined ? words : rest }),
    ...place,
  };
}

/** `strict decoding error: unknown field "spec.a", duplicate field "spec.b"`. */
function strictFaults(
  message: string,
): readonly { readonly isDouble: boolean; readonly field: string }[] {
  if (!message.includes('strict decoding error: ')) return [];
  return [...message.matchAll(/\b(unknown|duplicate) field "([^"]*)"/g)].map(
    ([, is, field = '']) => ({ isDouble: is === 'duplicate', field }),
  );
}

/** `cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32`. */
function unmarshalFault(
  message: string,
): { readonly found: string; readonly wanted: string; readonly path: string } | undefined {
  const [, found = '', path = '', type = ''] =
    /cannot unmarshal (\w+) into Go struct field \w+\.(\S+) of type (\S+)$/.exec(message) ?? [];
  if (path === '') return undefined;
  return { found: found === 'array' ? 'list' : found, wanted: typeNamed(type), path };
}

function typeNamed(type: string): string {
  if (/^u?int\d*$/.test(type)) return 'int';
  if (/^float\d*$/.test(type)) return 'number';
  if (type.startsWith('[]')) return 'list';
  return type === 'string' || type === 'bool' ? type : 'object';
}

function typeOf({ value }: ScalarNode): string {
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function lastOf(field: string): string {
  return /[^.[\]]+(?=\]?$)/.exec(field)?.[0] ?? field;
}

/** An object as a whole: its kind, and all of it for what may be false after a change. */
function ofObject(node: MapNode): FieldPlace {
  return { span: placeOfField(node, 'kind', 'value').span, around: node.span, isThere: true };
}

/** The value that the server's words name in quotes or as a name, e.g. a ServiceAccount; else all. */
function named(node: MapNode, words: string): FieldPlace {
  const told = words.replace(/^\S+ "[^"]*" is forbidden: /, '');
  const names = [...told.matchAll(/"([^"]+)"|\bname (\S+)/g)].map(([, one, other]) => one ?? other);
  for (const name of names) {
    const found = scalarWith(node, name);
    if (found !== undefined) return { span: firstOf(found), around: node.span, isThere: true };
  }
  return ofObject(node);
}

function scalarWith(node: Node, value: string | undefined): ScalarNode | undefined {
  if (node.type === 'scalar') return node.value === value ? node : undefined;
  const inner = node.type === 'list' ? node.items : node.pairs.map((pair) => pair.value);
  for (const each of inner) {
    const found = scalarWith(each, value);
    if (found !== undefined) return found;
  }
  return undefined;
}
