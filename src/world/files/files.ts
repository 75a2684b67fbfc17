export type FileRead =
  | { readonly kind: 'file'; readonly text: string; /** Milliseconds. */ readonly modified: number }
  | { readonly kind: 'directory' }
  | { readonly kind: 'too-large' | 'not-text' | 'outside' | 'missing' };

/** The lab folder, read within its bounds: a path or link that leads outside is `outside`. */
export interface Files {
  /** Absolute path of the lab folder. */
  readonly folder: string;
  /** `path` is relative with forward slashes. At most 1 MiB of UTF-8 text. */
  read(path: string): Promise<FileRead>;
  /** Paths of regular files under the folder, sorted; at most 1,000, hidden and node_modules left out. */
  list(): Promise<readonly string[]>;
}
