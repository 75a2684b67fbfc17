import { container } from '../../check/types/container.ts';
import { network } from '../../check/types/network.ts';
import type { NetworkSpec } from '../../check/types/network.ts';
import { volume } from '../../check/types/volume.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Stopping is not removing. Which command takes it away for good?',
  'zh-cn': '停止不等于删除。哪条命令会把它彻底删掉？',
};
const inUse: Text = {
  en: 'Docker removes nothing that is in use. Which container uses it still?',
  'zh-cn': '正在使用的东西 Docker 不会删除。还有哪个容器在用它？',
};
const verbs: Readonly<Record<string, readonly string[]>> = {
  container: ['docker', 'rm', '-f'],
  network: ['docker', 'network', 'rm'],
  volume: ['docker', 'volume', 'rm'],
};

export const notRemoved = defineCause<Pick<NetworkSpec, 'name' | 'exists'>, unknown>({
  id: 'not-removed',
  for: [container, network, volume],
  text: { en: '`{name}` is still there.', 'zh-cn': '`{name}` 还在。' },
  about: {
    en: 'A container, network or volume that should be gone by now is still on the daemon.',
    'zh-cn': '应该已经删除的容器、网络或卷还在守护进程里。',
  },
  help: [question, inUse, thisDoesIt],
  recognise({ type, spec: { name }, judgement }) {
    const verb = verbs[type];
    if (judgement.aspect !== 'exists' || verb === undefined) return undefined;
    return {
      args: { name },
      degrees: [
        degree(type === 'container' ? question : inUse),
        degree(thisDoesIt, {}, { run: [...verb, name] }),
      ],
    };
  },
});
