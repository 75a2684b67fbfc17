import type { Service, ServiceTask } from '../world/docker/objects/swarm.ts';
import type { Failure } from './cause.ts';
import type { ServiceObservation } from '../check/types/service.ts';
import { otherThanWanted } from '../check/serviceAspects.ts';
import type { WantedService } from '../check/serviceAspects.ts';

/** What a check of a service or of a stack asks for. */
export interface SwarmSpec extends WantedService {
  readonly name: string;
  readonly services?: Readonly<Record<string, WantedService>> | undefined;
}

/** The service whose failing made the check fail. */
export interface FailingService {
  readonly service: Service;
  readonly wanted: WantedService;
  readonly tasks: readonly ServiceTask[];
}

export function failingService({
  type,
  spec,
  observation: { services, tasks },
  judgement,
}: Failure<SwarmSpec, ServiceObservation>): FailingService | undefined {
  const all =
    type === 'service'
      ? [[spec.name, spec] as const]
      : Object.entries(spec.services ?? {}).map(
          ([name, wanted]) => [`${spec.name}_${name}`, wanted] as const,
        );
  for (const [name, wanted] of all) {
    const service = services?.find((each) => each.name === name);
    if (service === undefined) continue;
    const own = tasks.filter((task) => task.service === service.id);
    if (otherThanWanted(wanted, service, own)?.aspect === judgement.aspect) {
      return { service, wanted, tasks: own };
    }
  }
  return undefined;
}
