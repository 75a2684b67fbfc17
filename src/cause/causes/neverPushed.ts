import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { wantedRef } from '../pushLine.ts';

const question: Text = {
  en: 'An image gets into a registry in two steps: a name with the registry’s host in front, and a push of that name. Which did you do?',
  'zh-cn':
    '把镜像放进镜像仓库要两步：先起一个以镜像仓库地址开头的名字，再推送这个名字。你做了哪一步？',
};
const form: Text = {
  en: '`docker push ____:____/____:____`',
  'zh-cn': '`docker push ____:____/____:____`',
};

export const neverPushed = defineCause({
  id: 'never-pushed',
  for: [registry],
  text: {
    en: 'The registry has no `{wanted}`, and nothing like it.',
    'zh-cn': '镜像仓库里没有 `{wanted}`，也没有相近的。',
  },
  about: {
    en: 'Nothing of the right or a similar name is in the registry. Its own list says so, and nothing else explains it.',
    'zh-cn':
      '镜像仓库里没有这个名字，也没有相近的名字。这是它自己的列表说明的，又没有别的原因能解释。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement }) {
    if (judgement.aspect !== 'repository' && judgement.aspect !== 'tag') return undefined;
    const wanted = wantedRef(spec, observation);
    return {
      args: { wanted },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'push', wanted] }),
      ],
    };
  },
});
