import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, goThere } from '../degree.ts';
import { firstLine, insidePath, labFile, rewritten, startFault } from '../startFault.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'Windows ends a line with two characters, Linux with one. What does Linux take the first of the two for?',
  'zh-cn': 'Windows 的换行是两个字符，Linux 的是一个。Linux 会怎样看待多出来的那个字符？',
};
const write: Text = {
  en: 'Write the file with Linux line ends (LF):',
  'zh-cn': '把文件改成 Linux 换行（LF）：',
};
const again: Text = {
  en: 'The image holds the file as it was when you built. Build again, remove the container, and run a new one.',
  'zh-cn': '镜像里保存的是构建时的文件。请重新构建，删除容器，再运行一个新的。',
};

export const crlfScript = defineCause<unknown, unknown>({
  id: 'crlf-script',
  for: ofContainer,
  text: {
    en: 'The script `{path}` has Windows line ends (CRLF), so `{name}` could not run it.',
    'zh-cn': '脚本 `{path}` 用的是 Windows 换行（CRLF），所以 `{name}` 无法执行它。',
  },
  about: {
    en: 'Linux reads the `\\r` at the end of a script’s line as part of it, and looks for an interpreter or command of that name. The container has ended, and the script in it is read.',
    'zh-cn':
      'Linux 把脚本行尾的 `\\r` 当成内容的一部分，去找名字里带它的解释器或命令。容器已经停止，会读取其中的脚本。',
  },
  help: [question, goThere, write, again],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    if (subject === undefined || subject.container.exitCode === 0) return undefined;
    const script = await scriptOf(subject.container, world);
    if (script?.text.includes('\r\n') !== true) return undefined;
    const file = await labFile(script.path, world);
    const wrong = file?.text.includes('\r\n') === true ? file : undefined;
    const place = wrong === undefined ? undefined : firstLine(wrong);
    return {
      args: { name: subject.name, path: script.path },
      ...(place === undefined ? {} : { places: [place] }),
      degrees: [
        degree(question),
        ...(wrong === undefined || place === undefined
          ? []
          : [
              degree(goThere, {}, { open: place }),
              degree(write, {}, { edit: rewritten(wrong, wrong.text.replaceAll('\r\n', '\n')) }),
            ]),
        degree(again),
      ],
    };
  },
});

/** The script that a container starts, by itself or through a shell. */
async function scriptOf(
  container: Container,
  world: World,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const fault = await startFault(container, world);
  const [first = '', second = ''] = container.command;
  const shell = /(?:^|\/)(?:ba|da|a|z)?sh$/.test(first);
  const program = fault?.why === 'interpreter' ? fault.program : shell ? second : first;
  if (program === '' || program.startsWith('-')) return undefined;
  const path = insidePath(container, program);
  const text = await world.docker.readFile(container.id, path);
  return text === undefined || text.includes('\0') ? undefined : { path, text };
}
