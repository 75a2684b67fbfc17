import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { hostFor } from '../pushLine.ts';

const question: Text = {
  en: 'A login stays in your docker client’s config until you take it out. Which command is the reverse of `docker login`?',
  'zh-cn': '登录信息会一直留在 docker 客户端的配置里。哪条命令与 `docker login` 相反？',
};
const form: Text = { en: '`docker logout ____:____`', 'zh-cn': '`docker logout ____:____`' };

export const stillLoggedIn = defineCause({
  id: 'still-logged-in',
  for: [registry],
  text: {
    en: 'Your docker client still keeps the login for `{host}`.',
    'zh-cn': '你的 docker 客户端仍然保存着 `{host}` 的登录信息。',
  },
  about: {
    en: 'The login for the lab’s registry should be taken out, and the docker client’s config still names its host. Only names are read, never passwords.',
    'zh-cn':
      '应当删除实验的镜像仓库的登录信息，但 docker 客户端的配置里还有它的地址。只读取地址，不读取密码。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec, observation, judgement }, world) {
    if (judgement.aspect !== 'login' || spec.loggedIn !== false) return undefined;
    const port = `:${observation.at?.hostPort ?? spec.port}`;
    const wanted = hostFor(observation, spec);
    const logins = (await world.registry.logins()).filter((one) => one.endsWith(port));
    const host = logins.includes(wanted) ? wanted : (logins[0] ?? wanted);
    return {
      args: { host },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'logout', host] }),
      ],
    };
  },
});
