import type { Text } from '../../text.ts';
import type { WorldFault } from '../../world/worldError.ts';
import type { Block } from './block.ts';

export type RegistryFault = Extract<WorldFault, 'registry-unreachable' | 'rate-limited'>;

const mirror: Block['degrees'][number] = {
  text: {
    en: 'A registry mirror near you helps. Ask your teacher for one and write it into the setting `containerLab.mirrors` as `{"registry": "____"}`: the lab then offers the commands that go by it. Or write it into `/etc/docker/daemon.json` as `{"registry-mirrors": ["https://____"]}`, and restart Docker.',
    'zh-cn':
      '可以使用离你近的镜像加速器。向老师要一个地址，在设置 `containerLab.mirrors` 中写成 `{"registry": "____"}`，实验就会给出通过它拉取的命令。也可以写进 `/etc/docker/daemon.json`：`{"registry-mirrors": ["https://____"]}`，然后重启 Docker。',
  },
  remedy: { setting: 'containerLab.mirrors' },
};
const byHand: Block['degrees'][number] = {
  text: {
    en: 'Or pull it through the mirror by hand and give it its usual name: `docker pull ____/____`, then `docker tag ____/____ ____`.',
    'zh-cn':
      '也可以手动通过镜像加速器拉取，再改回原来的名字：先 `docker pull ____/____`，再 `docker tag ____/____ ____`。',
  },
};
const whichMirrors: Block['degrees'][number] = {
  text: { en: 'These mirrors are set now:', 'zh-cn': '现在设置的镜像加速器：' },
  remedy: { run: ['docker', 'info', '--format', '{{.RegistryConfig.Mirrors}}'] },
};

/** One command of those that get the image through the registry mirror which is set. */
export function throughMirror(run: readonly string[]): Block['degrees'][number] {
  return { text: run[1] === 'tag' ? usualName : pullIt, remedy: { run } };
}
const pullIt: Text = {
  en: 'Pull it through your registry mirror:',
  'zh-cn': '通过你的镜像加速器拉取：',
};
const usualName: Text = {
  en: 'Then give it its usual name:',
  'zh-cn': '再改回原来的名字：',
};

/** What a registry, or the way to it, is at fault for. */
export const registryBlocks: Readonly<Record<RegistryFault, Block>> = {
  'registry-unreachable': {
    id: 'registry-unreachable',
    text: {
      en: 'The registry cannot be reached, so the image could not be pulled. Nothing of yours is wrong: {message}',
      'zh-cn': '连不上镜像仓库（Registry），所以无法拉取镜像。你的操作没有问题：{message}',
    },
    degrees: [
      {
        text: {
          en: 'Is this machine online, and does it need a proxy? Try once more: it may have been a moment’s failure.',
          'zh-cn': '这台机器联网了吗？需要代理吗？再试一次，也许只是一时的故障。',
        },
      },
      mirror,
      byHand,
      whichMirrors,
    ],
  },
  'rate-limited': {
    id: 'rate-limited',
    text: {
      en: 'The registry lets this address pull no more for now: too many pulls came from it. Nothing of yours is wrong: {message}',
      'zh-cn':
        '镜像仓库（Registry）暂时不允许这个地址继续拉取：拉取次数太多。你的操作没有问题：{message}',
    },
    degrees: [
      {
        text: {
          en: 'The limit counts a whole network, such as a class. It ends by itself after some hours; `docker login` gives you a limit of your own.',
          'zh-cn':
            '次数按整个网络计算，例如整个班级。几小时后会自动恢复；`docker login` 之后按你自己的账号计算。',
        },
      },
      mirror,
      byHand,
      whichMirrors,
    ],
  },
};
