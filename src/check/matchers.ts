import * as z from 'zod/mini';
import { told } from '../lab/told.ts';
import type { Text } from '../text.ts';

/** One text, or several that must all be there. */
export const texts = z.union([
  z.string().check(z.minLength(1)),
  z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
]);
type Texts = z.infer<typeof texts>;

/** A text that must hold all of `includes`, or be `equals`; a list in `equals` is a list of words. */
export const textMatch = z
  .strictObject({ includes: z.optional(texts), equals: z.optional(texts) })
  .check(
    z.refine(
      (m) => m.includes !== undefined || m.equals !== undefined,
      told({
        en: 'Write `includes` or `equals` here.',
        'zh-cn': '这里请写 `includes` 或 `equals`。',
      }),
    ),
  );
type TextMatch = z.infer<typeof textMatch>;

export function asList(value: Texts | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** What of `wanted` the text does not hold. */
export function missingFrom(text: string, wanted: Texts | undefined): readonly string[] {
  return asList(wanted).filter((part) => !text.includes(part));
}

/** Runs of blanks count as one, so that spacing alone is never wrong. */
export function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

const shells = new Set(['sh', 'bash', '/bin/sh', '/bin/bash']);

/** The words of a command as one line; the shell form `sh -c "…"` counts as what it runs. */
export function commandLine(argv: readonly string[]): string {
  const [first, second, third] = argv;
  const inner =
    argv.length === 3 && first !== undefined && shells.has(first) && second === '-c'
      ? third
      : undefined;
  return squeeze(inner === undefined ? argv.join(' ') : inner.replace(/^\s*exec\s+/, ''));
}

export function matchesText(text: string, match: TextMatch): boolean {
  const line = squeeze(text);
  if (match.equals !== undefined && line !== squeeze(asList(match.equals).join(' '))) return false;
  return missingFrom(line, match.includes).length === 0;
}

/** The wanted text for showing: the whole line, or the parts that must be in it. */
export function wantedText(match: TextMatch): string {
  return match.equals === undefined
    ? asList(match.includes).join(' … ')
    : squeeze(asList(match.equals).join(' '));
}

/** Two values side by side in one line of code. */
export const valueOnly: Text = { en: '`{value}`', 'zh-cn': '`{value}`' };
