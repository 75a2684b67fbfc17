import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { imageAge, imagesNear } from '../candidates.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Compare the two names letter by letter: `{found}` and `{wanted}`. Must you build again to give it the right one?',
  'zh-cn': '逐个字母对照两个名字：`{found}` 和 `{wanted}`。要换成正确的名字，需要重新构建吗？',
};
const form: Text = { en: '`docker tag {found} ____`', 'zh-cn': '`docker tag {found} ____`' };

export const wrongName = defineCause({
  id: 'wrong-name',
  for: [image],
  text: {
    en: 'You built `{found}` {age} ago: its name is almost the one asked for.',
    'zh-cn': '你在 {age}前构建了 `{found}`：名字和要求的只差一点。',
  },
  about: {
    en: 'An image was built under almost the right name. The names of the images built in this lab are compared letter by letter.',
    'zh-cn': '构建的镜像名字只差一点。依据是逐个字母比较在这个实验里构建的镜像名。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec, judgement }, world) {
    if (judgement.aspect !== 'missing') return undefined;
    const [candidate] = (await imagesNear(spec.ref, world)).filter(
      ({ nearness }) => nearness === 'repository',
    );
    if (candidate === undefined) return undefined;
    const args = {
      found: candidate.reference,
      wanted: spec.ref,
      age: imageAge(candidate, world),
    };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(thisDoesIt, args, { run: ['docker', 'tag', candidate.reference, spec.ref] }),
      ],
    };
  },
});
