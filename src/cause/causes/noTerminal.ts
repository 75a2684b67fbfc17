import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, removeFirst, thisDoesIt } from '../degree.ts';
import { runCommand } from '../runCommand.ts';

const question: Text = {
  en: 'Which option of `docker run` gives it a terminal? It must stand before the image’s name.',
  'zh-cn': '`docker run` 的哪个选项会分配终端？它必须写在镜像名之前。',
};

export const noTerminal = defineCause({
  id: 'no-terminal',
  for: [container],
  text: {
    en: '`{name}` was run without a terminal: `-t` is missing. It cannot be given one later.',
    'zh-cn': '运行 `{name}` 时没有分配终端：缺少 `-t`。之后无法再补上。',
  },
  about: {
    en: 'The container was started without `-t`, so a shell in it has no prompt. Its settings say so, and only a new container can have another.',
    'zh-cn':
      '启动容器时没有写 `-t`，所以里面的 shell 没有提示符。这是从容器设置看出来的，只有新建容器才能改变。',
  },
  help: [question, removeFirst, thisDoesIt],
  recognise({ spec, judgement }) {
    if (judgement.aspect !== 'tty' || spec.tty !== true) return undefined;
    const args = { name: spec.name };
    return {
      args,
      degrees: [
        degree(question),
        degree(removeFirst, args, { run: ['docker', 'rm', '-f', spec.name] }),
        ...(spec.image === undefined
          ? []
          : [degree(thisDoesIt, {}, { run: runCommand(spec, spec.image) })]),
      ],
    };
  },
});
