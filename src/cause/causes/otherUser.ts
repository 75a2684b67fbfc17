import { container } from '../../check/types/container.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const root: Text = {
  en: 'Without a `USER` line and without `--user` a container’s processes are root’s. Where should the user be said?',
  'zh-cn': '没有 `USER` 行也没有 `--user` 时，容器的进程属于 root。应该在哪里指定用户？',
};
const other: Text = {
  en: '`--user` wins over the image’s `USER`. Which of the two says `{found}`?',
  'zh-cn': '`--user` 会覆盖镜像的 `USER`。`{found}` 是哪一个写的？',
};
const form: Text = {
  en: '`USER ____` in the Dockerfile, or `docker run --user ____ …`',
  'zh-cn': 'Dockerfile 里写 `USER ____`，或者 `docker run --user ____ …`',
};

export const otherUser = defineCause({
  id: 'other-user',
  for: [container],
  text: {
    en: '`{name}` runs as `{found}`, and `{wanted}` is asked for.',
    'zh-cn': '`{name}` 以用户 `{found}` 运行，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'The container’s processes run as another user than asked for; root when nobody is named. Its settings say so.',
    'zh-cn': '容器的进程使用的用户与要求的不同；没有指定时是 root。这是从容器设置看出来的。',
  },
  help: [root, other, form, ...anewTexts],
  recognise({ spec, observation, judgement }) {
    const seen = observation.container;
    const wanted = spec.user;
    if (judgement.aspect !== 'user' || seen === undefined || wanted === undefined) return undefined;
    const { name } = spec;
    const found = seen.user || 'root';
    return {
      args: { name, found, wanted },
      degrees: [
        seen.user === '' ? degree(root) : degree(other, { found }),
        degree(form),
        ...anew({ name, container: seen, wanted: spec }),
      ],
    };
  },
});
