import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { hostFor, lacksImage, lastPush } from '../pushLine.ts';

const question: Text = {
  en: 'A login holds for one host and port, written exactly so: `localhost` and `127.0.0.1` are two. Which one do you push to?',
  'zh-cn':
    '登录只对一个地址和端口有效，写法要完全一致：`localhost` 和 `127.0.0.1` 算两个。你推送到的是哪一个？',
};
const form: Text = { en: '`docker login ____:____`', 'zh-cn': '`docker login ____:____`' };

export const loginElsewhere = defineCause({
  id: 'login-elsewhere',
  for: [registry],
  text: {
    en: 'You are logged in to `{found}`, and the registry is addressed as `{wanted}`: for docker these are two.',
    'zh-cn':
      '你登录的是 `{found}`，而这里的镜像仓库地址是 `{wanted}`：对 docker 来说这是两个地址。',
  },
  about: {
    en: 'The login is for another host or port than the one pushed to. The docker client’s config names hosts (only names are read, never passwords), and the wanted one is not among them.',
    'zh-cn':
      '登录的地址或端口与推送的不同。docker 客户端的配置里记着已登录的地址（只读取地址，不读取密码），其中没有要的那个。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec, observation, judgement }, world) {
    const push = lastPush(world);
    const pushed = lacksImage(judgement.aspect) && push?.hasHost === true && push.exitCode !== 0;
    const asked = judgement.aspect === 'login' && spec.loggedIn === true;
    if (!asked && !(pushed && observation.ping?.answer?.open === false)) return undefined;
    const wanted = pushed ? push.to.registry : hostFor(observation, spec);
    const logins = await world.registry.logins();
    if (logins.some((host) => host.toLowerCase() === wanted.toLowerCase())) return undefined;
    const found = logins.find(isLocal);
    if (found === undefined) return undefined;
    return {
      args: { found, wanted },
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'login', wanted] }),
      ],
    };
  },
});

/** A login to a registry of the world is nobody's slip for one on this machine. */
function isLocal(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i.test(host);
}
