import type { Severity } from '../finding.ts';

/** What the value of a label must be, by hadolint's names. */
export const labelForms = [
  ...(['text', 'rawtext', 'url', 'semver', 'hash', 'rfc3339', 'spdx', 'email'] as const),
];
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

/** The least severity at which the command fails; `none` never does. */
export type Threshold = Severity | 'none';

/** A config, complete: what no source says has its default. */
export interface LintConfig extends RuleSettings {
  readonly profile: Profile;
  /** The rules that the profile `learning` shows beside errors. */
  readonly focus: readonly string[];
  readonly ignored: readonly string[];
  /** A severity other than the rule's own, by id. */
  readonly override: Readonly<Record<string, Severity>>;
  readonly failureThreshold: Threshold;
  readonly disableIgnorePragma: boolean;
  readonly noFail: boolean;
  readonly noColor: boolean;
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
  noColor: false,
  format: undefined,
};
