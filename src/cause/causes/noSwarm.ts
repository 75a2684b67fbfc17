import { daemon } from '../../check/types/daemon.ts';
import { service } from '../../check/types/service.ts';
import { stack } from '../../check/types/stack.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Services and stacks need a swarm, one of a single node will do. Which command makes this Docker its manager?',
  'zh-cn': '服务和栈（stack）需要 swarm，只有一个节点也可以。哪条命令让这个 Docker 成为管理节点？',
};
const worker: Text = {
  en: 'This Docker is in a swarm as a worker; only a manager takes such orders. Where is the manager?',
  'zh-cn': '这个 Docker 是 swarm 的工作节点，只有管理节点才接受这些命令。管理节点在哪里？',
};
const addresses: Text = {
  en: 'When it asks which of several addresses to use, say one: `docker swarm init --advertise-addr ____`',
  'zh-cn': '如果它问该用哪个地址，就指定一个：`docker swarm init --advertise-addr ____`',
};

export const noSwarm = defineCause<unknown, unknown>({
  id: 'no-swarm',
  for: [service, stack, daemon],
  text: {
    en: 'This Docker manages no swarm (swarm: {state}).',
    'zh-cn': '这个 Docker 不是 swarm 管理节点（swarm：{state}）。',
  },
  about: {
    en: 'Services and stacks are asked for, and this Docker was never made the manager of a swarm. `docker info` says so.',
    'zh-cn':
      '这里需要服务或栈（stack），但这个 Docker 还不是 swarm 管理节点。`docker info` 说明了这一点。',
  },
  help: [question, worker, addresses, thisDoesIt],
  async recognise({ judgement }, world) {
    if (!['no-swarm', 'swarm-state', 'swarm-manager'].includes(judgement.aspect ?? '')) {
      return undefined;
    }
    const { state, manager } = (await world.docker.info()).swarm;
    if (manager || (state !== 'inactive' && state !== 'active')) return undefined;
    return {
      args: { state },
      degrees:
        state === 'active'
          ? [degree(worker)]
          : [
              degree(question),
              degree(addresses),
              degree(thisDoesIt, {}, { run: ['docker', 'swarm', 'init'] }),
            ],
    };
  },
});
