import { severities, type Severity } from '../finding.ts';

/** What the value of a label must be, by hadolint's names. */
export const labelForms = [
  'text',
  'rawtext',
  'url',
  'semver',
  'hash',
  'rfc3339',
  'spdx',
  'email',
] as const;
export type LabelForm = (typeof labelForms)[number];

/** What a config says to the rules themselves. */
export interface RuleSettings {
  /** Registries that images may come from, such as `*.gcr.io`; any when empty. */
  readonly trustedRegistries: readonly string[];
  /** The labels an image must carry, and the form of their values. */
  readonly labelSchema: Readonly<Record<string, LabelForm>>;
  /** Whether an image may carry no others. */
  readonly strictLabels: boolean;
}

/**
 * `recommended`: what the tools themselves find. `learning`: errors, and what the step is about.
 * `all`: also what is off unless configured.
 */
export const profiles = ['learning', 'recommended', 'all'] as const;
export type Profile = (typeof profiles)[number];

/** A config, complete: what no source says has its default. */
export interface LintConfig extends RuleSettings {
  readonly profile: Profile;
  /** The rules that the profile `learning` shows beside errors. */
  readonly focus: readonly string[];
  readonly ignored: readonly string[];
  /** A severity other than the rule's own, by id. */
  readonly override: Readonly<Record<string, Severity>>;
  /** The least severity at which the command fails. */
  readonly failureThreshold: Severity;
  readonly disableIgnorePragma: boolean;
  readonly noFail: boolean;
  /** An output format, by its name; undefined when the config names none. */
  readonly format: string | undefined;
}

export const defaultConfig: LintConfig = {
  profile: 'recommended',
  focus: [],
  ignored: [],
  override: {},
  trustedRegistries: [],
  labelSchema: {},
  strictLabels: false,
  failureThreshold: 'info',
  disableIgnorePragma: false,
  noFail: false,
  format: undefined,
};

/** What one source says: a file, the environment, the command line. */
export type ConfigPart = Partial<LintConfig>;

/** The parts as one: lists and tables are joined, of anything else the last part that says it counts. */
export function mergeConfig(parts: readonly ConfigPart[]): LintConfig {
  return parts.reduce<LintConfig>(
    (config, part) => ({
      ...config,
      ...part,
      focus: [...config.focus, ...(part.focus ?? [])],
      ignored: [...config.ignored, ...(part.ignored ?? [])],
      override: { ...config.override, ...part.override },
      trustedRegistries: [...config.trustedRegistries, ...(part.trustedRegistries ?? [])],
      labelSchema: { ...config.labelSchema, ...part.labelSchema },
    }),
    defaultConfig,
  );
}

/** A threshold by hadolint's names: there `ignore` and `none` are the lowest, not an end of failing. */
export function thresholdNamed(name: string): Severity | undefined {
  if (name === 'ignore' || name === 'none') return 'style';
  return severities.find((severity) => severity === name);
}

/** `maintainer:text`, as in `--require-label`. */
export function labelNamed(written: string): Readonly<Record<string, LabelForm>> | undefined {
  const at = written.lastIndexOf(':');
  const form = labelForms.find((one) => one === written.slice(at + 1));
  return at < 1 || form === undefined ? undefined : { [written.slice(0, at)]: form };
}
