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
