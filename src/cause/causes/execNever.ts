import { wantedText } from '../../check/matchers.ts';
import { event } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which command starts one more process in a container that runs already?',
  'zh-cn': '哪条命令能在运行中的容器里再启动一个进程？',
};
const form: Text = {
  en: '`docker exec -ti ____ ____`',
  'zh-cn': '`docker exec -ti ____ ____`',
};

export const execNever = defineCause({
  id: 'exec-never',
  for: [event],
  text: {
    en: '`{command}` was not seen to run in `{name}` yet.',
    'zh-cn': '还没有看到你在 `{name}` 里执行 `{command}`。',
  },
  about: {
    en: 'Nobody has run the command in the container yet, as far as the daemon’s events tell.',
    'zh-cn': '从守护进程的事件来看，还没有人在容器里执行过这条命令。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, judgement }) {
    if (spec.exec === undefined) return undefined;
    if (judgement.aspect !== 'not-seen' && judgement.aspect !== 'gap') return undefined;
    const command = wantedText(spec.exec);
    const run = ['docker', 'exec', '-ti', spec.container, ...command.split(' ')];
    return {
      args: { command, name: spec.container },
      degrees: [degree(question), degree(form), degree(thisDoesIt, {}, { run })],
    };
  },
});
