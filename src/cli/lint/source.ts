import type { LintConfig } from '../../lint/config/config.ts';
import type { Finding } from '../../lint/finding.ts';

/** One file with its text; a byte order mark is kept apart. */
export interface Source {
  readonly absolute: string;
  readonly path: string;
  readonly text: string;
  readonly bom: string;
  readonly utf8: boolean;
}

/** A source as it is looked at. */
export interface Looked {
  readonly source: Source;
  readonly config: LintConfig;
  readonly findings: readonly Finding[];
  /** How many objects are in it; none in a Dockerfile. */
  readonly objects?: number;
  /** The findings of the text once it is changed. */
  readonly again: (text: string) => Promise<readonly Finding[]>;
}
