import {
  EVENT_ID,
  NOT_RESOLVED,
  SCALAR_STYLE,
  YAMLException,
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  nullCoreTag,
  parseEvents,
} from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';
import type { Range } from '../range.ts';
import { fault } from './fault.ts';
import type { Fault } from './model.ts';
import { lineTable } from '../lineTable.ts';
import { fileStart } from './places.ts';
import { syntaxText } from './syntaxTexts.ts';

/** One value of a YAML file with its place. */
export interface Node {
  readonly value: unknown;
  readonly range: Range;
  /** The key's place, of a mapping's value. */
  readonly key?: Range;
  /** What is in it, by key or index; empty for a scalar. */
  readonly items: ReadonlyMap<string | number, Node>;
}

/** `root` is there exactly when there are no faults. */
interface YamlRead {
  readonly root?: Node;
  readonly faults: readonly Fault[];
}

interface DocumentsRead {
  readonly roots: readonly Node[];
  readonly faults: readonly Fault[];
}

type Open =
  | { is: 'document' }
  | { is: 'sequence'; start: number; value: unknown[]; items: Map<string | number, Node> }
  | {
      is: 'mapping';
      start: number;
      value: Record<string, unknown>;
      items: Map<string | number, Node>;
      key?: { name: string | undefined; start: number; end: number };
    };

/** A large lab has a tenth of this. */
const mostEvents = 50_000;
const implicitTags = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];
const noItems: ReadonlyMap<string | number, Node> = new Map();

/**
 * Reads one YAML document of plain values (core schema, no tags, no aliases) with the place of each.
 * Never throws: the first syntax fault, or all faults of keys, tags and aliases.
 */
export function readYaml(source: string, path: string): YamlRead {
  const { roots, faults } = readDocuments(source, path);
  const [root, second] = roots;
  if (second !== undefined)
    return { faults: [...faults, fault('yaml-documents', path, second.range, documentsText)] };
  if (root === undefined && faults.length === 0)
    return { faults: [fault('yaml-empty', path, fileStart, emptyText)] };
  return faults.length > 0 || root === undefined ? { faults } : { root, faults: [] };
}

/** The documents of a file, read as `readYaml` reads one; as far as they go where there are faults. */
export function readDocuments(source: string, path: string): DocumentsRead {
  const events = parse(source, path);
  if ('faults' in events) return { roots: [], faults: events.faults };
  if (events.events.length > mostEvents)
    return { roots: [], faults: [fault('yaml-too-many', path, fileStart, manyText)] };
  return compose(source, path, events.events);
}

function parse(source: string, path: string): { events: Event[] } | { faults: Fault[] } {
  try {
    return { events: parseEvents(source, { maxDepth: 100 }) };
  } catch (error) {
    const reason = error instanceof YAMLException ? error.reason : String(error);
    const at = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
    const range = lineTable(source)(at, Math.min(at + 1, source.length));
    return { faults: [fault('yaml-syntax', path, range, syntaxText(reason), { reason })] };
  }
}

