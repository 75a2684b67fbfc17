import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { findCandidates, type Candidate } from '../world/docker/candidates.ts';
import { describeEndpoint, resolveEndpoint, settingEnvironment } from '../world/docker/endpoint.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import type { Endpoint } from '../world/docker/endpoint.ts';
import { connectDocker } from '../world/docker/load.ts';
import { WorldError } from '../world/worldError.ts';
import { unusableDocker } from './unusableDocker.ts';

export interface DockerEndpoint {
  /** For people; the reason when it cannot be used. */
  readonly label: string;
  /** What to call one that is not the platform's default; undefined for that one. */
  readonly elsewhere: string | undefined;
  /** What terminals need to reach the daemon that is checked; empty when they find it themselves. */
  readonly environment: Readonly<Record<string, string>>;
  /** One connection for all; it refuses every read when the endpoint cannot be used. */
  connection(): Promise<DockerConnection>;
  close(): void;
}

/** The endpoint that the docker command would use, or the setting's. Nothing is asked yet. */
export function dockerEndpoint(setting: string): DockerEndpoint {
  const endpoint = resolveEndpoint(sourcesOf(setting));
  let connected: Promise<DockerConnection> | undefined;
  return {
    label: endpoint instanceof WorldError ? endpoint.message : describeEndpoint(endpoint),
    elsewhere: elsewhere(endpoint),
    environment: settingEnvironment(setting),
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

/** What a person may choose from; the present setting's is among them. */
export function dockerCandidates(setting: string): readonly Candidate[] {
  return findCandidates({ ...sourcesOf(setting), list: namesIn, exists: existsSync });
}

function sourcesOf(setting: string) {
  return {
    setting,
    env: process.env,
    home: homedir(),
    platform: process.platform,
    readFile: readText,
  };
}

function elsewhere(endpoint: Endpoint | WorldError): string | undefined {
  if (endpoint instanceof WorldError) return endpoint.endpoint;
  const { source } = endpoint;
  if (source.kind === 'default') return undefined;
  return source.kind === 'context' ? source.name : describeEndpoint(endpoint);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
