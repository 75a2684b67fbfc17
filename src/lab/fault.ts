import type { Range } from '../range.ts';
import { said } from '../text.ts';
import type { Arguments, Text } from '../text.ts';
import type { Fault } from './model.ts';

export function fault(id: string, path: string, range: Range, text: Text, args?: Arguments): Fault {
  return { id, message: said(text, args), place: { path, range } };
}

/** Names one after the other, as code. */
export function codeList(names: readonly unknown[]): Text {
  const list = names.map((name) => `\`${String(name)}\``);
  return { en: list.join(', '), 'zh-cn': list.join('、') };
}

/** More would only bury the first ones. */
const mostFaults = 100;

/** The faults of one file in reading order, each said once, at most 100. */
export function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Set<string>();
  return faults
    .filter((one) => {
      const key = JSON.stringify(one);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .toSorted(({ place: a }, { place: b }) =>
      a.path === b.path
        ? a.range.start.line - b.range.start.line ||
          a.range.start.character - b.range.start.character
        : 0,
    )
    .slice(0, mostFaults);
}
