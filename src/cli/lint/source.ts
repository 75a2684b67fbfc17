import type { LintConfig } from '../../lint/config/config.ts';
import type { Finding } from '../../lint/finding.ts';
import type { More } from '../../lint/lint.ts';
import type { Manifest } from '../../manifest/document.ts';

/** One file with its text; a byte order mark is kept apart. */
export interface Source {
  readonly absolute: string;
  readonly path: string;
  readonly text: string;
  readonly bom: string;
  readonly utf8: boolean;
}

/** What a cluster is asked about, and where what it says goes. */
export interface LookedManifest {
  readonly read: (text: string) => Manifest;
  /** The findings of it with those of the cluster, by the same config and annotations. */
  readonly with: (manifest: Manifest, more: More) => readonly Finding[];
}

/** The findings of a manifest with the cluster's; undefined where it could not be asked. */
export type DryRunOf = (
  manifest: LookedManifest,
  text: string,
) => Promise<readonly Finding[] | undefined>;

/** A source as it is looked at. */
export interface Looked {
  readonly source: Source;
  readonly config: LintConfig;
  readonly findings: readonly Finding[];
  /** Undefined for a Dockerfile. */
  readonly manifest?: LookedManifest;
  /** The findings of the text once it is changed. */
  readonly again: (text: string) => Promise<readonly Finding[]>;
}
