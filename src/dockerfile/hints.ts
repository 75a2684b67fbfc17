import type { LintConfig } from '../lint/config/config.ts';
import type { Finding } from '../lint/finding.ts';
import { fixAll } from '../lint/fixAll.ts';
import type { RuleInfo } from '../lint/rule.ts';
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

/** The findings of a text without its byte order mark, in reading order. */
export function findingsIn(text: string, config: LintConfig, around: Around): readonly Finding[] {
  return lintDockerfile(parseDockerfile(text), config, around);
}

/**
 * The text with all fixes made that no person must choose.
 * @param only one rule's alone
 */
export function fixedText(text: string, config: LintConfig, around: Around, only?: string): string {
  const found = (now: string): readonly Finding[] =>
    findingsIn(now, config, around).filter(({ ids }) => only === undefined || ids.includes(only));
  return fixAll(text, found).text;
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
