import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { wantedRef } from '../pushLine.ts';

const question: Text = {
  en: 'A tag in a registry moves when another image is pushed under it. Is the image that you pushed last another one than before?',
  'zh-cn':
    '用同一个镜像标签推送另一个镜像时，镜像仓库里的镜像标签才会移动。你最后推送的镜像和之前的不同吗？',
};
const form: Text = {
  en: 'Change a file, then `docker build -t ____ .`, `docker tag ____ {wanted}` and `docker push ____`',
  'zh-cn':
    '修改一个文件，然后 `docker build -t ____ .`、`docker tag ____ {wanted}`、`docker push ____`',
};

export const tagNotMoved = defineCause({
  id: 'tag-not-moved',
  for: [registry],
  text: {
    en: '`{wanted}` in the registry still is the image that you pulled by its digest: the tag has not moved.',
    'zh-cn': '镜像仓库里的 `{wanted}` 还是你按摘要拉取的那个镜像：镜像标签没有移动。',
  },
  about: {
    en: 'Nothing else was pushed under the tag since, or the build changed nothing. The digest behind the tag is the one that was pulled.',
    'zh-cn':
      '之后没有用这个镜像标签推送过别的镜像，或者构建时什么也没有改。镜像标签对应的摘要就是拉取过的那个。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement }) {
    if (judgement.aspect !== 'not-moved') return undefined;
    const wanted = wantedRef(spec, observation);
    return {
      args: { wanted },
      degrees: [
        degree(question),
        degree(form, { wanted }),
        degree(thisDoesIt, {}, { run: ['docker', 'push', wanted] }),
      ],
    };
  },
});
