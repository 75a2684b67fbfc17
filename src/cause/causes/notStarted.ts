import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: '`docker create` makes a container, `docker run` makes and starts one. Which command starts one that is there?',
  'zh-cn': '`docker create` 只创建容器，`docker run` 创建并启动。哪条命令启动一个已存在的容器？',
};
const couldNot: Text = {
  en: 'Docker tried to start it and could not: the reason stands above. Remove what is in its way, then start it.',
  'zh-cn': 'Docker 尝试启动它，但没有成功，原因见上。先解决这个问题，再启动它。',
};
const form: Text = { en: '`docker start ____`', 'zh-cn': '`docker start ____`' };

export const notStarted = defineCause<unknown, unknown>({
  id: 'not-started',
  for: ofContainer,
  text: {
    en: '`{name}` was created and has never been started.',
    'zh-cn': '`{name}` 已创建，但从来没有启动。',
  },
  about: {
    en: 'The container was made with `docker create`, or Docker could not start it. Its state is `created`.',
    'zh-cn': '容器由 `docker create` 创建，或者 Docker 没能启动它。它的状态是 `created`。',
  },
  help: [question, couldNot, form, thisDoesIt],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject?.container.state !== 'created') return undefined;
    const { name, container: found } = subject;
    return {
      args: { name },
      ...(found.error === '' ? {} : { excerpt: [found.error] }),
      degrees: [
        degree(found.error === '' ? question : couldNot),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'start', name] }),
      ],
    };
  },
});
