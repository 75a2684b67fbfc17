import type {
  Container,
  ContainerSummary,
  Docker,
  DockerConnection,
  Image,
  ImageSummary,
} from '../../../src/world/docker/docker.ts';
import { WorldError } from '../../../src/world/worldError.ts';

export interface Held {
  containers: ContainerSummary[];
  images: ImageSummary[];
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
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  const docker: Docker = {
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
    history: nothing,
    logs: nothing,
    top: nothing,
    stat: nothing,
    readFile: nothing,
    exec: nothing,
  };
  const connection: DockerConnection = {
    endpoint: 'fake',
    reader: () => docker,
    events: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    }),
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
    close: () => undefined,
  };
  return { docker, connection };
}

function fullImage({ id, tags, size }: ImageSummary): Image {
  return {
    id,
    tags,
    size,
    created: undefined,
    lastTagged: undefined,
    entrypoint: [],
    command: [],
    environment: [],
    workingDirectory: '',
    user: '',
    labels: {},
    exposedPorts: [],
    layers: [],
  };
}

function fullContainer(summary: ContainerSummary): Container {
  return {
    ...summary,
    exitCode: 0,
    oomKilled: false,
    error: '',
    restartCount: 0,
    createdAt: 0,
    startedAt: undefined,
    finishedAt: undefined,
    health: undefined,
    tty: false,
    openStdin: false,
    hostname: '',
    command: [],
    environment: [],
    ports: [],
    networks: [],
    mounts: [],
    memoryLimit: 0,
    pid: 0,
  };
}
