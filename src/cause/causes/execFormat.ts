import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, goThere } from '../degree.ts';
import { firstLine, insidePath, labFile, startFault } from '../startFault.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'A script tells in its first line, behind `#!`, which program reads it. What is the first line of `{program}`?',
  'zh-cn': '脚本的第一行用 `#!` 指明由哪个程序来执行。`{program}` 的第一行是什么？',
};
const otherMachine: Text = {
  en: 'A program is made for one kind of processor. For which one was this image built, and what is this machine’s?',
  'zh-cn': '程序是为某一种处理器编译的。这个镜像是为哪一种构建的？这台机器是哪一种？',
};
const write: Text = { en: 'Put `#!/bin/sh` there:', 'zh-cn': '在那里加上 `#!/bin/sh`：' };
const again: Text = {
  en: 'Then build again, remove the container, and run a new one.',
  'zh-cn': '然后重新构建，删除容器，再运行一个新的。',
};

export const execFormat = defineCause<unknown, unknown>({
  id: 'exec-format',
  for: ofContainer,
  text: {
    en: '`{name}` cannot run `{program}`: exec format error. It is a script without a `#!` line, or a program for another kind of processor.',
    'zh-cn':
      '`{name}` 无法执行 `{program}`：exec format error。它是没有 `#!` 行的脚本，或者是为另一种处理器编译的程序。',
  },
  about: {
    en: 'The kernel does not know how to run the file. The log says `exec format error`; the file is read to tell a script from a program.',
    'zh-cn':
      '内核不知道怎样执行这个文件。日志里有 `exec format error`；会读取文件，看它是脚本还是程序。',
  },
  help: [question, otherMachine, goThere, write, again],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject === undefined) return undefined;
    const fault = await startFault(subject.container, world);
    if (fault?.why !== 'format') return undefined;
    const { program, line } = fault;
    const { container, name } = subject;
    const text = await world.docker.readFile(container.id, insidePath(container, program));
    const file = await labFile(program, world);
    const bare = file?.text.startsWith('#!') === false ? file : undefined;
    const script = bare !== undefined || (text !== undefined && !/[\0\uFFFD]/.test(text));
    const place = bare === undefined ? undefined : firstLine(bare);
    const top = { line: 0, character: 0 };
    return {
      args: { name, program },
      excerpt: [line],
      ...(place === undefined ? {} : { places: [place] }),
      degrees: [
        script ? degree(question, { program }) : degree(otherMachine),
        ...(place === undefined
          ? []
          : [
              degree(goThere, {}, { open: place }),
              degree(
                write,
                {},
                {
                  edit: { path: place.path, range: { start: top, end: top }, text: '#!/bin/sh\n' },
                },
              ),
            ]),
        degree(again),
      ],
    };
  },
});
