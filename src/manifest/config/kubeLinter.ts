import { lineTable } from '../../lineTable.ts';
import type { ConfigPart } from '../../lint/config/config.ts';
import type { Finding, Severity } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said, type Arguments, type Text } from '../../text.ts';
import { itemsAt, keyOf, nodeAt, type MapNode, type Node } from '../model.ts';
import { parseManifest } from '../parse.ts';
import { expressionOf } from '../patterns.ts';
import { firstOf } from '../places.ts';
import { isKubeScore, isOwn } from '../rules/links.ts';
import type { ManifestRule } from '../rules/rule.ts';
import { manifestRules } from '../rules/table.ts';
import { ruleOf } from './custom.ts';
import { templateNamed, templateNames, type Form, type Params } from './templates.ts';

/** What a `.kube-linter.yaml` says; https://docs.kubelinter.io/#/configuring-kubelinter. */
export interface KubeLinterConfig {
  readonly part: ConfigPart;
  readonly custom: readonly ManifestRule[];
  /** Files and folders that are let be, as they are written. */
  readonly ignorePaths: readonly string[];
  readonly faults: readonly Finding[];
}

type Report = (node: Node, text: Text, args?: Arguments) => void;

/** Reads a `.kube-linter.yaml`; never throws. What is wrong in it is told, the rest counts. */
export function readKubeLinterConfig(source: string): KubeLinterConfig {
  const rangeOf = lineTable(source);
  const faults: Finding[] = [];
  const report: Report = (node, text, args) => {
    const { start, end } = firstOf(node);
    const none = { related: [], fixes: [], link: '' };
    const message = said(text, args);
    faults.push({
      ...{ ids: ['BadConfig'], severity: 'warning', message, ...none },
      range: rangeOf(start, Math.max(end, start + 1)),
    });
  };
  const { documents, faults: wrong } = parseManifest(source);
  const [first] = wrong;
  const root = documents[0]?.root;
  if (first !== undefined) {
    const at = {
      type: 'scalar',
      span: first.span,
      value: null,
      source: '',
      quoted: false,
    } as const;
    report(at, noYaml, { reason: first.message.split('\n', 1)[0] ?? '' });
    return { part: {}, custom: [], ignorePaths: [], faults };
  }
  if (root === undefined) return { part: {}, custom: [], ignorePaths: [], faults };
  known(root, ['checks', 'customChecks'], report);
  const custom = listAt(nodeAt(root, ['customChecks']), report).flatMap(
    (node) => customOf(node, report) ?? [],
  );
  const checks = nodeAt(root, ['checks']);
  return { ...checksOf(checks, custom, report), custom, faults };
}

const switches = {
  addAllBuiltIn: 'flag',
  doNotAutoAddDefaults: 'flag',
  include: 'texts',
  exclude: 'texts',
  ignorePaths: 'texts',
} as const satisfies Readonly<Record<string, Form>>;

function checksOf(
  node: Node | undefined,
  custom: readonly ManifestRule[],
  report: Report,
): Pick<KubeLinterConfig, 'part' | 'ignorePaths'> {
  if (node === undefined || isNull(node)) return { part: {}, ignorePaths: [] };
  known(node, Object.keys(switches), report);
  const { flag, texts } = paramsOf(node, switches, report);
  const rules = [...manifestRules, ...custom];
  const names = rules.flatMap(({ ids }) => ids);
  for (const key of ['include', 'exclude']) {
    for (const item of itemsAt(node, [key])) {
      const name = item.type === 'scalar' ? String(item.value) : '';
      if (names.includes(name)) continue;
      const other = closestName(name, names);
      if (other === undefined) report(item, noCheck, { name });
      else report(item, nearCheck, { name, other });
    }
  }
  const [include, exclude] = [texts('include'), texts('exclude')];
  const isIncluded = ({ ids }: ManifestRule): boolean => ids.some((id) => include.includes(id));
  const all = flag('addAllBuiltIn');
  const override: Record<string, Severity> = {};
  const ignored: string[] = [...exclude];
  for (const rule of manifestRules) {
    const [id] = rule.ids;
    // The schema is looked at by itself: its rules are left out by their names alone.
    if (isOwn(id)) continue;
    const isTheirs = rule.ids.some((one) => !isKubeScore(one));
    const isOn = isIncluded(rule) || (all && isTheirs);
    if (isOn && rule.severity === 'off') override[id] = 'warning';
    if (!isOn && !all && flag('doNotAutoAddDefaults')) ignored.push(...rule.ids);
  }
  return { part: { ignored, override }, ignorePaths: texts('ignorePaths') };
}

const customKeys = {
  name: 'text',
  template: 'text',
  description: 'text',
  remediation: 'text',
} as const satisfies Readonly<Record<string, Form>>;

function customOf(node: Node, report: Report): ManifestRule | undefined {
  if (node.type !== 'map') {
    report(node, needsMapping);
    return undefined;
  }
  known(node, [...Object.keys(customKeys), 'params', 'scope'], report);
  const { text } = paramsOf(node, customKeys, report);
  const scope = nodeAt(node, ['scope']);
  if (scope !== undefined) known(scope, ['objectKinds'], report);
  const name = text('name');
  if (name === '') {
    report(node, needsName);
    return undefined;
  }
  const template = templateNamed(text('template'));
  if (template === undefined) {
    const at = nodeAt(node, ['template']) ?? node;
    report(at, noTemplate, { name: text('template'), known: templateNames.join(', ') });
    return undefined;
  }
  const params = nodeAt(node, ['params']);
  if (params !== undefined) known(params, Object.keys(template.params), report);
  return ruleOf({
    ...{ name, description: text('description'), remediation: text('remediation') },
    kinds: paramsOf(scope, { objectKinds: 'texts' }, report).texts('objectKinds'),
    check: template.make(paramsOf(params, template.params, report)),
  });
}

