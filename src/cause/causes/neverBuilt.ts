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
  recognise({ spec, judgement }) {
    if (judgement.aspect !== 'missing') return undefined;
    return {
      args: { wanted: spec.ref },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] }),
      ],
    };
  },
});
