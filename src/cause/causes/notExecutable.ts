import { posix } from 'node:path';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { firstLine, labFile, startFault } from '../startFault.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'Linux runs a file only when its mode says that it may. How do you give `{program}` that right?',
  'zh-cn': 'Linux 只执行有执行权限的文件。怎样给 `{program}` 加上执行权限？',
};
const form: Text = {
  en: '`chmod +x ____`, in your folder or as a `RUN` in the Dockerfile. Then build again and run a new container.',
  'zh-cn':
    '`chmod +x ____`，在你的文件夹里执行，或者写成 Dockerfile 的 `RUN`。然后重新构建，再运行一个新容器。',
};
const inFolder: Text = { en: 'In your folder:', 'zh-cn': '在你的文件夹里：' };

export const notExecutable = defineCause<unknown, unknown>({
  id: 'not-executable',
  for: ofContainer,
  text: {
    en: '`{name}` may not execute `{program}`: exit code 126. The file is there without the right to be run, or is no program.',
    'zh-cn': '`{name}` 无权执行 `{program}`：退出码 126。文件存在，但没有执行权限，或者不是程序。',
  },
  about: {
    en: 'What the container should start is there and cannot be executed: its mode has no `x`, or it is a folder. Exit code 126, and `permission denied` in the daemon’s error or the log.',
    'zh-cn':
      '容器要启动的文件存在，但不能执行：没有 `x` 权限，或者是目录。退出码是 126，守护进程的错误或日志里有 `permission denied`。',
  },
  help: [question, form, inFolder],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject === undefined) return undefined;
    const fault = await startFault(subject.container, world);
    if (fault?.why !== 'not-executable') return undefined;
    const { program, line } = fault;
    const file = await labFile(posix.basename(program), world);
    return {
      args: { name: subject.name, program },
      excerpt: [line],
      ...(file === undefined ? {} : { places: [firstLine(file)] }),
      degrees: [
        degree(question, { program }),
        degree(form),
        ...(file === undefined
          ? []
          : [degree(inFolder, {}, { run: ['chmod', '+x', `./${file.path}`] })]),
      ],
    };
  },
});
