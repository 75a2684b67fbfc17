import type { LintConfig } from '../lint/config/config.ts';
import type { Finding } from '../lint/finding.ts';
import { lint, type More } from '../lint/lint.ts';
import { readComments } from './comments.ts';
import type { Manifest } from './document.ts';
import { linkOf } from './rules/links.ts';
import type { ManifestRule } from './rules/rule.ts';
import { manifestRules } from './rules/table.ts';
import { unusedIgnore, unusedIgnoreFound } from './rules/unusedIgnore.ts';
import type { Together } from './together.ts';

/**
 * The findings of a file of manifests, in reading order.
 * @param together the objects of all files that are looked at together, this one's too
 * @param custom rules that a config adds
 * @param more what a cluster says of it
 */
export function lintManifest(
  document: Manifest,
  config: LintConfig,
  together: Together,
  custom: readonly ManifestRule[] = [],
  more?: More,
): readonly Finding[] {
  return lint({
    document,
    context: together,
    rules: custom.length === 0 ? manifestRules : [...manifestRules, ...custom],
    config,
    comments: readComments(document),
    linkOf,
    more,
    unused: { info: unusedIgnore, found: unusedIgnoreFound },
  });
}
