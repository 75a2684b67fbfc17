// What is in a container and what it does, as one looks into it.

export interface FileStat {
  readonly type: 'file' | 'directory' | 'symlink' | 'socket' | 'pipe' | 'device';
  /** Bytes. */
  readonly size: number;
  /** Permission bits, e.g. 0o666. */
  readonly mode: number;
  readonly linkTarget: string;
}

/** One change of a container's files against its image (`docker diff`). */
export interface FileChange {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
}

export interface ExecResult {
  readonly exitCode: number;
  /** Standard output and error together, at most 64 KiB. */
  readonly output: string;
  /** Standard error alone: the daemon keeps no order between the two. */
  readonly error: string;
}
