import * as z from 'zod/mini';
import { objectName } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { Service, ServiceTask } from '../../world/docker/objects/swarm.ts';
import { defineCheck } from '../checkType.ts';
import { goneHasOnlyAName } from '../existence.ts';
import { commonSubjectAspects } from '../expression.ts';
import { judged } from '../mismatch.ts';
import { closestName } from '../../near.ts';
import {
  noSwarm,
  otherThanWanted,
  serviceNow,
  swarmManager,
  wantedService,
} from '../serviceAspects.ts';
import { shown } from '../wordings.ts';

const schema = z
  .strictObject({
    name: objectName,
    /** `false` for one that was removed. */
    exists: z.optional(z.boolean()),
    ...wantedService.def.shape,
  })
  .check(goneHasOnlyAName());
export type ServiceSpec = z.infer<typeof schema>;

export interface ServiceObservation {
  /** Undefined when this daemon is no swarm manager. */
  readonly services: readonly Service[] | undefined;
  readonly tasks: readonly ServiceTask[];
}

const missing: Text = { en: 'no service called `{name}`', 'zh-cn': '没有名为 `{name}` 的服务' };

/** A service of the swarm that this daemon manages. */
export const service = defineCheck<ServiceSpec, ServiceObservation>({
  type: 'service',
  schema,
  subjectAspects: [...commonSubjectAspects, 'no-swarm'],
  async observe(_spec, { world }) {
    const [services, tasks] = await Promise.all([
      world.docker.services(),
      world.docker.serviceTasks(),
    ]);
    return { services, tasks: tasks ?? [] };
  },
  judge(spec, { services, tasks }) {
    const { name } = spec;
    if (services === undefined) {
      const expected = said(swarmManager);
      return { pass: false, aspect: 'no-swarm', expected, observed: said(noSwarm) };
    }
    const found = services.find((each) => each.name === name);
    const gone = said(missing, { name });
    if (spec.exists === false) {
      return found === undefined
        ? { pass: true, expected: gone, observed: gone }
        : { pass: false, aspect: 'exists', expected: gone, observed: serviceNow(found) };
    }
    if (found === undefined) {
      const near = closestName(
        name,
        services.map((each) => each.name),
      );
      const observed = near === undefined ? gone : shown(near);
      return { pass: false, aspect: 'missing', expected: shown(name), observed };
    }
    const own = tasks.filter((task) => task.service === found.id);
    const now = serviceNow(found);
    return judged(otherThanWanted(spec, found, own), now, now);
  },
});
