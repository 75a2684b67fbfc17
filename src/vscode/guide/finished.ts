import type { FinishedScreen, TaskView } from '../../protocol/guide.ts';
import type { Text } from '../../text.ts';
import { dayOf } from './dates.ts';
import type { Deeds } from './deeds.ts';
import { header } from './header.ts';
import type { Daemon, SessionSubject } from './input.ts';
import { labCard } from './labCard.ts';
import { passOf } from './taskView.ts';
import type { Voice } from './voice.ts';

const cleanUp: Text = { en: 'Clean up…', 'zh-cn': '清理…' };
const startAgain: Text = { en: 'Start the lab again', 'zh-cn': '重新开始本实验' };

export function finished(
  subject: SessionSubject,
  finishedAt: number,
  daemon: Daemon,
  voice: Voice,
  deeds: Deeds,
): FinishedScreen {
  const { session } = subject;
  const state = session.state();
  const passes = session.lab.steps.flatMap(({ id, tasks }) =>
    tasks.filter((task) => state.tasks[task.id]).map((task) => passOf(task.id, id, state)),
  );
  const count = (pass: NonNullable<TaskView['pass']>): number =>
    passes.filter((each) => each === pass).length;
  const cleaned = state.cleanedAt !== undefined;
  return {
    kind: 'finished',
    header: header(session.lab, daemon, voice, { state }),
    on: dayOf(finishedAt, voice.language),
    passes: { clean: count('clean'), hints: count('hints'), shown: count('shown') },
    cleaned,
    ...(subject.next && { next: labCard(subject.next, voice) }),
    actions: [
      cleaned
        ? deeds.offer('startAgain', voice.plain({ text: startAgain }), { do: 'startAgain' })
        : deeds.offer('cleanUp', voice.plain({ text: cleanUp }), { do: 'cleanUp' }),
    ],
  };
}
