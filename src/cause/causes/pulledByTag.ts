import { imageEvent } from '../../check/types/imageEvent.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A tag may name another image tomorrow, a digest never. What stands between the repository and `sha256:`?',
  'zh-cn': '镜像标签明天可能指向别的镜像，摘要永远不会。仓库名和 `sha256:` 之间写什么？',
};
const form: Text = {
  en: '`docker pull {image}@sha256:____`',
  'zh-cn': '`docker pull {image}@sha256:____`',
};

export const pulledByTag = defineCause({
  id: 'pulled-by-tag',
  for: [imageEvent],
  text: {
    en: 'You pulled `{ref}`, by its tag. The step asks for it by its digest.',
    'zh-cn': '你按镜像标签拉取了 `{ref}`，而这一步要求按摘要拉取。',
  },
  about: {
    en: 'The image was pulled by its tag where its digest is asked for. The daemon’s events name what was asked for in a pull.',
    'zh-cn': '要求按摘要拉取，却按镜像标签拉取了。守护进程的事件会说明拉取时用的名字。',
  },
  help: [question, form],
  recognise({ spec: { image }, observation: { byTag } }) {
    if (byTag === undefined) return undefined;
    return { args: { ref: byTag }, degrees: [degree(question), degree(form, { image })] };
  },
});
