import { showSize } from '../../sizes.ts';
import { container as containerType } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'Its limit is {limit}. Does the program need more, or does it take ever more?',
  'zh-cn': '它的限制是 {limit}。程序本来就需要更多，还是用得越来越多？',
};
const ofHost: Text = {
  en: 'It has no limit of its own: the host itself ran out of memory. What else runs there?',
  'zh-cn': '它没有自己的限制：是宿主机的内存用尽了。上面还运行着什么？',
};
const form: Text = {
  en: 'Give it more: `docker run -m ____ …`',
  'zh-cn': '给它更多内存：`docker run -m ____ …`',
};

export const outOfMemory = defineCause<unknown, unknown>({
  id: 'out-of-memory',
  for: ofContainer,
  text: {
    en: '`{name}` wanted more memory than it may have, and the kernel killed it: exit code {code}.',
    'zh-cn': '`{name}` 需要的内存超过了限制，被内核强制结束：退出码 {code}。',
  },
  about: {
    en: 'The container was killed for want of memory. The daemon marks it as OOMKilled; 137 without that mark is `docker stop` or `docker kill`.',
    'zh-cn':
      '容器因内存用尽而被强制结束。守护进程把它标记为 OOMKilled；没有这个标记的 137 是 `docker stop` 或 `docker kill`。',
  },
  help: [question, ofHost, form, ...anewTexts],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const found = subject?.container;
    if (subject === undefined || found?.oomKilled !== true) return undefined;
    const asked = failure.type === containerType.type && failure.judgement.aspect === 'oom-killed';
    if (subject.lack !== 'not-running' && !asked) return undefined;
    const { memoryLimit, exitCode } = found;
    return {
      args: { name: subject.name, code: exitCode },
      degrees: [
        memoryLimit === 0
          ? degree(ofHost)
          : degree(question, { limit: showSize(memoryLimit, 1024) }),
        degree(form),
        ...anew(subject),
      ],
    };
  },
});
