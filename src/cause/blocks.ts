import { userInfo } from 'node:os';
import type { Explanation, Remedy } from '../check/verdict.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import { WorldError } from '../world/worldError.ts';
import type { WorldFault } from '../world/worldError.ts';

interface Block {
  readonly id: string;
  /** Takes `{endpoint}` and `{message}`. */
  readonly text: Text;
  readonly degrees: readonly { readonly text: Text; readonly remedy?: Remedy }[];
}

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

const blocks: Readonly<Record<WorldFault, Block>> = {
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

/** What a person is told when the world could not be asked. */
export function explainBlock({ fault, endpoint, message }: WorldError): Explanation {
  const { id, text, degrees } = blocks[fault];
  return {
    id,
    text: said(text, { endpoint, message }),
    degrees: degrees.map((degree) => ({ ...degree, text: said(degree.text) })),
    places: [],
  };
}

const ownFault: Text = {
  en: 'This check itself broke. It is a fault of Container Lab, nothing of yours is wrong: {message}',
  'zh-cn': '这项检查本身出错了。这是 Container Lab 的缺陷，你的操作没有问题：{message}',
};
const report: Said = said({
  en: 'Please copy the report and send it to us. You can go on with the next step.',
  'zh-cn': '请复制报告并发给我们。你可以继续下一步。',
});

/** What kept a task from being judged: the environment, or a bug of ours, told as one. */
export function explainError(task: string, error: unknown): Explanation {
  return error instanceof WorldError ? explainBlock(error) : explainBug(task, error);
}

function explainBug(task: string, error: unknown): Explanation {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6) : [];
  return {
    id: 'bug',
    text: said(ownFault, { message }),
    degrees: [{ text: report }],
    places: [],
    excerpt: [`task: ${task}`, message, ...stack.map((line) => line.trim())],
  };
}
