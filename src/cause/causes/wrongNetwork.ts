import { container } from '../../check/types/container.ts';
import { network } from '../../check/types/network.ts';
import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { wantedNetwork } from '../wantedNetwork.ts';

const question: Text = {
  en: 'Containers find each other by name only on a network that both are on. How does a running one get onto another network?',
  'zh-cn': '容器只有在同一个网络里才能用名字找到对方。怎样让运行中的容器接入另一个网络？',
};
const form: Text = {
  en: '`docker network connect ____ {name}`, or `--network ____` when you run it',
  'zh-cn': '`docker network connect ____ {name}`，或者运行时写 `--network ____`',
};

export const wrongNetwork = defineCause<unknown, unknown>({
  id: 'wrong-network',
  for: [container, network],
  text: {
    en: '`{name}` is on the network `{found}`, not on `{wanted}`.',
    'zh-cn': '`{name}` 在网络 `{found}` 里，不在 `{wanted}` 里。',
  },
  about: {
    en: 'The container runs on another network than asked for; without `--network` it is `bridge`. Its settings say so.',
    'zh-cn': '容器接入的网络与要求的不同；不写 `--network` 时是 `bridge`。这是从容器设置看出来的。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const wanted = await wantedNetwork(failure, world);
    if (wanted?.there !== true || wanted.subject === undefined) return undefined;
    const { subject } = wanted;
    const { networks, networkMode } = subject.container;
    const found = failure.judgement.aspect === 'network-mode' ? networkMode : networks.join(', ');
    const { name } = subject;
    // A container's main network, and those that the daemon made, are chosen when it is run.
    const fixed =
      failure.judgement.aspect === 'network-mode' ||
      networkMode === 'host' ||
      networkMode === 'none';
    return {
      args: { name, found: found || 'none', wanted: wanted.name },
      degrees: [
        degree(question),
        degree(form, { name }),
        ...(fixed
          ? anew(subject)
          : [degree(thisDoesIt, {}, { run: ['docker', 'network', 'connect', wanted.name, name] })]),
      ],
    };
  },
});
