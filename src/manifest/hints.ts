import type { LintConfig } from '../lint/config/config.ts';
import { fixAll } from '../lint/fixAll.ts';
import type { RuleInfo } from '../lint/rule.ts';
import { lintManifest } from './lint.ts';
import { manifestRules } from './rules/table.ts';
import { unusedIgnore } from './rules/unusedIgnore.ts';
import type { Schemas } from './schema/schemas.ts';

/**
 * The text with all fixes made that no person must choose.
 * @param only one rule's alone
 */
export async function fixedText(
  text: string,
  config: LintConfig,
  schemas: Schemas,
  only?: string,
): Promise<string> {
  const found = (now: string) =>
    Promise.resolve(
      lintManifest(now, config, schemas).filter(
        ({ ids }) => only === undefined || ids.includes(only),
      ),
    );
  return (await fixAll(text, found)).text;
}

/** What is told of a rule, by any of its names. */
export function ruleNamed(id: string): RuleInfo | undefined {
  return [...manifestRules, unusedIgnore].find(({ ids }) => ids.includes(id));
}
