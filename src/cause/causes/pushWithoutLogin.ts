import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { hostFor, lacksImage, lastPush } from '../pushLine.ts';

const question: Text = {
  en: 'This registry asks for a user and a password. Which command gives them to docker, and for which host?',
  'zh-cn': '这个镜像仓库需要用户名和密码。哪条命令把它们交给 docker？针对哪个地址？',
};
const form: Text = { en: '`docker login ____:____`', 'zh-cn': '`docker login ____:____`' };

export const pushWithoutLogin = defineCause({
  id: 'push-without-login',
  for: [registry],
  text: {
    en: 'The registry asks for a login, and your docker client keeps none for `{host}`.',
    'zh-cn': '镜像仓库要求登录，而你的 docker 客户端没有保存 `{host}` 的登录信息。',
  },
  about: {
    en: 'A push or a login is missing its `docker login`. The registry answers 401 to whoever is not logged in, and the client’s config does not name its host.',
    'zh-cn':
      '推送之前没有执行 `docker login`。镜像仓库对未登录的请求返回 401，而客户端的配置里没有它的地址。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec, observation, judgement }, world) {
    if (observation.ping?.answer?.open !== false) return undefined;
    const push = lastPush(world);
    const pushed = lacksImage(judgement.aspect) && push?.hasHost === true && push.exitCode !== 0;
    const asked = judgement.aspect === 'login' && spec.loggedIn === true;
    if (!pushed && !asked) return undefined;
    const host = pushed ? push.to.registry : hostFor(observation, spec);
    const logins = await world.registry.logins();
    if (logins.some((one) => one.toLowerCase() === host.toLowerCase())) return undefined;
    return {
      args: { host },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'login', host] }),
      ],
    };
  },
});
