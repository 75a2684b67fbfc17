import type { TextEdit } from '../lint/finding.ts';
import type { Manifest } from './document.ts';
import { pairAt, type ListNode, type MapNode, type Node, type Pair } from './model.ts';

/** What an edit writes: laid out as its surroundings are, in block, in braces or in JSON. */
export type Written =
  string | number | boolean | readonly Written[] | { readonly [key: string]: Written };

/**
 * Writes a value at the end of a way of keys, with those of the way that are not there yet; a scalar
 * that stands there is replaced. Undefined where the text cannot be changed by one edit.
 */
export function setAt(
  manifest: Manifest,
  root: MapNode,
  path: readonly string[],
  value: Written,
): TextEdit | undefined {
  let map = root;
  for (const [index, key] of path.entries()) {
    const pair = pairAt(map, key);
    if (pair !== undefined && !pair.merged && isAlias(pair)) return undefined;
    if (pair?.merged === false && pair.value.type === 'map' && index < path.length - 1) {
      map = pair.value;
      continue;
    }
    const rest = path.slice(index + 1);
    const nested = rest.reduceRight<Written>((inner, one) => ({ [one]: inner }), value);
    if (pair === undefined || pair.merged) return added(manifest, map, key, nested);
    return pair.value.type === 'scalar' ? replaced(manifest, pair, nested) : undefined;
  }
  return undefined;
}

/** Adds an item behind the last of a list. */
export function itemAdded(
  manifest: Manifest,
  list: ListNode,
  value: string | number,
): TextEdit | undefined {
  const { text } = manifest.file;
  const last = list.items.at(-1);
  if (list.flow) {
    if (last === undefined) return insertion(manifest, list.span.start + 1, inFlow(text, value));
    if (!isWithin(last, list)) return undefined;
    return insertion(manifest, endOf(last), `, ${inFlow(text, value)}`);
  }
  if (last === undefined || !isWithin(last, list)) return undefined;
  const dash = dashBefore(text, last.span.start);
  if (dash === undefined) return undefined;
  const line = `${text.slice(lineStart(text, dash), dash)}- ${inFlow(text, value)}`;
  return lineBehind(manifest, endOf(last), [line]);
}

/** Takes a key away with its value; undefined where another must stay in its line. */
export function pairRemoved(manifest: Manifest, map: MapNode, pair: Pair): TextEdit | undefined {
  const own = map.pairs.filter(({ merged }) => !merged);
  const at = own.indexOf(pair);
  const next = own[at + 1];
  if (at < 0 || own.length < 2) return undefined;
  const { text } = manifest.file;
  const { start } = pair.key.span;
  if (map.flow) {
    const before = own[at - 1];
    const span =
      next === undefined && before !== undefined
        ? { start: endOfPair(before), end: endOfPair(pair) }
        : { start, end: next?.key.span.start ?? start };
    return isAlias(before) || isAlias(pair)
      ? undefined
      : { range: manifest.rangeOf(span), text: '' };
  }
  // The first of a list's item stands behind the dash, which the next one needs.
  const isAlone = text.slice(lineStart(text, start), start).trim() === '';
  if (!isAlone) {
    if (next === undefined) return undefined;
    return { range: manifest.rangeOf({ start, end: next.key.span.start }), text: '' };
  }
  return linesRemoved(manifest, start, endOfPair(pair));
}

/** Takes an item out of a list that has others. */
export function itemRemoved(manifest: Manifest, list: ListNode, item: Node): TextEdit | undefined {
  if (list.flow || list.items.length < 2 || !isWithin(item, list)) return undefined;
  const { text } = manifest.file;
  const dash = dashBefore(text, item.span.start);
  if (dash === undefined || text.slice(lineStart(text, dash), dash).trim() !== '') return undefined;
  return linesRemoved(manifest, dash, endOf(item));
}

/** Whole lines, from the one of an offset to the one of another. */
function linesRemoved(manifest: Manifest, from: number, to: number): TextEdit {
  const { text } = manifest.file;
  const end = lineEnd(text, to);
  const span = { start: lineStart(text, from), end: Math.min(end + 1, text.length) };
  return { range: manifest.rangeOf(span), text: '' };
}

