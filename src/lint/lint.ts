import type { LintConfig } from './config/config.ts';
import { severities, type Finding, type Found, type Severity } from './finding.ts';
import { withoutIgnored, type Comments, type Ignore } from './ignore.ts';
import type { Rule, RuleInfo } from './rule.ts';

/** What another program finds, such as ShellCheck; its ids need not be of a rule. */
export interface More {
  readonly findings: readonly Finding[];
  /** Whether it has looked for what an id stands for: an ignore of that may be idle. */
  readonly serves: (id: string) => boolean;
}

interface Linting<Document, Context> {
  readonly document: Document;
  readonly context: Context;
  readonly rules: readonly Rule<Document, Context>[];
  readonly config: LintConfig;
  readonly comments: Comments;
  /** Where more is said of a rule. */
  readonly linkOf: (id: string) => string;
  readonly more?: More | undefined;
  /** What is said of a comment that ignores nothing. */
  readonly unused: { readonly info: RuleInfo; readonly found: (ignore: Ignore) => Found };
}

/** What the rules find in a document, in reading order, without what the config or comments ignore. */
export function lint<Document, Context>(linting: Linting<Document, Context>): readonly Finding[] {
  const { document, context, rules, config, comments, linkOf, more, unused } = linting;
  const obeyed = config.disableIgnorePragma ? [] : comments.ignores;
  const ran = new Set<string>();
  const finding = (rule: RuleInfo, found: Found): readonly Finding[] => {
    const ids = found.ids ?? rule.ids;
    const severity = severityOf({ ids, severity: rule.severity }, config, comments, found.severity);
    if (severity === undefined) return [];
    const { range, message, related = [], fixes = [] } = found;
    return [{ ids, severity, range, message, related, fixes, link: linkOf(ids[0]) }];
  };
  const all = (more?.findings ?? []).flatMap((one) => {
    const severity = severityOf(one, config, comments);
    return severity === undefined ? [] : [{ ...one, severity }];
  });
  for (const rule of rules) {
    if (severityOf(rule, config, comments) === undefined) continue;
    rule.ids.forEach((id) => ran.add(id));
    for (const found of rule.check(document, context)) all.push(...finding(rule, found));
  }
  const result = withoutIgnored(all, obeyed);
  const idle = result.unused.filter(({ id }) => ran.has(id) || more?.serves(id) === true);
  return [...result.kept, ...idle.flatMap((one) => finding(unused.info, unused.found(one)))]
    .filter((one) => isShown(one, config))
    .toSorted(inReadingOrder);
}

/** The severity of what a rule finds; undefined when the rule is off or ignored. */
function severityOf(
  { ids, severity: own }: Pick<RuleInfo, 'ids' | 'severity'>,
  { ignored, override, profile }: LintConfig,
  comments: Comments,
  found?: Severity,
): Severity | undefined {
  let strongest: number = severities.length;
  for (const id of ids) {
    if (ignored.includes(id)) return undefined;
    const given = comments.override(id) ?? override[id];
    if (given !== undefined) strongest = Math.min(strongest, severities.indexOf(given));
  }
  if (strongest < severities.length) return severities[strongest];
  if (own !== 'off') return found ?? own;
  const on = profile === 'all' || ids.some((id) => comments.turnedOn(id));
  return on ? (found ?? 'info') : undefined;
}

function isShown({ ids, severity }: Finding, { profile, focus }: LintConfig): boolean {
  return profile !== 'learning' || severity === 'error' || ids.some((id) => focus.includes(id));
}

function inReadingOrder({ range: a }: Finding, { range: b }: Finding): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
