import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: '`docker create` makes a container, `docker run` makes and starts one. Which command starts one that is there?',
  'zh-cn': '`docker create` 只创建容器，`docker run` 创建并启动。哪条命令启动一个已存在的容器？',
};
const couldNot: Text = {
  en: 'Docker tried to start it and could not: the reason stands above. Remove what is in its way, then start it.',
  'zh-cn': 'Docker 尝试启动它，但没有成功，原因见上。先解决这个问题，再启动它。',
};
const form: Text = { en: '`docker start ____`', 'zh-cn': '`docker start ____`' };

export const notStarted = defineCause({
  id: 'not-started',
  for: [container],
  text: {
    en: '`{name}` was created and has never been started.',
    'zh-cn': '`{name}` 已创建，但从来没有启动。',
  },
  recognise({ spec, observation, judgement }) {
    const found = observation.container;
    if (judgement.aspect !== 'state' || found?.state !== 'created') return undefined;
    return {
      args: { name: spec.name },
      ...(found.error === '' ? {} : { excerpt: [found.error] }),
      degrees: [
        degree(found.error === '' ? question : couldNot),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'start', spec.name] }),
      ],
    };
  },
});
