import type { DockerConnection } from '../world/docker/docker.ts';
import type { WorldError } from '../world/worldError.ts';

/** For an endpoint that cannot be used: whatever is asked is refused with the reason. */
export function unusableDocker(reason: WorldError): DockerConnection {
  const refuse = (): Promise<never> => Promise.reject(reason);
  return {
    endpoint: reason.endpoint,
    reader: () => ({
      version: refuse,
      images: refuse,
      image: refuse,
      history: refuse,
      containers: refuse,
      container: refuse,
      logs: refuse,
      top: refuse,
      stat: refuse,
      readFile: refuse,
      exec: refuse,
      info: refuse,
      changes: refuse,
      stats: refuse,
      networks: refuse,
      network: refuse,
      volumes: refuse,
      volume: refuse,
      services: refuse,
      serviceTasks: refuse,
    }),
    events: () => ({ [Symbol.asyncIterator]: () => ({ next: refuse }) }),
    layers: refuse,
    removeContainer: refuse,
    removeImage: refuse,
    removeNetwork: refuse,
    removeVolume: refuse,
    close: () => undefined,
  };
}
