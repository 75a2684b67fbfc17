import type { LintConfig } from '../lint/config/config.ts';
import { fixAll } from '../lint/fixAll.ts';
import type { RuleInfo } from '../lint/rule.ts';
import { readManifest } from './document.ts';
import { completionAt } from './editor/complete.ts';
import { definitionsAt } from './editor/definitions.ts';
import { hoverAt } from './editor/hover.ts';
import { symbolsOf } from './editor/symbols.ts';
import { lintManifest } from './lint.ts';
import { manifestRules } from './rules/table.ts';
import { unusedIgnore } from './rules/unusedIgnore.ts';
import { readSchemas, readWords } from './schema/read.ts';
import { schemasOf, type Schemas } from './schema/schemas.ts';

export { lintManifest } from './lint.ts';
export { readSchemas, readWords, schemasOf };

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

/** What an editor asks of a manifest beside findings. */
export const editing = { readManifest, completionAt, hoverAt, symbolsOf, definitionsAt };
