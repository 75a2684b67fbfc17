import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { imageAge, imagesNear } from '../candidates.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'An image can have several names: how would you give this one the name `{wanted}` too?',
  'zh-cn': '一个镜像可以有多个名字：怎样让它也叫 `{wanted}`？',
};
const withoutTag: Text = {
  en: 'You gave no tag, so Docker took `latest`. An image can have several names: how would you give this one the name `{wanted}` too?',
  'zh-cn':
    '你没有写镜像标签，Docker 便用了 `latest`。一个镜像可以有多个名字：怎样让它也叫 `{wanted}`？',
};
const form: Text = {
  en: '`docker tag {found} ____:____`',
  'zh-cn': '`docker tag {found} ____:____`',
};

export const wrongTag = defineCause({
  id: 'wrong-tag',
  for: [image],
  text: {
    en: 'You built `{found}` {age} ago. The repository is right, the tag is another one.',
    'zh-cn': '你在 {age}前构建了 `{found}`。仓库名是对的，但镜像标签不同。',
  },
  about: {
    en: 'The image was built under the right repository and another tag, often `latest` because none was given.',
    'zh-cn': '镜像的仓库名正确，但镜像标签不同，常常是因为没有写而成了 `latest`。',
  },
  help: [question, withoutTag, form, thisDoesIt],
  async recognise({ spec, judgement }, world) {
    if (judgement.aspect !== 'missing') return undefined;
    const [candidate] = (await imagesNear(spec.ref, world)).filter(
      ({ nearness }) => nearness === 'tag',
    );
    if (candidate === undefined) return undefined;
    const args = {
      found: candidate.reference,
      wanted: spec.ref,
      age: imageAge(candidate, world),
    };
    const latest = candidate.reference.endsWith(':latest');
    return {
      args,
      degrees: [
        degree(latest ? withoutTag : question, args),
        degree(form, args),
        degree(thisDoesIt, args, { run: ['docker', 'tag', candidate.reference, spec.ref] }),
      ],
    };
  },
});
