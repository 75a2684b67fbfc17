import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { describeEndpoint, resolveEndpoint } from '../world/docker/endpoint.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import { connectDocker } from '../world/docker/load.ts';
import { WorldError } from '../world/worldError.ts';
import { unusableDocker } from './unusableDocker.ts';

export interface DockerEndpoint {
  /** For people; the reason when it cannot be used. */
  readonly label: string;
  /** What terminals need to reach the daemon that is checked; empty when they find it themselves. */
  readonly environment: Readonly<Record<string, string>>;
  /** One connection for all; it refuses every read when the endpoint cannot be used. */
  connection(): Promise<DockerConnection>;
  close(): void;
}

/** The endpoint that the docker command would use, or the setting's. Nothing is asked yet. */
export function dockerEndpoint(setting: string): DockerEndpoint {
  const endpoint = resolveEndpoint({
    setting,
    env: process.env,
    home: homedir(),
    platform: process.platform,
    readFile: readText,
  });
  let connected: Promise<DockerConnection> | undefined;
  return {
    label: endpoint instanceof WorldError ? endpoint.message : describeEndpoint(endpoint),
    environment: setting === '' ? {} : { DOCKER_HOST: setting },
    connection() {
      connected ??=
        endpoint instanceof WorldError
          ? Promise.resolve(unusableDocker(endpoint))
          : connectDocker(endpoint);
      return connected;
    },
    close() {
      connected?.then(
        (connection) => connection.close(),
        () => undefined,
      );
      connected = undefined;
    },
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
