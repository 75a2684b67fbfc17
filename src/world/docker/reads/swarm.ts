import type * as z from 'zod/mini';
import { readAnswer } from '../answers/read.ts';
import { servicesAnswer, tasksAnswer } from '../answers/swarm.ts';
import type { Docker } from '../docker.ts';
import { faultOfStatus, messageOf } from '../faults.ts';
import type { Reads } from './reads.ts';

export function swarmReads({ endpoint, get }: Reads): Pick<Docker, 'services' | 'serviceTasks'> {
  async function ofSwarm<Value>(
    schema: z.ZodMiniType<Value>,
    path: string,
  ): Promise<Value | undefined> {
    const { status, body } = await get(path, undefined, { accept: [404, 406, 503] });
    if (status === 200) return readAnswer(schema, body, endpoint);
    // A gateway says 503 as well, of an engine that does not run; podman has no such path.
    if (status === 503 && !/swarm/i.test(messageOf(String(body)))) {
      throw faultOfStatus(status, String(body), endpoint);
    }
    return undefined;
  }

  return {
    services: () => ofSwarm(servicesAnswer, '/services'),
    serviceTasks: () => ofSwarm(tasksAnswer, '/tasks'),
  };
}
