import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { wantedRef } from '../pushLine.ts';

const question: Text = {
  en: 'A registry keeps what was pushed, whatever you build later. How does the new build get there?',
  'zh-cn': '镜像仓库保存的是推送时的内容，之后的构建不会自动进去。怎样把新的构建送过去？',
};
const form: Text = {
  en: '`docker tag ____ ____`, then `docker push ____`',
  'zh-cn': '先 `docker tag ____ ____`，再 `docker push ____`',
};
const thenPush: Text = { en: 'Then push that name:', 'zh-cn': '然后推送这个名字：' };

export const oldPush = defineCause({
  id: 'old-push',
  for: [registry],
  text: {
    en: '`{wanted}` in the registry is not what `{ref}` is here: you built or tagged again after the push.',
    'zh-cn': '镜像仓库里的 `{wanted}` 与本机的 `{ref}` 不同：推送之后你又构建或改过镜像标签。',
  },
  about: {
    en: 'The image was pushed, and then built again or moved. The digests of the registry’s image and of the one here differ.',
    'zh-cn': '推送之后又重新构建或移动了镜像标签。镜像仓库里的镜像和本机镜像的摘要不同。',
  },
  help: [question, form, thisDoesIt, thenPush],
  recognise({ spec, observation, judgement }) {
    const { sameAs } = spec;
    if (judgement.aspect !== 'digest' || sameAs === undefined) return undefined;
    if (observation.manifest?.answer === undefined || observation.image === undefined)
      return undefined;
    const wanted = wantedRef(spec, observation);
    return {
      args: { wanted, ref: sameAs },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'tag', sameAs, wanted] }),
        degree(thenPush, {}, { run: ['docker', 'push', wanted] }),
      ],
    };
  },
});