function replaced(manifest: Manifest, pair: Pair, value: Written): TextEdit | undefined {
  const { text } = manifest.file;
  const { span } = pair.value;
  const isEmpty = span.start === span.end;
  if (!isEmpty) return { range: manifest.rangeOf(span), text: inFlow(text, value) };
  // An empty value: what is written goes behind its colon, or on lines of its own.
  const colon = text.indexOf(':', pair.key.span.end);
  if (colon < 0) return undefined;
  if (typeof value !== 'object') return insertion(manifest, colon + 1, ` ${inFlow(text, value)}`);
  const indent = ' '.repeat(columnOf(text, pair.key.span.start) + 2);
  return lineBehind(manifest, colon, inBlock(text, value, indent));
}

function added(
  manifest: Manifest,
  map: MapNode,
  key: string,
  value: Written,
): TextEdit | undefined {
  const { text } = manifest.file;
  const own = map.pairs.filter(({ merged }) => !merged);
  const [first, last] = [own[0], own.at(-1)];
  if (map.flow) {
    const written = entry(text, key, inFlow(text, value));
    if (last === undefined) {
      return map.pairs.length > 0 ? undefined : insertion(manifest, map.span.start + 1, written);
    }
    return isAlias(last) ? undefined : insertion(manifest, endOfPair(last), `, ${written}`);
  }
  if (first === undefined || last === undefined) return undefined;
  const indent = ' '.repeat(columnOf(text, first.key.span.start));
  return lineBehind(manifest, endOfPair(last), inBlock(text, { [key]: value }, indent));
}

/** Lines behind the one that an offset is in. */
function lineBehind(manifest: Manifest, offset: number, lines: readonly string[]): TextEdit {
  const { text } = manifest.file;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const end = lineEnd(text, offset);
  const written = lines.join(newline);
  return end < text.length
    ? insertion(manifest, end + 1, `${written}${newline}`)
    : insertion(manifest, end, `${newline}${written}`);
}

function insertion(manifest: Manifest, at: number, text: string): TextEdit {
  return { range: manifest.rangeOf({ start: at, end: at }), text };
}

function inBlock(text: string, value: Written, indent: string): readonly string[] {
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...rest] = inBlock(text, item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (typeof value !== 'object') return [`${indent}${inFlow(text, value)}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object'
      ? [`${indent}${key}:`, ...inBlock(text, inner, `${indent}  `)]
      : [`${indent}${entry(text, key, inFlow(text, inner))}`],
  );
}

/** On one line. */
function inFlow(text: string, value: Written): string {
  if (isList(value)) return `[${value.map((item) => inFlow(text, item)).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    return `{${entries.map(([key, inner]) => entry(text, key, inFlow(text, inner))).join(', ')}}`;
  }
  if (typeof value !== 'string') return String(value);
  return isJson(text) || !isPlain(value) ? JSON.stringify(value) : value;
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

function entry(text: string, key: string, value: string): string {
  return `${isJson(text) || !isPlain(key) ? JSON.stringify(key) : key}: ${value}`;
}

/** Whether a string stays one without quotes. */
function isPlain(value: string): boolean {
  const isWord = /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
  return !isWord && /^(?:[A-Za-z_/]|\d+[A-Za-z])[\w./:-]*$/.test(value) && !/:$/.test(value);
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** An alias stands for what is written above it. */
function isAlias(pair: Pair | undefined): boolean {
  return pair !== undefined && pair.value.span.start < pair.key.span.end;
}

function isWithin({ span }: Node, around: Node): boolean {
  return around.span.start <= span.start && span.end <= around.span.end;
}

/** Where a key's value ends, without the comment and the break behind it. */
function endOfPair(pair: Pair): number {
  return isAlias(pair) ? pair.key.span.end : Math.max(pair.key.span.end, endOf(pair.value));
}

function endOf(node: Node): number {
  if (node.type === 'scalar' || node.flow) return node.span.end;
  if (node.type === 'list') {
    const last = node.items.at(-1);
    return last === undefined || !isWithin(last, node) ? node.span.end : endOf(last);
  }
  const last = node.pairs.findLast(({ merged }) => !merged);
  return last === undefined ? node.span.end : endOfPair(last);
}

/** The dash in front of a list's item. */
function dashBefore(text: string, offset: number): number | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  const dash = /-\s+(?:[&!]\S+\s+)?$/.exec(before);
  return dash === null ? undefined : lineStart(text, offset) + dash.index;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The break that ends the line of what ends there; a block scalar ends with its break. */
function lineEnd(text: string, offset: number): number {
  const from = text[offset - 1] === '\n' ? offset - 1 : offset;
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
