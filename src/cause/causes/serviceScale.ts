import { service } from '../../check/types/service.ts';
import type { ServiceObservation } from '../../check/types/service.ts';
import { stack } from '../../check/types/stack.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { failingService } from '../swarmService.ts';
import type { SwarmSpec } from '../swarmService.ts';

const question: Text = {
  en: 'How many of it should run is told to the swarm, not to each container. With which command?',
  'zh-cn': '要运行多少个副本是告诉 swarm 的，而不是每个容器。用哪条命令？',
};
const form: Text = {
  en: '`docker service scale {name}=____`',
  'zh-cn': '`docker service scale {name}=____`',
};

export const serviceScale = defineCause<SwarmSpec, ServiceObservation>({
  id: 'service-scale',
  for: [service, stack],
  text: {
    en: '`{name}` should keep {wanted} replicas, and is told to keep {found}.',
    'zh-cn': '`{name}` 应该保持 {wanted} 个副本，而现在设置的是 {found} 个。',
  },
  about: {
    en: 'The service has another number of replicas than asked for. Its settings in the swarm say so.',
    'zh-cn': '服务的副本数与要求的不同。这是从它在 swarm 里的设置看出来的。',
  },
  help: [question, form, thisDoesIt],
  recognise(failure) {
    const found = failure.judgement.aspect === 'replicas' ? failingService(failure) : undefined;
    const wanted = found?.wanted.replicas;
    if (found?.service.replicas === undefined || wanted === undefined) return undefined;
    const { name, replicas } = found.service;
    return {
      args: { name, wanted, found: replicas },
      degrees: [
        degree(question),
        degree(form, { name }),
        degree(thisDoesIt, {}, { run: ['docker', 'service', 'scale', `${name}=${wanted}`] }),
      ],
    };
  },
});
