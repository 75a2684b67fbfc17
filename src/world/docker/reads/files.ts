import { readAnswer } from '../answers/read.ts';
import { statAnswer } from '../answers/process.ts';
import type { Docker } from '../docker.ts';
import { fault } from '../faults.ts';
import { fileStat } from '../fileMode.ts';
import { containerPath } from '../names.ts';
import { regularFile } from '../tar.ts';
import type { Reads } from './reads.ts';

const largestFile = 2 ** 20;

export function fileReads({ endpoint, ask, get }: Reads): Pick<Docker, 'stat' | 'readFile'> {
  return {
    stat: async (idOrName, path) => {
      const parent = containerPath(idOrName);
      if (parent === undefined) return undefined;
      const query = { path: withoutSlash(path) };
      const { status, headers } = await ask({ method: 'HEAD', path: `${parent}/archive`, query });
      if (status === 404) return undefined;
      const header = headers['x-docker-container-path-stat'];
      if (typeof header !== 'string') throw fault('bad-answer', endpoint, 'it gave no file stat');
      return fileStat(readAnswer(statAnswer, Buffer.from(header, 'base64'), endpoint));
    },

    readFile: async (idOrName, path) => {
      const parent = containerPath(idOrName);
      if (parent === undefined) return undefined;
      // The tar's headers and the file's last block come on top of the file itself.
      const { status, headers, body } = await get(
        `${parent}/archive`,
        { path: withoutSlash(path) },
        { limit: largestFile + 64 * 2 ** 10 },
      );
      if (status === 404) return undefined;
      if (headers['content-type'] !== 'application/x-tar') {
        throw fault('bad-answer', endpoint, 'it gave no archive');
      }
      return regularFile(body, largestFile)?.toString();
    },
  };
}

/** A trailing slash would follow a link. */
function withoutSlash(path: string): string {
  return path.replace(/(?<=[^/])\/+$/, '');
}
