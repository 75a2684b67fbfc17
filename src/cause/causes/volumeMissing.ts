import { volume } from '../../check/types/volume.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'A volume is made by its own command, or by the first `-v` that names it. With which command?',
  'zh-cn': '卷可以单独创建，也可以由第一个写到它的 `-v` 创建。单独创建用哪条命令？',
};
const form: Text = { en: '`docker volume create ____`', 'zh-cn': '`docker volume create ____`' };

export const volumeMissing = defineCause({
  id: 'volume-missing',
  for: [volume],
  text: { en: 'There is no volume called `{name}`.', 'zh-cn': '没有名为 `{name}` 的卷。' },
  about: {
    en: 'The volume was never made, or was removed. The daemon has none of that name, and none that looks like it.',
    'zh-cn': '卷从来没有创建过，或者已被删除。守护进程里没有这个名字的卷，也没有相似的。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec: { name }, judgement }) {
    if (judgement.aspect !== 'missing') return undefined;
    return {
      args: { name },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'volume', 'create', name] }),
      ],
    };
  },
});
