import { toPlain, type Said } from '../text.ts';

/** The command was called in a way that makes no sense; exit code 64. */
export class UsageError extends Error {
  readonly said: Said;
  override readonly name = 'UsageError';

  constructor(said: Said) {
    super(toPlain(said, 'en'));
    this.said = said;
  }
}
