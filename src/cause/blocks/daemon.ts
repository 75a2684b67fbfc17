import { userInfo } from 'node:os';
import type { WorldFault } from '../../world/worldError.ts';
import type { ClusterFault } from './cluster.ts';
import type { Block } from './block.ts';
import type { RegistryFault } from './registry.ts';

const startIt: Block['degrees'][number] = {
  text: {
    en: 'Start Docker. This step then goes on by itself.',
    'zh-cn': '启动 Docker，之后这一步会自动继续。',
  },
  remedy: { run: ['sudo', 'systemctl', 'start', 'docker'] },
};
const desktop: Block['degrees'][number] = {
  text: {
    en: 'With Docker Desktop: open it, and wait until it says that the engine is running.',
    'zh-cn': '如果用的是 Docker Desktop：打开它，等到它显示引擎正在运行。',
  },
};
const lookAtIt: Block['degrees'][number] = {
  text: {
    en: 'See what the docker command says itself.',
    'zh-cn': '看看 docker 命令本身的输出。',
  },
  remedy: { run: ['docker', 'version'] },
};

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'USER';
  }
}

/** What the daemon or the way to it is at fault for. */
export const daemonBlocks: Readonly<
  Record<Exclude<WorldFault, RegistryFault | ClusterFault>, Block>
