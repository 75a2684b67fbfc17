import type { LintConfig } from '../lint/config/config.ts';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import { readComments } from './comments.ts';
import type { Dockerfile } from './model.ts';
import { linkOf } from './rules/links.ts';
import { dockerfileRules } from './rules/table.ts';
import { unusedIgnore, unusedIgnoreFound } from './rules/unusedIgnore.ts';

/** What is known of a Dockerfile beside its text. */
export interface Around {
  /** The text of the .dockerignore that counts for it; undefined when there is none. */
  readonly dockerignore?: string | undefined;
  /** Findings of other programs, such as ShellCheck. */
  readonly more?: readonly Finding[];
}

/** The findings of a Dockerfile, in reading order. */
export function lintDockerfile(
  document: Dockerfile,
  config: LintConfig,
  { dockerignore, more = [] }: Around = {},
): readonly Finding[] {
  const comments = readComments(document);
  return lint({
    document,
    context: { settings: config, dockerignore, shell: comments.shell },
    rules: dockerfileRules,
    config,
    comments,
    linkOf,
    more,
    unused: { info: unusedIgnore, found: unusedIgnoreFound },
  });
}
