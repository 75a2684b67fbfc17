import { closestName } from '../../near.ts';
import { service } from '../../check/types/service.ts';
import type { ServiceObservation } from '../../check/types/service.ts';
import { stack } from '../../check/types/stack.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import type { SwarmSpec } from '../swarmService.ts';

const question: Text = {
  en: 'A swarm runs services, not containers of one’s own. Which command makes one?',
  'zh-cn': 'swarm 运行的是服务，而不是单独的容器。哪条命令创建服务？',
};
const ofStack: Text = {
  en: 'A stack comes from a file. Which command deploys it under a name?',
  'zh-cn': '栈（stack）由一个文件描述。哪条命令用一个名字部署它？',
};
const near: Text = {
  en: 'There is one called `{near}`. A service cannot be renamed: which name did you mean?',
  'zh-cn': '有一个叫 `{near}` 的。服务不能改名：你要的是哪个名字？',
};
const form: Text = {
  en: '`docker service create --name ____ ____`',
  'zh-cn': '`docker service create --name ____ ____`',
};
const stackForm: Text = {
  en: '`docker stack deploy -c ____ ____`',
  'zh-cn': '`docker stack deploy -c ____ ____`',
};
const look: Text = { en: 'The services there are:', 'zh-cn': '现有的服务：' };

const namespace = 'com.docker.stack.namespace';

export const serviceMissing = defineCause<SwarmSpec, ServiceObservation>({
  id: 'service-missing',
  for: [service, stack],
  text: {
    en: 'The swarm has no service or stack called `{name}`.',
    'zh-cn': 'swarm 里没有名为 `{name}` 的服务或栈（stack）。',
  },
  about: {
    en: 'The service or stack was never made, was removed, or has another name. The swarm’s list of services says so.',
    'zh-cn': '服务或栈（stack）从来没有创建过、已被删除，或者名字不同。依据是 swarm 的服务列表。',
  },
  help: [question, ofStack, near, form, stackForm, look],
  recognise({ type, spec, observation, judgement: { aspect } }) {
    const { services } = observation;
    const part = aspect === 'no-service';
    if (services === undefined || (aspect !== 'missing' && !part)) return undefined;
    const name = part ? (missingPart(spec, observation) ?? spec.name) : spec.name;
    const names = services.map((each) =>
      type === 'service' || part ? each.name : (each.labels[namespace] ?? ''),
    );
    const other = closestName(name, names);
    const first = type === 'service' ? question : ofStack;
    return {
      args: { name },
      degrees: [
        other === undefined ? degree(first) : degree(near, { near: other }),
        degree(type === 'service' ? form : stackForm),
        degree(look, {}, { run: ['docker', 'service', 'ls'] }),
      ],
    };
  },
});

function missingPart(
  { name, services = {} }: SwarmSpec,
  { services: found = [] }: ServiceObservation,
): string | undefined {
  return Object.keys(services)
    .map((each) => `${name}_${each}`)
    .find((each) => found.every((one) => one.name !== each));
}
