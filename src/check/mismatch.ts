import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Judgement } from './verdict.ts';
import { shown } from './wordings.ts';

/** One aspect of an object that is not as wanted. */
export interface Mismatch {
  readonly aspect: string;
  readonly expected: Said;
  readonly observed: Said;
}

/** The first mismatch as a failure, or a pass that shows what is there. */
export function judged(mismatch: Mismatch | undefined, expected: Said, observed: Said): Judgement {
  return mismatch === undefined ? { pass: true, expected, observed } : { pass: false, ...mismatch };
}

/** A value that must be as wanted; where nothing is wanted, all is well. */
export function unlike(
  aspect: string,
  wanted: string | undefined,
  found: string,
): Mismatch | undefined {
  return wanted === undefined || wanted === found
    ? undefined
    : { aspect, expected: shown(wanted), observed: shown(found) };
}

/** A yes or no in words of its own. */
export function unlikeTruth(
  aspect: string,
  wanted: boolean | undefined,
  found: boolean,
  words: { readonly yes: Text; readonly no: Text },
): Mismatch | undefined {
  const saidOf = (value: boolean): Said => said(value ? words.yes : words.no);
  return wanted === undefined || wanted === found
    ? undefined
    : { aspect, expected: saidOf(wanted), observed: saidOf(found) };
}

/** Values that must all be among those found. */
export function lacking(
  aspect: string,
  wanted: readonly string[] | undefined,
  found: readonly string[],
): Mismatch | undefined {
  return (wanted ?? []).every((each) => found.includes(each))
    ? undefined
    : {
        aspect,
        expected: shown((wanted ?? []).join(', ')),
        observed: shown(found.join(', ')),
      };
}

const label: Text = { en: 'the label `{pair}`', 'zh-cn': '标签（label）`{pair}`' };

/** Labels that must be there with these values. */
export function otherLabel(
  wanted: Readonly<Record<string, string>> | undefined,
  found: Readonly<Record<string, string>>,
): Mismatch | undefined {
  for (const [key, value] of Object.entries(wanted ?? {})) {
    const there = Object.hasOwn(found, key) ? found[key] : undefined;
    if (there === value) continue;
    return {
      aspect: 'labels',
      expected: said(label, { pair: `${key}=${value}` }),
      observed: there === undefined ? shown('') : said(label, { pair: `${key}=${there}` }),
    };
  }
  return undefined;
}

/** Variables that must be there with these values; `found` are `NAME=value`. */
export function otherVariable(
  wanted: Readonly<Record<string, string>> | undefined,
  found: readonly string[],
): Mismatch | undefined {
  for (const [key, value] of Object.entries(wanted ?? {})) {
    if (found.includes(`${key}=${value}`)) continue;
    const there = found.find((each) => each.startsWith(`${key}=`));
    return {
      aspect: 'environment',
      expected: shown(`${key}=${value}`),
      observed: shown(there ?? ''),
    };
  }
  return undefined;
}
