import type { Fix } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said } from '../../text.ts';
import type { Range } from '../../range.ts';
import { keyOf } from '../model.ts';
import type { FaultThat } from '../schema/check.ts';

const write = { en: 'Write `{word}`', 'zh-cn': '改为 `{word}`' };

/** The word that was most likely meant; undefined when none is near. */
export function meant(written: string, words: readonly string[]): string | undefined {
  const folded = words.filter((word) => word.toLowerCase() === written.toLowerCase());
  return folded.length === 1 ? folded[0] : closestName(written, words);
}

/** The field that an unknown one was most likely meant as, and whether its value has that field's form. */
export function meantField({
  pair,
  known,
  fitting,
}: FaultThat<'unknown-field'>): { readonly name: string; readonly fits: boolean } | undefined {
  const key = keyOf(pair);
  const fit = meant(key, fitting);
  const name = fit ?? meant(key, known);
  return name === undefined ? undefined : { name, fits: fit !== undefined };
}

/** Writes a word for another. Where more than its letters' case differs, a person must choose. */
export function rename(range: Range, written: string, word: string, text = word): Fix {
  const guessed = word.toLowerCase() !== written.toLowerCase();
  const fix = { title: said(write, { word }), edits: [{ range, text }] };
  return guessed ? { ...fix, choose: true } : fix;
}
