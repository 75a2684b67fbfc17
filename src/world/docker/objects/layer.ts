/** What one file-system layer of an image says. Paths begin with `/` and end without one. */
export interface Layer {
  /** What it adds or has another content of: files, links, devices; folders left out. */
  readonly files: readonly LayerFile[];
  /** Files and folders of earlier layers that it takes away. */
  readonly removed: readonly string[];
  /** Folders of which it takes away all that earlier layers have in them. */
  readonly emptied: readonly string[];
  /** Whether it has more files than were kept. */
  readonly cut: boolean;
}

export interface LayerFile {
  readonly path: string;
  /** Bytes; none for a link. */
  readonly size: number;
  /** SHA-256 of its content, in hexadecimal, where it was asked for. */
  readonly hash?: string;
}
