import { age } from '../../check/age.ts';
import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: '`docker run` makes a container anew. Which two commands stop one that is there, and start it again?',
  'zh-cn': '`docker run` 会重新创建容器。哪两条命令停止一个已有的容器，再启动它？',
};
const form: Text = {
  en: '`docker ____ {name}`, then `docker ____ {name}`',
  'zh-cn': '先 `docker ____ {name}`，再 `docker ____ {name}`',
};

export const notRestarted = defineCause({
  id: 'not-restarted',
  for: [container],
  text: {
    en: '`{name}` was made {age} ago, and has never been stopped and started again.',
    'zh-cn': '`{name}` 是 {age}前创建的，从来没有停止后再启动过。',
  },
  about: {
    en: 'The container runs for the first time: it was not stopped, or it was removed and run anew. The daemon keeps when a container last ended, and this one never has.',
    'zh-cn':
      '容器还是第一次运行：没有停止过，或者是删除之后重新运行的。守护进程会记下容器上次结束的时间，而这个容器没有。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec: { name, startedAgain }, observation, judgement: { aspect } }, world) {
    const found = observation.container;
    if (aspect !== 'started-again' || startedAgain !== true || found === undefined) {
      return undefined;
    }
    return {
      args: { name, age: age(world.now - found.createdAt) },
      degrees: [
        degree(question),
        degree(form, { name }),
        degree(thisDoesIt, {}, { run: ['docker', 'restart', name] }),
      ],
    };
  },
});
