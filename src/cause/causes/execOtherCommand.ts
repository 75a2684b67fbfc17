import { wantedText } from '../../check/matchers.ts';
import { event } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'What stands behind the container’s name is the command. Which one does the step ask for?',
  'zh-cn': '容器名后面写的是要执行的命令。这一步要求的是哪一条？',
};

export const execOtherCommand = defineCause({
  id: 'exec-other-command',
  for: [event],
  text: {
    en: 'You ran `{found}` in `{name}`, and `{wanted}` is asked for.',
    'zh-cn': '你在 `{name}` 里执行了 `{found}`，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'Another command was run in the right container. The daemon’s events show which.',
    'zh-cn': '在正确的容器里执行了另一条命令。守护进程的事件显示了是哪一条。',
  },
  help: [question, thisDoesIt],
  recognise({ spec, observation, judgement }) {
    const found = observation.otherCommands.at(-1);
    if (judgement.aspect !== 'other-command' || spec.exec === undefined || found === undefined) {
      return undefined;
    }
    const wanted = wantedText(spec.exec);
    const run = ['docker', 'exec', '-ti', spec.container, ...wanted.split(' ')];
    return {
      args: { found, wanted, name: spec.container },
      degrees: [degree(question), degree(thisDoesIt, {}, { run })],
    };
  },
});
