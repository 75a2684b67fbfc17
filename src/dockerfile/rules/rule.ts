import type { RuleSettings } from '../../lint/config/config.ts';
import type { Rule } from '../../lint/rule.ts';
import type { Dockerfile } from '../model.ts';

/** What a rule may ask beside the file itself. */
export interface DockerfileContext {
  /** What the config says to rules: trusted registries and labels. */
  readonly settings: RuleSettings;
  /** The text of the .dockerignore that counts for the file; undefined when there is none. */
  readonly dockerignore: string | undefined;
}

export type DockerfileRule = Rule<Dockerfile, DockerfileContext>;
