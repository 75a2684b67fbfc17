import type { Text } from '../../text.ts';
import { acted, lastAttempt } from '../attempt.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const denied: Text = {
  en: 'Your user in the terminal may not use Docker, while the checks may. Is it a terminal from before you joined the group `docker`, or of another user?',
  'zh-cn':
    '终端里的用户无权使用 Docker，而检查可以使用。这个终端是在你加入 `docker` 用户组之前打开的，还是属于另一个用户？',
};
const unreached: Text = {
  en: 'The checks reach Docker, and this terminal looks for it elsewhere. `DOCKER_HOST` or the current context names where.',
  'zh-cn': '检查能连上 Docker，而这个终端去了别的地址。地址来自 `DOCKER_HOST` 或当前的 context。',
};
const reopen: Text = {
  en: 'Open a new terminal in the lab’s folder: it gets the address that the checks use. Then run it again.',
  'zh-cn': '在实验文件夹里打开一个新终端：它会使用和检查相同的地址。然后再执行一次。',
};
const look: Text = {
  en: 'This says where the terminal looks:',
  'zh-cn': '这条命令会显示终端使用的地址：',
};

export const terminalWithoutDaemon = defineCause<unknown, unknown>({
  id: 'terminal-without-daemon',
  for: acted,
  text: {
    en: 'In the terminal docker could not reach the daemon, so `{line}` did nothing.',
    'zh-cn': '终端里的 docker 连不上守护进程，所以 `{line}` 什么也没有做。',
  },
  about: {
    en: 'The checks reach Docker, and the terminal does not: another user, another group or another address. The last try in the terminal ended with docker’s words for it.',
    'zh-cn':
      '检查能连上 Docker，而终端连不上：用户、用户组或地址不同。终端里最近一次尝试的输出说明了这一点。',
  },
  help: [denied, unreached, reopen, look],
  recognise(failure, world) {
    const attempt = lastAttempt(failure, world);
    if (attempt?.as !== 'docker' || attempt.exitCode === 0) return undefined;
    const { output, line } = attempt;
    const isDenied = /permission denied while trying to connect to the Docker daemon/i.test(output);
    const isUnreached = /(?:cannot|failed to) connect to the Docker (?:daemon|API)/i.test(output);
    if (!isDenied && !isUnreached) return undefined;
    const excerpt = output.split('\n').filter((each) => /connect to the docker/i.test(each));
    return {
      args: { line },
      excerpt: excerpt.slice(-1),
      degrees: [
        degree(isDenied ? denied : unreached),
        degree(reopen),
        degree(look, {}, { run: ['docker', 'context', 'ls'] }),
      ],
    };
  },
});
