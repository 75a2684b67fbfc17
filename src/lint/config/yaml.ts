import { EVENT_ID, SCALAR_STYLE, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import type { Range } from '../../range.ts';
import { lineTable } from '../../lineTable.ts';

/** One value of a YAML file with its place. */
export interface YamlNode {
  readonly range: Range;
  /** Undefined for a mapping or a list. */
  readonly scalar?: { readonly text: string; readonly quoted: boolean };
  readonly list?: readonly YamlNode[];
  readonly entries?: readonly { readonly key: YamlNode; readonly value: YamlNode }[];
}

type Read =
  { readonly root: YamlNode | undefined } | { readonly wrong: string; readonly range: Range };

/** The first document of a YAML text; never throws. Aliases stand for what they name. */
export function readYaml(source: string): Read {
  const rangeOf = lineTable(source);
  try {
    const events = parseEvents(source, { maxDepth: 20 });
    const anchors = new Map<string, YamlNode>();
    let at = 0;
    let last = 0;
    const next = (): YamlNode | undefined => {
      const event = events[at];
      at += 1;
      if (event === undefined || event.type === EVENT_ID.POP) return undefined;
      if (event.type === EVENT_ID.DOCUMENT) return next();
      const anchor = source.slice(event.anchorStart, event.anchorEnd);
      if (event.type === EVENT_ID.ALIAS) {
        last = event.anchorEnd;
        const named = anchors.get(anchor);
        return { ...named, range: rangeOf(event.anchorStart - 1, event.anchorEnd) };
      }
      const node = event.type === EVENT_ID.SCALAR ? scalar() : collection(event.type, event.start);
      if (event.anchorStart >= 0) anchors.set(anchor, node);
      return node;

      function scalar(): YamlNode {
        if (event?.type !== EVENT_ID.SCALAR) return { range: rangeOf(last, last) };
        const written = event.valueStart >= 0;
        const [start, end] = written ? [event.valueStart, event.valueEnd] : [last, last];
        last = Math.max(last, end);
        const text = written ? getScalarValue(source, event) : '';
        return {
          range: rangeOf(start, end),
          scalar: { text, quoted: written && event.style !== SCALAR_STYLE.PLAIN },
        };
      }
    };
    const collection = (type: number, start: number): YamlNode => {
      const items: YamlNode[] = [];
      for (let item = next(); item !== undefined; item = next()) items.push(item);
      const range = rangeOf(start, Math.max(last, start));
      if (type === EVENT_ID.SEQUENCE) return { range, list: items };
      const entries = items.flatMap((key, index) => {
        const value = items[index + 1];
        return index % 2 === 0 && value !== undefined ? [{ key, value }] : [];
      });
      return { range, entries };
    };
    return { root: next() };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const position = Math.min(error.mark?.position ?? 0, source.length);
    return { wrong: error.reason, range: rangeOf(position, Math.min(position + 1, source.length)) };
  }
}
