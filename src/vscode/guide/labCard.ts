import type { LabCard } from '../../protocol/guide.ts';
import type { ListedLab } from './input.ts';
import type { Voice } from './voice.ts';

/** A lab to start or to go on with. */
export function labCard({ lab, started }: ListedLab, voice: Voice): LabCard {
  const { id, title, duration } = lab;
  return { id, title: voice.plain({ text: title }), duration, started };
}
