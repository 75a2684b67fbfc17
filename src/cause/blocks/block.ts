import type { Remedy } from '../../check/verdict.ts';
import type { Text } from '../../text.ts';

/** What kept a task from being judged, and what to do about it. */
export interface Block {
  /** The fault's own name. */
  readonly id: string;
  /** Takes `{endpoint}` and `{message}`. */
  readonly text: Text;
  readonly degrees: readonly { readonly text: Text; readonly remedy?: Remedy }[];
}
