import type { RuleCase } from './support.ts';

/** A source with marks, or that and the text after the fix. */
type Firing = string | readonly [source: string, fixed: string];

/** Cases of rules about shell commands: each begins `FROM debian:12` unless it has a FROM itself. */
export function shellCases(
  firing: readonly Firing[],
  clean: readonly string[],
): Readonly<Record<string, RuleCase>> {
  const fires = firing.map((one): [string, RuleCase] => {
    const [source, fixed] = typeof one === 'string' ? [one] : one;
    const whole = withFrom(source);
    return [
      `in ${JSON.stringify(source)}`,
      fixed === undefined ? { source: whole } : { source: whole, fixed: withFrom(fixed) },
    ];
  });
  const quiet = clean.map((source): [string, RuleCase] => [
    `not in ${JSON.stringify(source)}`,
    { source: withFrom(source) },
  ]);
  return Object.fromEntries([...fires, ...quiet]);
}

function withFrom(source: string): string {
  return /^FROM /m.test(source) ? source : `FROM debian:12\n${source}`;
}
