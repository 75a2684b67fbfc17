import { event } from '../../check/types/event.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

/** The command that brings an act about, where one word says it. */
const verbs: Readonly<Record<string, string>> = {
  start: 'start',
  stop: 'stop',
  kill: 'kill',
  restart: 'restart',
  pause: 'pause',
  unpause: 'unpause',
  destroy: 'rm',
  attach: 'attach',
};

const question: Text = {
  en: 'Which command makes that happen to a container? Acts count from the start of the lab on.',
  'zh-cn': '哪条命令会让容器发生这件事？从实验开始之后的操作才算数。',
};
const form: Text = { en: '`docker {verb} ____`', 'zh-cn': '`docker {verb} ____`' };

export const actNever = defineCause({
  id: 'act-never',
  for: [event],
  text: {
    en: '`{action}` of `{name}` was not seen yet.',
    'zh-cn': '还没有看到 `{name}` 的 `{action}` 事件。',
  },
  about: {
    en: 'The daemon has not told of such an act on the container since the lab began.',
    'zh-cn': '实验开始以来，守护进程还没有报告过对这个容器的这种操作。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec: { action, container }, judgement: { aspect } }) {
    if (action === undefined || (aspect !== 'not-seen' && aspect !== 'gap')) return undefined;
    const verb = verbs[action];
    return {
      args: { action, name: container },
      degrees: [
        degree(question),
        ...(verb === undefined
          ? []
          : [degree(form, { verb }), degree(thisDoesIt, {}, { run: ['docker', verb, container] })]),
      ],
    };
  },
});
