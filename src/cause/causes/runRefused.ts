import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';
import { lastRun } from '../runLine.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'Its message stands above. Which word of your line does it name, and what belongs there?',
  'zh-cn': '它的提示见上。提示指的是你那一行里的哪个词？那里应该写什么？',
};
const unread: Text = {
  en: 'Read what it said in the terminal: it names the word that it cannot take. What belongs there?',
  'zh-cn': '请看终端里的提示：它指出了无法接受的那个词。那里应该写什么？',
};
const form: Text = {
  en: '`docker run` options, then the image, then the command: `docker run ____ ____`',
  'zh-cn': '先写 `docker run` 的选项，再写镜像，最后写命令：`docker run ____ ____`',
};

export const runRefused = defineCause<unknown, unknown>({
  id: 'run-refused',
  for: ofContainer,
  text: {
    en: 'Docker refused `{line}`: exit code 125. No container `{name}` came of it.',
    'zh-cn': 'Docker 拒绝了 `{line}`：退出码 125。没有创建容器 `{name}`。',
  },
  about: {
    en: '`docker run` ended with 125: Docker itself did not take the line, because of an option, a name or a value. The terminal saw it, and the daemon has no such container.',
    'zh-cn':
      '`docker run` 以 125 结束：Docker 自己没有接受这一行，原因是某个选项、名字或值。终端里看到了它，守护进程里也没有这个容器。',
  },
  help: [question, unread, form, thisDoesIt],
  async recognise(failure, world) {
    const run = lastRun(world);
    if (run?.exitCode !== 125) return undefined;
    const subject = await subjectOf(failure, world);
    if (subject?.lack !== 'missing') return undefined;
    const { name, wanted } = subject;
    // The try to make another container says nothing of this one.
    if (run.name !== undefined && run.name !== name) return undefined;
    const words = run.output
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && !/^(?:Run|See) 'docker/.test(line));
    return {
      args: { line: run.line, name },
      ...(words.length === 0 ? {} : { excerpt: words.slice(-4) }),
      degrees: [
        degree(words.length === 0 ? unread : question),
        degree(form),
        ...(wanted?.image === undefined
          ? []
          : [degree(thisDoesIt, {}, { run: runCommand(wanted, wanted.image) })]),
      ],
    };
  },
});
