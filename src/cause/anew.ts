import type { Degree } from '../check/verdict.ts';
import type { Text } from '../text.ts';
import { degree, removeFirst, thisDoesIt } from './degree.ts';
import { runCommand } from './runCommand.ts';
import type { Subject } from './subject.ts';

/** Above the way to a container of other settings: they are fixed when it is made. */
const runAgain: Text = {
  en: 'Then run it as before, with that corrected: `docker run ____`',
  'zh-cn': '然后像之前那样运行，并改正这一处：`docker run ____`',
};

/** The texts of `anew`, for a cause's help. */
export const anewTexts: readonly Text[] = [removeFirst, runAgain, thisDoesIt];

/** Removes the container, then makes it as it is wanted. */
export function anew(
  { name, container, wanted }: Omit<Subject, 'lack'>,
  then: Degree = degree(runAgain),
): readonly Degree[] {
  const image = wanted?.image ?? container?.image;
  const again = wanted === undefined || image === undefined ? undefined : runCommand(wanted, image);
  return [
    degree(removeFirst, { name }, { run: ['docker', 'rm', '-f', name] }),
    again === undefined ? then : degree(thisDoesIt, {}, { run: again }),
  ];
}
