import type { Range } from '../range.ts';

/** The first character of a file: the place of a fault that is about the whole file. */
export const fileStart: Range = {
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};
