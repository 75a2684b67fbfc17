import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { updateRun } from '../updateRun.ts';

const question: Text = {
  en: 'Without a limit a container may use all that the host has. Which option of `docker run` sets this one?',
  'zh-cn': '没有限制时，容器可以用尽宿主机的全部资源。`docker run` 的哪个选项用来设置这个限制？',
};
const form: Text = {
  en: '`docker run {option} ____ …`, or `docker update {option} ____ {name}` on one that is there',
  'zh-cn': '`docker run {option} ____ …`；已有的容器用 `docker update {option} ____ {name}`',
};

export const limitMissing = defineCause({
  id: 'limit-missing',
  for: [container],
  text: {
    en: '`{name}` has no limit of its own for {what}.',
    'zh-cn': '`{name}` 没有设置{what}限制。',
  },
  about: {
    en: 'A limit of memory or CPU is asked for, and the container was run without one. Its settings say so.',
    'zh-cn': '这里要求限制内存或 CPU，而运行容器时没有设置。这是从容器设置看出来的。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement: { aspect } }) {
    const found = observation.container;
    const none =
      (aspect === 'memory' && found?.memoryLimit === 0) || (aspect === 'cpus' && found?.cpus === 0);
    if (!none) return undefined;
    const { name } = spec;
    const memory = aspect === 'memory';
    const what = memory ? { en: 'memory', 'zh-cn': '内存' } : { en: 'CPU', 'zh-cn': ' CPU ' };
    const args = { name, option: memory ? '-m' : '--cpus' };
    return {
      args: { name, what },
      degrees: [
        degree(question),
        degree(form, args),
        degree(thisDoesIt, {}, { run: updateRun(spec, memory ? 'memory' : 'cpus') }),
      ],
    };
  },
});
