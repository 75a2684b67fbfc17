import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { notRunning, ofContainer } from '../subject.ts';

const question: Text = {
  en: 'A dead container cannot be started. What is left is to remove it; does the command for that say what holds it?',
  'zh-cn': '失效的容器无法再启动，只能删除。删除命令有没有说明是什么占着它？',
};

export const dead = defineCause<unknown, unknown>({
  id: 'dead',
  for: ofContainer,
  text: {
    en: '`{name}` is dead: Docker tried to remove it and could not, often because something still uses its files.',
    'zh-cn': '`{name}` 已失效：Docker 尝试删除它但没有成功，常常是因为还有程序在用它的文件。',
  },
  about: {
    en: 'The container’s state is `dead`: it was removed half-way. It neither runs nor can be started.',
    'zh-cn': '容器的状态是 `dead`：删除到一半失败了。它既没有在运行，也无法启动。',
  },
  help: [question, ...anewTexts],
  async recognise(failure, world) {
    const subject = await notRunning(failure, world);
    const state = subject?.container.state;
    if (subject === undefined || (state !== 'dead' && state !== 'removing')) return undefined;
    return { args: { name: subject.name }, degrees: [degree(question), ...anew(subject)] };
  },
});
