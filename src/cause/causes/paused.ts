import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'A paused container keeps its processes and stands still. Which command lets it go on?',
  'zh-cn': '暂停的容器保留着进程，但停着不动。哪条命令让它继续？',
};
const form: Text = { en: '`docker unpause ____`', 'zh-cn': '`docker unpause ____`' };

export const paused = defineCause<unknown, unknown>({
  id: 'paused',
  for: ofContainer,
  text: {
    en: '`{name}` is paused: it does nothing and answers nobody.',
    'zh-cn': '`{name}` 已暂停：它什么也不做，也不会应答。',
  },
  about: {
    en: 'The container’s processes were frozen with `docker pause`. Its state says so.',
    'zh-cn': '容器的进程被 `docker pause` 冻结了。这是从容器状态看出来的。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject?.container.state !== 'paused') return undefined;
    const { name } = subject;
    return {
      args: { name },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'unpause', name] }),
      ],
    };
  },
});
