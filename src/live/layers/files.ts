import { showSize } from '../../sizes.ts';
import { said } from '../../text.ts';
import type { Layer } from '../../world/docker/objects/layer.ts';
import type { Paragraph } from './changes.ts';
import type { Contents } from './seen.ts';
import { lessons } from './texts.ts';

/** Files that are listed. */
const most = 10;
/** Bytes: an image that is larger is not read for its files. */
export const largestImage = 1_000_000_000;

const reasons = {
  reading: lessons.reading,
  'too-large': lessons.tooLarge,
  unreadable: lessons.unreadable,
} as const;

/** What a layer adds, the largest first, and what it takes away. */
export function filesLesson(contents: Contents, layer: Layer | undefined): readonly Paragraph[] {
  if (contents.kind !== 'read') {
    return [{ said: said(reasons[contents.kind], { limit: showSize(largestImage) }) }];
  }
  if (layer === undefined) return [];
  const sorted = layer.files.toSorted((a, b) => b.size - a.size);
  const rest = sorted.slice(most);
  const size = showSize(rest.reduce((sum, file) => sum + file.size, 0));
  const [gone, ...others] = [...layer.removed, ...layer.emptied];
  return [
    ...(sorted.length > 0 ? [{ said: said(lessons.files) }] : []),
    ...sorted.slice(0, most).map((file) => ({
      said: said(lessons.file, { size: showSize(file.size), path: file.path }),
      item: true,
    })),
    ...(rest.length > 0
      ? [{ said: said(lessons.more, { size, count: rest.length }), item: true }]
      : []),
    ...(gone === undefined
      ? []
      : [
          others.length === 0
            ? { said: said(lessons.takesOne, { path: gone }) }
            : { said: said(lessons.takesAway, { path: gone, count: others.length }) },
        ]),
  ];
}
