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

/** Each bundle has a class of its own: an error of another one is known by its name. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError' && 'said' in error;
}
