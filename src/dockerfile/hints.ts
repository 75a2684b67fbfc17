import type { LintConfig } from '../lint/config/config.ts';
import type { Finding, Fix } from '../lint/finding.ts';
import { fixAll } from '../lint/fixAll.ts';
import type { More } from '../lint/lint.ts';
import type { RuleInfo } from '../lint/rule.ts';
import { ignoresOf } from './addIgnore.ts';
import { completionAt } from './editor/complete.ts';
import { foldsOf } from './editor/folding.ts';
import { hoverAt } from './editor/hover.ts';
import { imageProposals } from './editor/images.ts';
import { definitionsAt, definitionsOf, nameAt } from './editor/names.ts';
import { folderOf, pathProposals } from './editor/paths.ts';
import { rename, renamedAt } from './editor/rename.ts';
import { symbolsOf } from './editor/symbols.ts';
import { lintDockerfile, type Around } from './lint.ts';
import { parseDockerfile } from './parse.ts';
import { dockerfileRules } from './rules/table.ts';
import { unusedIgnore } from './rules/unusedIgnore.ts';
import { scriptsOf, type Script } from './scripts.ts';

/** What ShellCheck finds in a file; undefined where it is not asked. */
type Ask = (scripts: readonly Script[]) => Promise<More | undefined>;

/** The findings of a text without its byte order mark, in reading order. */
export async function findingsIn(
  text: string,
  config: LintConfig,
  around: Omit<Around, 'more'>,
  ask: Ask,
): Promise<readonly Finding[]> {
  const document = parseDockerfile(text);
  const more = await ask(scriptsOf(document));
  return lintDockerfile(document, config, { ...around, more });
}

/**
 * The text with all fixes made that no person must choose.
 * @param only one rule's alone
 */
export async function fixedText(
  text: string,
  config: LintConfig,
  around: Omit<Around, 'more'>,
  ask: Ask,
  only?: string,
): Promise<string> {
  return (await fixAll(text, (now) => findingsIn(now, config, around, ask), only)).text;
}

/** The ways to ignore a finding in its file, for people who know better. */
export function ignoringOf(text: string, finding: Finding): readonly Fix[] {
  return ignoresOf(parseDockerfile(text), finding);
}

/** What is told of a rule, by any of its names. */
export function ruleNamed(id: string): RuleInfo | undefined {
  return [...dockerfileRules, unusedIgnore].find(({ ids }) => ids.includes(id));
}

/** What an editor asks of a Dockerfile beside findings. */
export const editing = {
  ...{ parseDockerfile, completionAt, imageProposals, folderOf, pathProposals, hoverAt },
  ...{ symbolsOf, foldsOf, nameAt, definitionsAt, definitionsOf, renamedAt, rename },
};