function compose(source: string, path: string, events: readonly Event[]): DocumentsRead {
  const rangeOf = lineTable(source);
  const faults: Fault[] = [];
  const stack: Open[] = [];
  const roots: Node[] = [];
  /** The end of what was read so far. */
  let cursor = 0;

  const accept = (value: unknown, start: number, end: number, items = noItems): void => {
    const parent = stack.at(-1);
    const range = rangeOf(start, end);
    if (parent === undefined || parent.is === 'document') {
      roots.push({ value, range, items });
      return;
    }
    if (parent.is === 'sequence') {
      parent.items.set(parent.value.length, { value, range, items });
      parent.value.push(value);
      return;
    }
    if (parent.key === undefined) {
      parent.key = { name: keyName(value, start, end, parent), start, end };
      return;
    }
    const { name, start: keyStart, end: keyEnd } = parent.key;
    delete parent.key;
    if (name === undefined) return;
    const key = rangeOf(keyStart, keyEnd);
    parent.value[name] = value;
    parent.items.set(name, {
      value,
      range: value === null && start === end ? key : range,
      key,
      items,
    });
  };

  const keyName = (
    value: unknown,
    start: number,
    end: number,
    parent: Extract<Open, { is: 'mapping' }>,
  ): string | undefined => {
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (!plain || value === '__proto__') {
      faults.push(fault('yaml-key', path, rangeOf(start, end), keyText));
      return undefined;
    }
    const name = String(value);
    if (parent.items.has(name)) {
      const key = { key: name };
      faults.push(fault('yaml-duplicate-key', path, rangeOf(start, end), duplicateText, key));
      return undefined;
    }
    return name;
  };

  for (const event of events) {
    if ('tagStart' in event && event.tagStart >= 0)
      faults.push(fault('yaml-tag', path, rangeOf(event.tagStart, event.tagEnd), tagText));
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        stack.push({ is: 'document' });
        break;
      case EVENT_ID.SEQUENCE:
        cursor = Math.max(cursor, event.start);
        stack.push({ is: 'sequence', start: event.start, value: [], items: new Map() });
        break;
      case EVENT_ID.MAPPING:
        cursor = Math.max(cursor, event.start);
        stack.push({ is: 'mapping', start: event.start, value: {}, items: new Map() });
        break;
      case EVENT_ID.SCALAR:
        if (event.valueStart < 0) {
          // Nothing was written: the value's place is behind the dash or the key.
          const after = emptyAfter(source, cursor, stack.at(-1)?.is === 'sequence');
          cursor = after;
          accept(null, after, after);
        } else {
          cursor = Math.max(cursor, event.valueEnd);
          accept(scalar(source, event), event.valueStart, event.valueEnd);
        }
        break;
      case EVENT_ID.ALIAS: {
        const range = rangeOf(event.anchorStart - 1, event.anchorEnd);
        faults.push(fault('yaml-alias', path, range, aliasText));
        cursor = Math.max(cursor, event.anchorEnd);
        accept(undefined, event.anchorStart, event.anchorEnd);
        break;
      }
      case EVENT_ID.POP: {
        const closed = stack.pop();
        if (closed === undefined || closed.is === 'document') break;
        cursor = closingBracket(source, closed.start, cursor);
        accept(closed.value, closed.start, cursor, closed.items);
        break;
      }
    }
  }
  return { roots, faults };
}

function scalar(source: string, event: ScalarEvent): unknown {
  const text = getScalarValue(source, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return text;
  for (const tag of implicitTags) {
    const value: unknown = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

function emptyAfter(source: string, from: number, inSequence: boolean): number {
  const behind = inSequence ? /(?:[\s,]|#.*(?:[\r\n]|$))*-/y : /\s*:/y;
  behind.lastIndex = from;
  return behind.test(source) ? behind.lastIndex : from;
}

/** The end of a collection: behind its bracket if it was opened by one. */
function closingBracket(source: string, start: number, end: number): number {
  if (source[start] !== '[' && source[start] !== '{') return end;
  const bracket = /["'\s,]*[\]}]/y;
  bracket.lastIndex = Math.max(end, start + 1);
  return bracket.test(source) ? bracket.lastIndex : end;
}

const emptyText = {
  en: 'The file is empty. Write `schema: 1` and what follows it.',
  'zh-cn': '文件是空的。请从 `schema: 1` 开始写。',
};
const manyText = {
  en: 'Write a smaller file: it holds too many values.',
  'zh-cn': '请缩小文件：里面的值太多。',
};
const documentsText = {
  en: 'Write one document only: remove the `---` and what follows it.',
  'zh-cn': '只能写一个文档：删掉 `---` 及其后的内容。',
};
const aliasText = {
  en: 'Write the value out: a lab has no aliases.',
  'zh-cn': '请把值直接写出来：实验文件不用别名（`*`）。',
};
const tagText = {
  en: 'Remove the tag that starts with `!`: a lab has plain values only.',
  'zh-cn': '删掉以 `!` 开头的标记：实验文件只用普通的值。',
};
const keyText = {
  en: 'Write a plain word as the key.',
  'zh-cn': '键请写成一个普通的词。',
};
const duplicateText = {
  en: 'Remove one of the two: `{key}` is written twice here.',
  'zh-cn': '`{key}` 在这里写了两次，请删掉一个。',
};
