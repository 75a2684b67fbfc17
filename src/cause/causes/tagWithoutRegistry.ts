import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { hostFor, lacksImage, lastPush, wantedRef } from '../pushLine.ts';

const question: Text = {
  en: '`docker push` has no option for the registry: its host is the first part of the name. What stands before the first `/` in `{ref}`?',
  'zh-cn':
    '`docker push` 没有指定镜像仓库的选项：地址就是名字的第一部分。`{ref}` 里第一个 `/` 前面是什么？',
};
const form: Text = {
  en: '`docker tag {ref} {host}/____:____`',
  'zh-cn': '`docker tag {ref} {host}/____:____`',
};
const thenPush: Text = { en: 'Then push that name:', 'zh-cn': '然后推送这个名字：' };

export const tagWithoutRegistry = defineCause({
  id: 'tag-without-registry',
  for: [registry],
  text: {
    en: '`{line}` went to Docker’s default registry: the name does not say `{host}`.',
    'zh-cn': '`{line}` 推送到了 Docker 默认的镜像仓库：名字里没有写 `{host}`。',
  },
  about: {
    en: 'The image was pushed by a name without a registry’s host, so docker took its default registry. The last push in the terminal failed, and its name has no host.',
    'zh-cn':
      '推送时名字里没有镜像仓库的地址，docker 就用了默认的镜像仓库。终端里最近一次推送失败了，而且名字里没有地址。',
  },
  help: [question, form, thisDoesIt, thenPush],
  recognise({ spec, observation, judgement }, world) {
    const push = lastPush(world);
    if (!lacksImage(judgement.aspect) || push === undefined) return undefined;
    if (push.hasHost || push.exitCode === 0) return undefined;
    const { ref, line } = push;
    const args = { ref, line, host: hostFor(observation, spec) };
    const wanted = wantedRef(spec, observation);
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'tag', ref, wanted] }),
        degree(thenPush, {}, { run: ['docker', 'push', wanted] }),
      ],
    };
  },
});
