import { containerAnswer } from '../answers/container.ts';
import { containersAnswer } from '../answers/containers.ts';
import { changesAnswer, topAnswer } from '../answers/process.ts';
import { statsAnswer } from '../answers/stats.ts';
import type { Docker } from '../docker.ts';
import { logLines, unframe } from '../frames.ts';
import { containerPath } from '../names.ts';
import type { Reads } from './reads.ts';

const largestLog = 8 * 2 ** 20;

type ContainerReads = Pick<
  Docker,
  'containers' | 'container' | 'logs' | 'top' | 'changes' | 'stats'
>;

export function containerReads({ get, read, find }: Reads): ContainerReads {
  const part = (idOrName: string, name: string): string | undefined => {
    const path = containerPath(idOrName);
    return path && `${path}/${name}`;
  };
  const container: Docker['container'] = (idOrName) =>
    find(containerAnswer, part(idOrName, 'json'));

  return {
    containers: () => read(containersAnswer, '/containers/json', { all: 1 }),

    container,

    logs: async (given, lines) => {
      // The inspection tells whether the stream is framed: older daemons' headers do not.
      const found = typeof given === 'string' ? await container(given) : given;
      if (found === undefined) return undefined;
      const query = { stdout: 1, stderr: 1, tail: lines };
      // 501: the container's logging driver cannot be read.
      const { status, body } = await get(`/containers/${found.id}/logs`, query, {
        limit: largestLog,
        accept: [404, 501],
      });
      if (status === 404) return undefined;
      return status === 200 ? logLines(found.tty ? body : unframe(body), lines) : [];
    },

    top: (idOrName) => find(topAnswer, part(idOrName, 'top'), undefined, [404, 409]),

    changes: (idOrName) => find(changesAnswer, part(idOrName, 'changes')),

    stats: (idOrName) =>
      // Two readings a second apart: the share of a processor needs both.
      find(statsAnswer, part(idOrName, 'stats'), { stream: false, 'one-shot': false }, [404, 409]),
  };
}
