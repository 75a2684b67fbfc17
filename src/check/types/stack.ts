import * as z from 'zod/mini';
import { objectName } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { Service } from '../../world/docker/objects/swarm.ts';
import { defineCheck } from '../checkType.ts';
import { goneHasOnlyAName } from '../existence.ts';
import { commonSubjectAspects } from '../expression.ts';
import { judged } from '../mismatch.ts';
import { closestName } from '../../near.ts';
import { noSwarm, otherThanWanted, swarmManager, wantedService } from '../serviceAspects.ts';
import { shown } from '../wordings.ts';
import type { ServiceObservation } from './service.ts';

const schema = z
  .strictObject({
    name: objectName,
    /** `false` for one that was removed. */
    exists: z.optional(z.boolean()),
    /** What must be of each service, by its name in the stack's file. */
    services: z.optional(z.record(objectName, wantedService)),
  })
  .check(goneHasOnlyAName());
export type StackSpec = z.infer<typeof schema>;

const namespace = 'com.docker.stack.namespace';

const missing: Text = { en: 'no stack called `{name}`', 'zh-cn': '没有名为 `{name}` 的 stack' };
const noService: Text = {
  en: 'no service `{service}` in the stack `{name}`',
  'zh-cn': 'stack `{name}` 中没有服务 `{service}`',
};
const ofService: Text = { en: '`{service}`: {what}', 'zh-cn': '`{service}`：{what}' };
const holds: Text = {
  en: '`{name}` with the services `{services}`',
  'zh-cn': '`{name}`，含服务 `{services}`',
};

/** A stack by the label that `docker stack deploy` puts on its services. */
export const stack = defineCheck<StackSpec, ServiceObservation>({
  type: 'stack',
  schema,
  subjectAspects: [...commonSubjectAspects, 'no-swarm', 'no-service'],
  async observe(_spec, { world }) {
    const [services, tasks] = await Promise.all([
      world.docker.services(),
      world.docker.serviceTasks(),
    ]);
    return { services, tasks: tasks ?? [] };
  },
  judge({ name, exists, services: wanted = {} }, { services, tasks }) {
    if (services === undefined) {
      const expected = said(swarmManager);
      return { pass: false, aspect: 'no-swarm', expected, observed: said(noSwarm) };
    }
    const own = services.filter(({ labels }) => labels[namespace] === name);
    const gone = said(missing, { name });
    const now = said(holds, {
      name,
      services: own.map((each) => shortName(each, name)).join(', '),
    });
    if (exists === false) {
      return own.length === 0
        ? { pass: true, expected: gone, observed: gone }
        : { pass: false, aspect: 'exists', expected: gone, observed: now };
    }
    if (own.length === 0) {
      const others = services.map(({ labels }) => labels[namespace] ?? '');
      const near = closestName(name, others);
      const observed = near === undefined ? gone : shown(near);
      return { pass: false, aspect: 'missing', expected: shown(name), observed };
    }
    for (const [service, spec] of Object.entries(wanted)) {
      const found = own.find((each) => shortName(each, name) === service);
      if (found === undefined) {
        const observed = said(noService, { service, name });
        return { pass: false, aspect: 'no-service', expected: shown(service), observed };
      }
      const its = tasks.filter((task) => task.service === found.id);
      const mismatch = otherThanWanted(spec, found, its);
      const of = (what: Said): Said => said(ofService, { service, what });
      if (mismatch !== undefined) {
        const { expected, observed } = mismatch;
        return judged({ ...mismatch, expected: of(expected), observed: of(observed) }, now, now);
      }
    }
    return { pass: true, expected: now, observed: now };
  },
});

/** Without the stack's name, which stands before it. */
function shortName({ name }: Service, stack: string): string {
  return name.startsWith(`${stack}_`) ? name.slice(stack.length + 1) : name;
}
