import { matchHistory, type HistoryMatch } from '../../dockerfile/history/match.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { BuiltImage } from './seen.ts';

/** The least that a history must have of a file, of 1. */
const least = 0.5;
/** What alone makes two files different. */
const telling = new Set(['RUN', 'COPY', 'ADD']);

export interface Chosen {
  readonly built: BuiltImage;
  readonly match: HistoryMatch;
}

/** The image that fits a file best; of those that fit alike the one that was built or tagged last. */
export function chooseImage(file: Dockerfile, images: readonly BuiltImage[]): Chosen | undefined {
  let best: Chosen | undefined;
  for (const built of images.toSorted((a, b) => timeOf(b) - timeOf(a))) {
    // The last stage first: what docker build makes without --target.
    for (const stage of file.stages.toReversed()) {
      const match = matchHistory(file, stage, built.history);
      if (isLikely(match) && (best === undefined || match.fit > best.match.fit)) {
        best = { built, match };
      }
    }
  }
  return best;
}

/** Settings alone, such as a CMD, are those of many images. */
function isLikely({ steps, fit }: HistoryMatch): boolean {
  if (fit < least) return false;
  const tells = steps.filter(({ instruction }) => telling.has(instruction.keyword));
  return tells.length === 0
    ? fit === 1 && steps.length > 1
    : tells.some(({ status }) => status === 'same');
}

function timeOf({ image }: BuiltImage): number {
  return image.lastTagged ?? image.created ?? 0;
}
