import type { GuideView, Screen } from '../../protocol/guide.ts';
import { deeds as newDeeds, type Deed, type Deeds } from './deeds.ts';
import { finished } from './finished.ts';
import { header } from './header.ts';
import type { GuideInput } from './input.ts';
import { intro } from './intro.ts';
import { labCard } from './labCard.ts';
import { stepScreen } from './stepScreen.ts';
import { voice as voiceOf, type Voice } from './voice.ts';

/** One whole view of the guide, and what each action in it does. Pure. */
export function guideView(input: GuideInput): {
  readonly view: GuideView;
  readonly deeds: ReadonlyMap<string, Deed>;
} {
  const { language, imageBase } = input;
  const deeds = newDeeds();
  const screen = screenOf(input, voiceOf(language), deeds);
  return {
    view: { language, ...(imageBase !== undefined && { imageBase }), screen },
    deeds: deeds.byId,
  };
}

function screenOf({ subject, daemon, cluster }: GuideInput, voice: Voice, deeds: Deeds): Screen {
  switch (subject.kind) {
    case 'loading':
      return { kind: 'loading' };
    case 'none':
      return {
        kind: 'none',
        labs: subject.labs.map((listed) => labCard(listed, voice)),
      };
    case 'untrusted':
      return {
        kind: 'untrusted',
        ...(subject.lab && {
          header: header(subject.lab, daemon, voice),
          summaryMarkdown: subject.lab.summary[voice.language],
        }),
      };
    case 'broken':
      return {
        kind: 'broken',
        id: subject.read.id,
        faults: subject.read.faults.map(({ message, place }, index) => {
          deeds.keep(`fault:${index}`, { do: 'openFault', folder: subject.read.folder, place });
          const { line, character } = place.range.start;
          return {
            text: voice.plain(message),
            place: `${place.path}:${line + 1}:${character + 1}`,
          };
        }),
      };
    case 'intro':
      return intro(subject, { daemon, cluster }, voice, deeds);
    case 'session': {
      const { finishedAt } = subject.session.state();
      return subject.atEnd && finishedAt !== undefined
        ? finished(subject, finishedAt, daemon, voice, deeds)
        : stepScreen(subject, { daemon, cluster }, voice, deeds);
    }
  }
}
