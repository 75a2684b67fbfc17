import type { RuleCase } from './support.ts';

/** A case as `[source, text after the fixes, what decides]`, named by its source. */
type Row = readonly [
  source: string,
  fixed?: string | undefined,
  more?: Omit<RuleCase, 'source' | 'fixed'>,
];

/** Cases that need no other name than their source. Fixes that a person must choose: `more.chosen`. */
export function table(
  finds: readonly Row[],
  clean: readonly (string | readonly [source: string, more: Omit<RuleCase, 'source'>])[],
): Readonly<Record<string, RuleCase>> {
  const cases: Record<string, RuleCase> = {};
  const add = (one: RuleCase): void => {
    cases[`${JSON.stringify(one.source)}${one.dockerignore ?? ''}`] = one;
  };
  for (const [source, fixed, more] of finds) {
    add({ source, ...(fixed === undefined ? {} : { fixed }), ...more });
  }
  for (const one of clean) {
    const [source, more] = typeof one === 'string' ? [one, {}] : one;
    add({ source, ...more });
  }
  return cases;
}
