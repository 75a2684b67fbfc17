import { networkAnswer, networksAnswer } from '../answers/network.ts';
import { volumeAnswer, volumesAnswer } from '../answers/volume.ts';
import type { Docker } from '../docker.ts';
import { networkPath, volumePath } from '../names.ts';
import type { Reads } from './reads.ts';

/** Networks, and volumes likewise: what containers share. */
export function networkReads({
  read,
  find,
}: Reads): Pick<Docker, 'networks' | 'network' | 'volumes' | 'volume'> {
  return {
    networks: () => read(networksAnswer, '/networks'),
    network: (idOrName) => find(networkAnswer, networkPath(idOrName)),
    volumes: () => read(volumesAnswer, '/volumes'),
    volume: (name) => find(volumeAnswer, volumePath(name)),
  };
}
