import type { WantedService } from '../../check/serviceAspects.ts';
import { service } from '../../check/types/service.ts';
import type { ServiceObservation } from '../../check/types/service.ts';
import { stack } from '../../check/types/stack.ts';
import type { Text } from '../../text.ts';
import type { Service } from '../../world/docker/objects/swarm.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { failingService } from '../swarmService.ts';
import type { SwarmSpec } from '../swarmService.ts';

const question: Text = {
  en: 'What a service runs with is told to the swarm, which then replaces its containers one by one. With which command is it told anew?',
  'zh-cn': '服务的设置是告诉 swarm 的，swarm 再逐个替换容器。用哪条命令重新设置？',
};
const form: Text = {
  en: '`docker service update {option} ____ {name}`',
  'zh-cn': '`docker service update {option} ____ {name}`',
};

/** The option of `docker service update` behind each aspect. */
const options: Readonly<Record<string, string>> = {
  image: '--image',
  environment: '--env-add',
  ports: '--publish-add',
  'endpoint-mode': '--endpoint-mode',
};

export const serviceOtherSetting = defineCause<SwarmSpec, ServiceObservation>({
  id: 'service-other-setting',
  for: [service, stack],
  text: {
    en: 'The service `{name}` is told another `{option}` than asked for, or none.',
    'zh-cn': '服务 `{name}` 的 `{option}` 与要求的不同，或者没有设置。',
  },
  about: {
    en: 'The service’s image, a variable, a port or its endpoint mode is not what the step asks for. Its settings in the swarm say so.',
    'zh-cn':
      '服务的镜像、变量、端口或端点模式与这一步要求的不同。这是从它在 swarm 里的设置看出来的。',
  },
  help: [question, form, thisDoesIt],
  recognise(failure) {
    const { aspect = '' } = failure.judgement;
    const option = Object.hasOwn(options, aspect) ? options[aspect] : undefined;
    const found = option === undefined ? undefined : failingService(failure);
    if (option === undefined || found === undefined) return undefined;
    const { name } = found.service;
    const update = valuesOf(aspect, found.wanted, found.service).flatMap((value) => [
      option,
      value,
    ]);
    return {
      args: { name, option },
      degrees: [
        degree(question),
        degree(form, { name, option }),
        ...(update.length === 0
          ? []
          : [degree(thisDoesIt, {}, { run: ['docker', 'service', 'update', ...update, name] })]),
      ],
    };
  },
});

/** What the option must be given; none when the step leaves it open. */
function valuesOf(
  aspect: string,
  { image, environment = {}, ports = {}, endpointMode }: WantedService,
  found: Service,
): readonly string[] {
  if (aspect === 'image') return image === undefined ? [] : [image];
  if (aspect === 'endpoint-mode') return endpointMode === undefined ? [] : [endpointMode];
  if (aspect === 'environment') {
    return Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .filter((pair) => !found.environment.includes(pair));
  }
  const given = Object.entries(ports).filter(([, published]) => published !== 'any');
  return given.map(([inside, published]) => `published=${published},target=${inside}`);
}
