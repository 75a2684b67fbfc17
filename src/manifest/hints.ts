import type { LintConfig } from '../lint/config/config.ts';
import { fixAll } from '../lint/fixAll.ts';
import type { RuleInfo } from '../lint/rule.ts';
import { readManifest, type Manifest } from './document.ts';
import { lintManifest } from './lint.ts';
import type { ManifestRule } from './rules/rule.ts';
import { manifestRules } from './rules/table.ts';
import { unusedIgnore } from './rules/unusedIgnore.ts';
import { lookTogether } from './together.ts';

/**
 * The text of a manifest with all fixes made that no person must choose.
 * @param others what is looked at together with it
 * @param only one rule's alone
 */
export async function fixedText(
  manifest: Manifest,
  config: LintConfig,
  others: readonly Manifest[],
  custom: readonly ManifestRule[],
  only?: string,
): Promise<string> {
  const { schemas, path } = manifest;
  const found = (text: string) => {
    const now = readManifest(text, schemas, path);
    return lintManifest(now, config, lookTogether([now, ...others]), custom);
  };
  return (await fixAll(manifest.file.text, found, only)).text;
}

/** What is told of a rule, by any of its names. */
export function ruleNamed(id: string): RuleInfo | undefined {
  return [...manifestRules, unusedIgnore].find(({ ids }) => ids.includes(id));
}
