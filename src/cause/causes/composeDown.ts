import { compose } from '../../check/types/compose.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which command brings up all that a compose file describes, in the background?',
  'zh-cn': '哪条命令在后台启动 compose 文件描述的全部内容？',
};
const form: Text = { en: '`docker compose ____ -d`', 'zh-cn': '`docker compose ____ -d`' };

export const composeDown = defineCause({
  id: 'compose-down',
  for: [compose],
  text: {
    en: 'The compose project `{name}` is not up: it has no containers.',
    'zh-cn': 'compose 项目 `{name}` 没有启动：它没有任何容器。',
  },
  about: {
    en: 'The project was never brought up, or was taken down. No container carries its label.',
    'zh-cn': '项目从来没有启动过，或者已经停掉。没有容器带着它的标签（label）。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec: { project }, judgement }) {
    if (judgement.aspect !== 'missing') return undefined;
    return {
      args: { name: project },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'compose', '-p', project, 'up', '-d'] }),
      ],
    };
  },
});