/** Reads values of a map by their forms; names are taken in letters of either case, as there. */
function paramsOf(
  node: Node | undefined,
  forms: Readonly<Record<string, Form>>,
  report: Report,
): Params {
  const values = new Map<string, Node>();
  for (const pair of node?.type === 'map' ? node.pairs : [])
    values.set(plainOf(keyOf(pair)), pair.value);
  const valueOf = (name: string, ...wanted: readonly Form[]): Node | undefined => {
    const value = values.get(plainOf(name));
    const form = forms[name];
    const isRead = form !== undefined && wanted.includes(form);
    return value === undefined || isNull(value) || !isRead ? undefined : value;
  };
  const scalar = <Value>(
    name: string,
    form: 'number' | 'flag',
    is: (value: unknown) => value is Value,
  ): Value | undefined => {
    const value = valueOf(name, form);
    if (value === undefined) return undefined;
    if (value.type === 'scalar' && is(value.value)) return value.value;
    report(value, wrongForm[form]);
    return undefined;
  };
  const word = (name: string, node: Node): readonly string[] => {
    if (node.type !== 'scalar') {
      report(node, wrongForm.text);
      return [];
    }
    const text = String(node.value ?? '');
    const isPattern = forms[name] === 'pattern' || forms[name] === 'patterns';
    const isWrong = isPattern && expressionOf(text.replace(/^!/, '')) === undefined;
    if (isWrong) report(node, noExpression, { text });
    return [text];
  };
  return {
    text: (name) => {
      const value = valueOf(name, 'text', 'pattern');
      return (value === undefined ? undefined : word(name, value)[0]) ?? '';
    },
    texts: (name) => {
      const value = valueOf(name, 'texts', 'patterns');
      return listAt(value, report).flatMap((item) => word(name, item));
    },
    number: (name) => scalar(name, 'number', (value) => typeof value === 'number'),
    flag: (name) => scalar(name, 'flag', (value) => typeof value === 'boolean') ?? false,
  };
}

/** `add-all-built-in`, as its flag has it, and `addAllBuiltIn` are one. */
function plainOf(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

function known(node: Node, names: readonly string[], report: Report): node is MapNode {
  if (isNull(node)) return false;
  if (node.type !== 'map') {
    report(node, needsMapping);
    return false;
  }
  const plain = new Set(names.map(plainOf));
  const seen = new Set<string>();
  for (const pair of node.pairs) {
    const name = keyOf(pair);
    if (!plain.has(plainOf(name))) report(pair.key, unknownKey, { name, known: names.join(', ') });
    else if (seen.has(plainOf(name))) report(pair.key, twice, { name });
    seen.add(plainOf(name));
  }
  return true;
}

function listAt(node: Node | undefined, report: Report): readonly Node[] {
  if (node === undefined || isNull(node)) return [];
  if (node.type === 'list') return node.items;
  report(node, wrongForm.texts);
  return [];
}

function isNull(node: Node): boolean {
  return node.type === 'scalar' && node.value === null;
}

const noYaml: Text = {
  en: 'This is no YAML: {reason}. Correct it here; until then no line of the file counts.',
  'zh-cn': '这里不是有效的 YAML：{reason}。请改正，在此之前整个文件都不起作用。',
};
const unknownKey: Text = {
  en: 'There is no key `{name}` here. Write one of: {known}.',
  'zh-cn': '这里没有 `{name}` 这个键，请写其中之一：{known}。',
};
const twice: Text = {
  en: '`{name}` is written twice; the last one counts. Keep one.',
  'zh-cn': '`{name}` 写了两次，以最后一次为准，请只保留一处。',
};
const needsMapping: Text = {
  en: 'Write keys with values here.',
  'zh-cn': '这里应写键和值。',
};
const needsName: Text = {
  en: 'A check of your own needs a name. Write `name`.',
  'zh-cn': '自定义检查要有名称，请写 `name`。',
};
const noTemplate: Text = {
  en: 'There is no template `{name}` here. Write one of: {known}.',
  'zh-cn': '这里没有模板 `{name}`，请写其中之一：{known}。',
};
const noCheck: Text = {
  en: 'There is no check `{name}` here. Remove it, or write the name of one.',
  'zh-cn': '这里没有检查 `{name}`，请删除，或写已有检查的名称。',
};
const nearCheck: Text = {
  en: 'There is no check `{name}`. Write `{other}`.',
  'zh-cn': '没有检查 `{name}`，应写成 `{other}`。',
};
const noExpression: Text = {
  en: '`{text}` is no regular expression, or one that could run for ever, with one repetition in another. Write a simpler one.',
  'zh-cn': '`{text}` 不是正则表达式，或者重复中套着重复、可能无法结束。请写得简单些。',
};
const wrongForm: Readonly<Record<Form, Text>> = {
  text: { en: 'Write one value here.', 'zh-cn': '这里应写一个值。' },
  texts: { en: 'Write a list here.', 'zh-cn': '这里应写列表。' },
  pattern: { en: 'Write one value here.', 'zh-cn': '这里应写一个值。' },
  patterns: { en: 'Write a list here.', 'zh-cn': '这里应写列表。' },
  number: { en: 'Write a number here.', 'zh-cn': '这里应写数字。' },
  flag: { en: 'Write one of: true, false.', 'zh-cn': '请写其中之一：true、false。' },
};
