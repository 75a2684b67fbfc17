import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'A build gives one name to a new image; the others stay where they are. How does `{ref}` come to the image that `{other}` names now?',
  'zh-cn':
    '构建只把一个名字给新镜像，其他名字留在原处。怎样让 `{ref}` 也指向 `{other}` 现在的镜像？',
};
const form: Text = { en: '`docker tag ____ {ref}`', 'zh-cn': '`docker tag ____ {ref}`' };

export const nameLeftBehind = defineCause({
  id: 'name-left-behind',
  for: [image],
  text: {
    en: '`{ref}` and `{other}` name two different images.',
    'zh-cn': '`{ref}` 和 `{other}` 指向两个不同的镜像。',
  },
  about: {
    en: 'Two names that should stand for one image do not: one of them was given to another image, or the image was built again afterwards. The ids differ.',
    'zh-cn':
      '本该指向同一个镜像的两个名字不一致：其中一个给了别的镜像，或者之后又重新构建过。两者的 id 不同。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec: { ref, sameAs: other }, judgement }) {
    if (judgement.aspect !== 'twin' || other === undefined) return undefined;
    const args = { ref, other };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'tag', other, ref] }),
      ],
    };
  },
});
