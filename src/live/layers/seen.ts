import type { HistoryEntry, Image } from '../../world/docker/objects/image.ts';
import type { Layer } from '../../world/docker/objects/layer.ts';

/** An image that a Dockerfile may have made. */
export interface BuiltImage {
  /** The first of its tags, or its id. */
  readonly name: string;
  readonly image: Pick<
    Image,
    'id' | 'tags' | 'created' | 'lastTagged' | 'size' | 'layers' | 'workingDirectory'
  >;
  /** Oldest entry first. */
  readonly history: readonly HistoryEntry[];
}

/** What FROM names, as the daemon has it now. */
export interface SeenBase {
  readonly name: string;
  /** Diff ids. */
  readonly layers: readonly string[];
  /** How long its history is. */
  readonly entries: number;
}

/** What an image's layers hold; why that is not known. */
export type Contents =
  | { readonly kind: 'read'; readonly layers: readonly (Layer | undefined)[] }
  | { readonly kind: 'reading' | 'too-large' | 'unreadable' };

/** A file that the build copied, as it is now. */
export interface ContextFile {
  /** Within the folder. */
  readonly path: string;
  readonly inside: string;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
}

/** All that is known of the image that fits a Dockerfile. */
export interface SeenImage extends BuiltImage {
  readonly base: SeenBase | undefined;
  readonly contents: Contents;
  readonly context: readonly ContextFile[];
  /** The history that this name had before its newest build; undefined when nobody saw that. */
  readonly earlier: readonly HistoryEntry[] | undefined;
}
