import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { lacksImage, lastPush, wantedRef } from '../pushLine.ts';

const question: Text = {
  en: 'Behind the host stands the namespace: `{namespace}`. Is it yours, and is the user you logged in as allowed to write there?',
  'zh-cn': '地址后面是命名空间：`{namespace}`。它是你的吗？你登录的用户有权写入吗？',
};
const form: Text = { en: '`docker tag {ref} ____/____`', 'zh-cn': '`docker tag {ref} ____/____`' };
const again: Text = { en: 'Push the name that is asked for:', 'zh-cn': '推送要求的名字：' };

export const pushDenied = defineCause({
  id: 'push-denied',
  for: [registry],
  text: {
    en: 'The registry did not let you push `{ref}`: who you are may not write there.',
    'zh-cn': '镜像仓库不允许你推送 `{ref}`：你的身份无权写入那里。',
  },
  about: {
    en: 'The push goes to a namespace that is not yours, or with a login that may only read. The terminal saw `requested access to the resource is denied`.',
    'zh-cn':
      '推送到了不属于你的命名空间，或者登录的用户只有读取权限。终端里看到了 `requested access to the resource is denied`。',
  },
  help: [question, form, again],
  recognise({ spec, observation, judgement }, world) {
    const push = lastPush(world);
    if (!lacksImage(judgement.aspect) || push === undefined || push.exitCode === 0)
      return undefined;
    const line = push.output
      .split(/\r?\n/)
      .findLast((each) =>
        /requested access to the resource is denied|insufficient_scope|^denied\b|^unauthorized\b/i.test(
          each,
        ),
      );
    if (line === undefined) return undefined;
    const { ref, to } = push;
    const namespace = to.repository.split('/')[0] ?? to.repository;
    return {
      args: { ref },
      excerpt: [line],
      degrees: [
        degree(question, { namespace }),
        degree(form, { ref }),
        degree(again, {}, { run: ['docker', 'push', wantedRef(spec, observation)] }),
      ],
    };
  },
});
