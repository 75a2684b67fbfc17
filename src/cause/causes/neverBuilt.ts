import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Which command makes an image from a Dockerfile, and how do you tell it the name?',
  'zh-cn': '哪条命令由 Dockerfile 构建镜像？怎样告诉它名字？',
};
const form: Text = {
  en: '`docker build -t ____:____ .`',
  'zh-cn': '`docker build -t ____:____ .`',
};

export const neverBuilt = defineCause({
  id: 'never-built',
  for: [image],
  text: {
    en: 'There is no image called `{wanted}`, and none of a similar name was built in this lab.',
    'zh-cn': '没有名为 `{wanted}` 的镜像，在这个实验里也没有构建过名字相近的镜像。',
  },
  about: {
    en: 'No image of that name or a similar one was built since the lab was started. Recognised when nothing else explains the missing image.',
    'zh-cn':
      '实验开始以来，没有用这个名字或相近的名字构建过镜像。没有别的原因能解释时，就是这一条。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, judgement }) {
    const wanted =
      judgement.aspect === 'missing'
        ? spec.ref
        : judgement.aspect === 'no-other'
          ? spec.sharesLayersWith?.ref
          : undefined;
    if (wanted === undefined) return undefined;
    return {
      args: { wanted },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', wanted, '.'] }),
      ],
    };
  },
});
