import type { LintConfig } from '../lint/config/config.ts';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import { readComments } from './comments.ts';
import { readManifest } from './document.ts';
import { manifestRules } from './rules/table.ts';
import { unusedIgnore, unusedIgnoreFound } from './rules/unusedIgnore.ts';
import type { Schemas } from './schema/schemas.ts';

/** The findings of a file of manifests, in reading order; its text is without a byte order mark. */
export function lintManifest(
  text: string,
  config: LintConfig,
  schemas: Schemas,
): readonly Finding[] {
  const document = readManifest(text, schemas);
  return lint({
    document,
    context: undefined,
    rules: manifestRules,
    config,
    comments: readComments(document),
    linkOf: () => '',
    unused: { info: unusedIgnore, found: unusedIgnoreFound },
  });
}
