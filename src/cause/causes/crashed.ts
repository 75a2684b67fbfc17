import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree } from '../degree.ts';
import { logOf } from '../served.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: '{signal}: the program itself is broken, or does not fit its libraries. Was it built for this base image?',
  'zh-cn': '{signal}：程序本身有问题，或者与它的库不匹配。它是为这个基础镜像构建的吗？',
};

/** 128 and the number of the signal, by what a crash sends. */
const signals: Readonly<Record<number, string>> = {
  132: 'SIGILL',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  139: 'SIGSEGV',
};

export const crashed = defineCause<unknown, unknown>({
  id: 'crashed',
  for: ofContainer,
  text: {
    en: 'The program in `{name}` crashed: exit code {code} is 128 and the number of the signal {signal}.',
    'zh-cn': '`{name}` 里的程序崩溃了：退出码 {code} 是 128 加上信号 {signal} 的编号。',
  },
  about: {
    en: 'The first process was ended by a signal that only a crash sends: 139 is SIGSEGV (a wrong access to memory), 134 SIGABRT, 132 SIGILL.',
    'zh-cn':
      '第一个进程被崩溃时才有的信号结束：139 是 SIGSEGV（内存访问错误），134 是 SIGABRT，132 是 SIGILL。',
  },
  help: [question, allLogs],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    const signal = signals[subject?.container.exitCode ?? 0];
    if (subject === undefined || signal === undefined) return undefined;
    const { container, name } = subject;
    const log = await logOf(container, world);
    return {
      args: { name, code: container.exitCode, signal },
      ...(log.length === 0 ? {} : { excerpt: log.slice(-8) }),
      degrees: [
        degree(question, { signal }),
        degree(allLogs, {}, { run: ['docker', 'logs', name] }),
      ],
    };
  },
});
