import type { Container } from '../world/docker/objects/container.ts';
import type { HttpAnswer, WireResult } from '../world/wire/wire.ts';
import type { World } from '../world/world.ts';
import type { HttpSpec } from '../check/types/http.ts';
import type { Reach } from '../check/published.ts';
import type { Failure } from './cause.ts';
import { parseIni } from '../check/ini.ts';
import type { IniEntry } from '../check/ini.ts';

/** What a check that sends a request to a container asks for, and what it saw. */
export type RequestSpec = Pick<HttpSpec, 'container' | 'path' | 'status'> & {
  readonly port?: number | string | undefined;
};
export interface RequestSeen extends Partial<Reach> {
  readonly container: Container | undefined;
  readonly result: WireResult<HttpAnswer> | undefined;
}
export type RequestFailure = Failure<RequestSpec, RequestSeen>;

const lines = 200;

/** What a container has printed last, oldest first; its start is in it unless it prints much. */
export async function logOf(container: Container, world: World): Promise<readonly string[]> {
  const { id, tty } = container;
  return (await world.docker.logs({ id, tty }, lines)) ?? [];
}

export interface IniLine extends IniEntry {
  readonly path: string;
}

/** The first line of the lab's ini files under uwsgi's section with one of the keys. */
export async function uwsgiLine(
  keys: readonly string[],
  world: World,
): Promise<IniLine | undefined> {
  const paths = (await world.files.list()).filter((path) => path.endsWith('.ini'));
  for (const path of paths) {
    const read = await world.files.read(path);
    if (read.kind !== 'file') continue;
    const entry = parseIni(read.text).entries.find(
      ({ section, key }) => section === 'uwsgi' && keys.includes(key),
    );
    if (entry !== undefined) return { ...entry, path };
  }
  return undefined;
}

/** The status and its page that came back, when one did. */
export function answerOf({ observation }: RequestFailure): HttpAnswer | undefined {
  return observation.result?.answer;
}