> = {
  'daemon-down': {
    id: 'daemon-down',
    text: {
      en: 'Docker does not answer. Nothing of yours is wrong: no daemon listens at `{endpoint}`. Start it, and this step goes on by itself.',
      'zh-cn':
        'Docker 没有响应。你的操作没有问题：地址 `{endpoint}` 是对的，但没有守护进程在那里运行。启动 Docker 后，这一步会自动继续。',
    },
    degrees: [startIt, desktop],
  },
  'socket-missing': {
    id: 'socket-missing',
    text: {
      en: 'Docker is not here: `{endpoint}` does not exist. Nothing of yours is wrong. Either Docker is not started, or it is not installed.',
      'zh-cn':
        '找不到 Docker：`{endpoint}` 不存在。你的操作没有问题。可能是 Docker 没有启动，或者没有安装。',
    },
    degrees: [startIt, desktop, lookAtIt],
  },
  'socket-denied': {
    id: 'socket-denied',
    text: {
      en: 'Docker does not let you in: your user may not use `{endpoint}`. Nothing of yours is wrong. Whoever is in the group `docker` may use it.',
      'zh-cn':
        'Docker 拒绝了访问：你的用户无权使用 `{endpoint}`。你的操作没有问题。加入 `docker` 用户组后即可使用。',
    },
    degrees: [
      {
        text: {
          en: 'Add yourself to the group. Mind what it means: whoever may use Docker can become root on this machine.',
          'zh-cn': '把自己加入该用户组。请注意：能使用 Docker，就等于拥有这台机器的 root 权限。',
        },
        remedy: { run: ['sudo', 'usermod', '-aG', 'docker', userName()] },
      },
      {
        text: {
          en: 'Groups are read at login: log out, log in again, and restart the editor.',
          'zh-cn': '用户组在登录时读取：请注销后重新登录，并重新打开编辑器。',
        },
      },
    ],
  },
  'time-out': {
    id: 'time-out',
    text: {
      en: 'Docker did not answer in time. Nothing of yours is wrong: `{endpoint}` takes the question and keeps silent. It may be busy, or hang.',
      'zh-cn':
        'Docker 没有及时响应。你的操作没有问题：`{endpoint}` 接受了请求，但一直没有回答。它可能正忙，也可能卡住了。',
    },
    degrees: [
      {
        text: {
          en: 'Is a large build or pull under way? Wait until it is done, then check again.',
          'zh-cn': '是不是正在进行较大的构建或拉取？等它结束后再检查。',
        },
      },
      {
        text: {
          en: 'If it stays silent, restart Docker. Running containers stop with it.',
          'zh-cn': '如果一直没有响应，请重启 Docker。运行中的容器会随之停止。',
        },
        remedy: { run: ['sudo', 'systemctl', 'restart', 'docker'] },
      },
    ],
  },
  closed: {
    id: 'closed',
    text: {
      en: 'Docker broke off in the middle of its answer. Nothing of yours is wrong: the daemon at `{endpoint}` was probably stopped or restarted.',
      'zh-cn':
        'Docker 回答到一半就断开了。你的操作没有问题：`{endpoint}` 的守护进程可能刚被停止或重启。',
    },
    degrees: [startIt, lookAtIt],
  },
  'too-old': {
    id: 'too-old',
    text: {
      en: 'This Docker is too old. Nothing of yours is wrong: {message}',
      'zh-cn': 'Docker 版本太旧。你的操作没有问题：{message}',
    },
    degrees: [
      {
        text: {
          en: 'Install Docker 20.10 or newer, then check again.',
          'zh-cn': '安装 Docker 20.10 或更新的版本，然后再检查。',
        },
      },
      lookAtIt,
    ],
  },
  'bad-endpoint': {
    id: 'bad-endpoint',
    text: {
      en: 'The address of Docker cannot be used: `{endpoint}`. Nothing of yours is wrong. It comes from the settings, `DOCKER_HOST` or the current context.',
      'zh-cn':
        'Docker 的地址无法使用：`{endpoint}`。你的操作没有问题。它来自设置、`DOCKER_HOST` 或当前的 context。',
    },
    degrees: [
      {
        text: {
          en: 'See which contexts there are, and which is the current one.',
          'zh-cn': '看看有哪些 context，当前用的是哪一个。',
        },
        remedy: { run: ['docker', 'context', 'ls'] },
      },
    ],
  },
  'bad-answer': {
    id: 'bad-answer',
    text: {
      en: 'What answers at `{endpoint}` does not speak as Docker does. Nothing of yours is wrong: {message}',
      'zh-cn': '`{endpoint}` 的回答不像是 Docker。你的操作没有问题：{message}',
    },
    degrees: [lookAtIt],
  },
  'certificate-unknown': {
    id: 'certificate-unknown',
    text: {
      en: 'The Docker at `{endpoint}` cannot prove who it is: its certificate is not of the authority that is trusted here, or is for another host name. Nothing of yours is wrong, but without that proof it might be any other daemon.',
      'zh-cn':
        '`{endpoint}` 的 Docker 无法证明自己的身份：它的证书不是由这里信任的证书机构签发的，或者是给其他主机名的。你的操作没有问题，但没有这个证明，对方可能是任何守护进程。',
    },
    degrees: [
      {
        text: {
          en: 'Take the `ca.pem` that belongs to this daemon. It lies in the folder of `DOCKER_CERT_PATH`, in `~/.docker`, or in the context: `docker context create` takes it as `ca=`.',
          'zh-cn':
            '换成与这个守护进程配套的 `ca.pem`。它在 `DOCKER_CERT_PATH` 指向的文件夹、`~/.docker` 或 context 里：`docker context create` 用 `ca=` 指定它。',
        },
      },
      {
        text: {
          en: 'Write the host just as the certificate says it: a name is not its IP address.',
          'zh-cn': '主机要与证书上写的一致：主机名和它的 IP 地址不是一回事。',
        },
      },
      lookAtIt,
    ],
  },
  'certificate-expired': {
    id: 'certificate-expired',
    text: {
      en: 'A certificate on the way to Docker is out of its time: {message} Nothing of yours is wrong.',
      'zh-cn': '访问 Docker 所用的证书不在有效期内：{message} 你的操作没有问题。',
    },
    degrees: [
      {
        text: {
          en: 'Is the clock of this machine right? A wrong one makes good certificates look expired.',
          'zh-cn': '这台机器的时间对吗？时间不对时，有效的证书也会显得过期。',
        },
        remedy: { run: ['date'] },
      },
      {
        text: {
          en: 'Else ask whoever runs this daemon for a certificate that is renewed.',
          'zh-cn': '否则请向管理这个守护进程的人索取更新后的证书。',
        },
      },
    ],
  },
  'certificate-refused': {
    id: 'certificate-refused',
    text: {
      en: 'The Docker at `{endpoint}` lets in only those who show a certificate that it trusts. It got none, or one of another authority. Nothing else of yours is wrong.',
      'zh-cn':
        '`{endpoint}` 的 Docker 只允许出示受信任证书的客户端访问，而它没有收到证书，或者收到的证书由其他机构签发。除此之外，你的操作没有问题。',
    },
    degrees: [
      {
        text: {
          en: 'Put the `cert.pem` and `key.pem` that you were given for this daemon into the folder of `DOCKER_CERT_PATH` and set `DOCKER_TLS_VERIFY=1`, or make a context with `cert=` and `key=`.',
          'zh-cn':
            '把为这个守护进程签发的 `cert.pem` 和 `key.pem` 放进 `DOCKER_CERT_PATH` 指向的文件夹，并设置 `DOCKER_TLS_VERIFY=1`；或者用 `cert=` 和 `key=` 创建 context。',
        },
      },
      lookAtIt,
    ],
  },
  'tls-mismatch': {
    id: 'tls-mismatch',
    text: {
      en: 'One side speaks TLS and the other does not: {message} Nothing of yours is wrong.',
      'zh-cn': '一方使用 TLS，另一方没有使用：{message} 你的操作没有问题。',
    },
    degrees: [
      {
        text: {
          en: 'With TLS a daemon listens on port 2376, as a rule, and wants `DOCKER_TLS_VERIFY=1` or a context with certificates. Without TLS it is port 2375, and neither of them.',
          'zh-cn':
            '使用 TLS 的守护进程通常监听 2376 端口，需要设置 `DOCKER_TLS_VERIFY=1` 或使用带证书的 context；不使用 TLS 时是 2375 端口，两者都不需要。',
        },
      },
      lookAtIt,
    ],
  },
  'ssh-failed': {
    id: 'ssh-failed',
    text: {
      en: 'There is no way through ssh to the Docker at `{endpoint}`: {message} Nothing of yours is wrong.',
      'zh-cn': '无法通过 ssh 访问 `{endpoint}` 的 Docker：{message} 你的操作没有问题。',
    },
    degrees: [
      {
        text: {
          en: 'Log in to that machine with ssh once, in a terminal. It has to work without a password: with a key, and with a host key that you have accepted.',
          'zh-cn':
            '先在终端里用 ssh 登录一次那台机器。要做到不输密码就能登录：使用密钥，并已接受对方的主机密钥。',
        },
      },
      {
        text: {
          en: 'There, `docker version` has to answer for that user.',
          'zh-cn': '在那台机器上，该用户执行 `docker version` 应当有响应。',
        },
      },
      lookAtIt,
    ],
  },
  refused: {
    id: 'refused',
    text: {
      en: 'Docker refused to answer. Nothing of yours is wrong: {message}',
      'zh-cn': 'Docker 拒绝回答。你的操作没有问题：{message}',
    },
    degrees: [lookAtIt],
  },
  cancelled: {
    id: 'cancelled',
    text: { en: 'The check was cancelled.', 'zh-cn': '检查已取消。' },
    degrees: [],
  },
};
