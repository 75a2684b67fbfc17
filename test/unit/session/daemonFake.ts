import type { Docker, DockerConnection } from '../../../src/world/docker/docker.ts';
import type { Container, ContainerSummary } from '../../../src/world/docker/objects/container.ts';
import type { Image, ImageSummary } from '../../../src/world/docker/objects/image.ts';
import type { NetworkSummary } from '../../../src/world/docker/objects/network.ts';
import type { Volume } from '../../../src/world/docker/objects/volume.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import { aContainer, anImage, fakeDocker } from '../check/fakes.ts';

export interface Held {
  containers: ContainerSummary[];
  images: ImageSummary[];
  networks?: NetworkSummary[];
  volumes?: string[];
  version?: string;
  /** Ids that the daemon refuses to remove. */
  refused?: readonly string[];
}

export const heldContainer = (
  id: string,
  name: string,
  imageId = 'sha256:base',
): ContainerSummary => ({
  id,
  name,
  image: imageId,
  imageId,
  state: 'exited',
  created: 100,
  labels: {},
  ports: [],
  networks: [],
});
export const heldImage = (id: string, ...tags: string[]): ImageSummary => ({
  id,
  tags,
  created: 100,
  size: 1,
});

/** A daemon that holds these objects and forgets what is removed. */
export function daemonWith(held: Held): { docker: Docker; connection: DockerConnection } {
  const removal = (id: string, remove: () => void): Promise<void> => {
    if (held.refused?.includes(id) === true) {
      return Promise.reject(new WorldError('refused', 'fake', 'it is in use'));
    }
    remove();
    return Promise.resolve();
  };
  const docker: Docker = {
    ...fakeDocker(),
    version: () =>
      Promise.resolve({
        version: held.version ?? '20.10.24',
        apiVersion: '1.41',
        os: 'linux',
        arch: 'amd64',
      }),
    images: () => Promise.resolve(held.images),
    containers: () => Promise.resolve(held.containers),
    image: (reference) => {
      const found = held.images.find(
        ({ id, tags }) => id === reference || tags.includes(reference),
      );
      return Promise.resolve(found && fullImage(found));
    },
    container: (id) => {
      const found = held.containers.find((one) => one.id === id || one.name === id);
      return Promise.resolve(found && fullContainer(found));
    },
    networks: () => Promise.resolve(held.networks ?? []),
    network: (id) => {
      const found = held.networks?.find((one) => one.id === id || one.name === id);
      return Promise.resolve(
        found && {
          ...{ ...found, scope: 'local', internal: false, attachable: false },
          ...{ subnets: [], labels: {}, containers: [] },
        },
      );
    },
    volumes: () => Promise.resolve((held.volumes ?? []).map(fullVolume)),
    volume: (name) =>
      Promise.resolve(held.volumes?.includes(name) === true ? fullVolume(name) : undefined),
  };
  const connection: DockerConnection = {
    endpoint: 'fake',
    reader: () => docker,
    events: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    }),
    layers: () => Promise.resolve([]),
    removeContainer: (id) =>
      removal(id, () => {
        held.containers = held.containers.filter((one) => one.id !== id);
      }),
    removeImage: (name) =>
      removal(name, () => {
        held.images = held.images.flatMap((one) => {
          const tags = one.tags.filter((tag) => tag !== name);
          return one.id === name || (tags.length === 0 && one.tags.length > 0)
            ? []
            : [{ ...one, tags }];
        });
      }),
    removeNetwork: (id) =>
      removal(id, () => {
        held.networks = (held.networks ?? []).filter((one) => one.id !== id);
      }),
    removeVolume: (name) =>
      removal(name, () => {
        held.volumes = (held.volumes ?? []).filter((one) => one !== name);
      }),
    close: () => undefined,
  };
  return { docker, connection };
}

function fullImage({ id, tags, size }: ImageSummary): Image {
  return anImage({ id, tags, size, created: undefined, lastTagged: undefined });
}

function fullVolume(name: string): Volume {
  return { name, driver: 'local', mountpoint: '', labels: {}, options: {} };
}

function fullContainer(summary: ContainerSummary): Container {
  return aContainer({ ...summary, createdAt: 0, startedAt: undefined });
}
