/** Texts about one rule, those that it finds and those that it must not, in the grammar of `expand`. */
export interface Family {
  readonly rule: string;
  /** Commands of a shell, lines of a stage, or whole files. */
  readonly of: 'commands' | 'lines' | 'files';
  readonly texts: readonly string[];
  /** The image of the stage; `debian:12` when left out. */
  readonly base?: string;
  /** What the command is told beside: labels it must ask for, registries it may trust. */
  readonly config?: 'labels' | 'registries';
}
