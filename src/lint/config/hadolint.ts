import type { Range } from '../../range.ts';
import { said, type Arguments, type Text } from '../../text.ts';
import { severities, type Finding, type Severity } from '../finding.ts';
import { labelForms, thresholdNamed, type ConfigPart, type LabelForm } from './config.ts';
import { readYaml, type YamlNode } from './yaml.ts';

/** What is read of a config file: all that makes sense of it, and what does not, with its place. */
interface ConfigRead {
  readonly config: ConfigPart;
  readonly faults: readonly Finding[];
}

/** Tells a fault; nothing is read where one is. */
type Report = (range: Range, text: Text, args?: Arguments) => ConfigPart;
type Read = (node: YamlNode, report: Report) => ConfigPart;

/** The keys of `.hadolint.yaml`; https://github.com/hadolint/hadolint#configure. */
const keys: Readonly<Record<string, Read>> = {
  ignored: (node, report) => ({ ignored: strings(node, report) }),
  override: (node, report) => ({ override: overrides(node, report) }),
  trustedRegistries: (node, report) => ({ trustedRegistries: strings(node, report) }),
  'label-schema': (node, report) => ({ labelSchema: labels(node, report) }),
  'strict-labels': (node, report) => flag(node, report, (strictLabels) => ({ strictLabels })),
  'disable-ignore-pragma': (node, report) =>
    flag(node, report, (disableIgnorePragma) => ({ disableIgnorePragma })),
  'no-fail': (node, report) => flag(node, report, (noFail) => ({ noFail })),
  // Nothing is ever coloured.
  'no-color': (node, report) => flag(node, report, () => ({})),
  'failure-threshold': (node, report) => {
    const failureThreshold = thresholdNamed(node.scalar?.text ?? '');
    const known = [...severities, 'ignore', 'none'];
    return failureThreshold ? { failureThreshold } : report(node.range, oneOf, list(known));
  },
  format: (node, report) => {
    const format = node.scalar?.text;
    return format ? { format } : report(node.range, needsText);
  },
};

/** Reads a `.hadolint.yaml`; never throws. What is wrong in it is told, the rest counts. */
export function readHadolintConfig(source: string): ConfigRead {
  const faults: Finding[] = [];
  const report: Report = (range, text, args) => {
    const message = said(text, args);
    const none = { related: [], fixes: [], link: '' };
    faults.push({ ids: ['BadConfig'], severity: 'warning', range, message, ...none });
    return {};
  };
  const read = readYaml(source);
  if ('wrong' in read) {
    report(read.range, noYaml, { reason: read.wrong });
    return { config: {}, faults };
  }
  const { root } = read;
  if (root === undefined || root.scalar?.text === '') return { config: {}, faults };
  let config: ConfigPart = {};
  for (const { name, key, value } of entriesOf(root, report)) {
    const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (known === undefined) report(key.range, unknownKey, { name, ...list(Object.keys(keys)) });
    else config = { ...config, ...known(value, report) };
  }
  return { config, faults };
}

interface Entry {
  readonly name: string;
  readonly key: YamlNode;
  readonly value: YamlNode;
}

function entriesOf(node: YamlNode, report: Report): readonly Entry[] {
  if (node.entries === undefined) {
    report(firstLine(node.range), needsMapping);
    return [];
  }
  const seen = new Set<string>();
  return node.entries.flatMap(({ key, value }) => {
    const name = key.scalar?.text ?? '';
    if (seen.has(name)) report(key.range, twice, { name });
    seen.add(name);
    return [{ name, key, value }];
  });
}

function strings(node: YamlNode, report: Report): readonly string[] {
  if (node.list === undefined) {
    if (node.scalar?.text !== '') report(firstLine(node.range), needsList);
    return [];
  }
  return node.list.flatMap(({ scalar, range }) => {
    if (scalar === undefined) report(firstLine(range), needsText);
    return scalar?.text ?? [];
  });
}

/** Of a rule that is named twice the stronger counts, as in hadolint. */
function overrides(node: YamlNode, report: Report): Readonly<Record<string, Severity>> {
  const found = new Map<string, Severity>();
  for (const { name, key, value } of entriesOf(node, report)) {
    const severity = severities.find((one) => one === name);
    if (severity === undefined) {
      report(key.range, unknownKey, { name, ...list(severities) });
      continue;
    }
    for (const id of strings(value, report)) {
      const before = found.get(id);
      if (before === undefined || severities.indexOf(severity) < severities.indexOf(before)) {
        found.set(id, severity);
      }
    }
  }
  return Object.fromEntries(found);
}

function labels(node: YamlNode, report: Report): Readonly<Record<string, LabelForm>> {
  const found = entriesOf(node, report).flatMap(({ name, value }) => {
    const form = labelForms.find((one) => one === value.scalar?.text);
    if (form === undefined) report(firstLine(value.range), oneOf, list(labelForms));
    return form === undefined ? [] : [[name, form] as const];
  });
  return Object.fromEntries(found);
}

function flag(
  { scalar, range }: YamlNode,
  report: Report,
  part: (value: boolean) => ConfigPart,
): ConfigPart {
  if (scalar?.quoted === false && /^(?:true|True|TRUE)$/.test(scalar.text)) return part(true);
  if (scalar?.quoted === false && /^(?:false|False|FALSE)$/.test(scalar.text)) return part(false);
  return report(firstLine(range), oneOf, list(['true', 'false']));
}

function firstLine({ start, end }: Range): Range {
  return end.line === start.line ? { start, end } : { start, end: start };
}

function list(names: readonly string[]): { readonly known: string } {
  return { known: names.join(', ') };
}

const noYaml = {
  en: 'This is no YAML: {reason}. Correct it here; until then no line of the file counts.',
  'zh-cn': '这里不是有效的 YAML：{reason}。请改正，在此之前整个文件都不起作用。',
};
const unknownKey = {
  en: 'There is no key `{name}` here. Write one of: {known}.',
  'zh-cn': '这里没有 `{name}` 这个键，请写其中之一：{known}。',
};
const twice = {
  en: '`{name}` is written twice; the last one counts. Keep one.',
  'zh-cn': '`{name}` 写了两次，以最后一个为准，请只保留一个。',
};
const oneOf = { en: 'Write one of: {known}.', 'zh-cn': '请写其中之一：{known}。' };
const needsMapping = { en: 'Write keys with values here.', 'zh-cn': '这里请写键和值。' };
const needsList = {
  en: 'Write a list here, such as `[DL3008]`.',
  'zh-cn': '这里请写列表，例如 `[DL3008]`。',
};
const needsText = { en: 'Write a plain word here.', 'zh-cn': '这里请写一个普通的词。' };
