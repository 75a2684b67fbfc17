/** Zero-based line and UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range in a file; `path` is relative to the lab folder, with forward slashes. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

/** The replacement of one range of one file. */
export interface Edit {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
}
