import type { Why } from '../../protocol/guide.ts';
import type { Explanation } from '../../check/verdict.ts';
import { placeLabel, remedyAction } from './remedy.ts';
import type { Deeds } from './deeds.ts';
import type { Voice } from './voice.ts';

/** `revealed` counts the degrees beyond the first. */
export function why(
  task: string,
  cause: Explanation,
  revealed: number,
  voice: Voice,
  deeds: Deeds,
): Why {
  return {
    cause: cause.id,
    textMarkdown: voice.markdown(cause.text),
    degrees: cause.degrees.slice(0, 1 + revealed).map(({ text, remedy }, index) => ({
      textMarkdown: voice.markdown(text),
      ...(remedy && { action: remedyAction(`why:${task}:${index}`, remedy, voice, deeds) }),
    })),
    total: cause.degrees.length,
    places: cause.places.map((place, index) => ({ index, label: placeLabel(place) })),
    excerpt: cause.excerpt ?? [],
    unknown: cause.id === 'unknown',
  };
}
