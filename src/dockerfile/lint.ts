import type { LintConfig } from '../lint/config/config.ts';
import type { Finding } from '../lint/finding.ts';
import { lint, type More } from '../lint/lint.ts';
import { readComments } from './comments.ts';
import type { Dockerfile } from './model.ts';
import { linkOf } from './rules/links.ts';
import { dockerfileRules } from './rules/table.ts';
import { unusedIgnore, unusedIgnoreFound } from './rules/unusedIgnore.ts';

/** What is known of a Dockerfile beside its text. */
export interface Around {
  /** The text of the .dockerignore that counts for it; undefined when there is none. */
  readonly dockerignore?: string | undefined;
  /** What ShellCheck finds; undefined where it was not asked. */
  readonly more?: More | undefined;
}

/** The findings of a Dockerfile, in reading order. */
export function lintDockerfile(
  document: Dockerfile,
  config: LintConfig,
  { dockerignore, more }: Around = {},
): readonly Finding[] {
  const comments = readComments(document);
  return lint({
    document,
    context: { settings: config, dockerignore },
    rules: dockerfileRules,
    config,
    comments,
    linkOf,
    more,
    unused: { info: unusedIgnore, found: unusedIgnoreFound },
  });
}
