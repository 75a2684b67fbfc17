import { posix, win32 } from 'node:path';
import { WorldError } from '../worldError.ts';
import {
  configFolder,
  contextNameIn,
  contextSetting,
  describeEndpoint,
  resolveEndpoint,
} from './endpoint.ts';
import type { Endpoint, EndpointSources } from './endpoint.ts';

/** An endpoint that a person may choose. */
export interface Candidate {
  /** What makes it one: the docker command's own choice, a context, a known socket, the setting. */
  readonly from: 'command' | 'context' | 'socket' | 'setting';
  /** The context's name, or whose socket it is; empty for the others. */
  readonly name: string;
  /** The value of `containerLab.docker.host` that chooses it. */
  readonly setting: string;
  readonly endpoint: Endpoint | WorldError;
}

export interface CandidateSources extends EndpointSources {
  /** Names of what is in a folder; none when it cannot be read. */
  readonly list: (folder: string) => readonly string[];
  readonly exists: (path: string) => boolean;
}

/**
 * The docker command's own endpoint first, then contexts and the sockets of other engines that are
 * there, each endpoint once. Nothing is asked.
 */
export function findCandidates(sources: CandidateSources): readonly Candidate[] {
  const { setting = '' } = sources;
  const resolved = (value: string): Endpoint | WorldError =>
    resolveEndpoint({ ...sources, setting: value });
  const of = (from: Candidate['from'], name: string, value: string): Candidate => ({
    from,
    name,
    setting: value,
    endpoint: resolved(value),
  });
  const found = [
    of('command', '', ''),
    ...contextNames(sources).map((name) => of('context', name, contextSetting(name))),
    ...knownSockets(sources)
      .filter(([, path]) => sources.exists(path))
      .map(([name, path]) => of('socket', name, `unix://${path}`)),
  ];
  const once = found.filter(
    ({ endpoint, from }, at) =>
      from !== 'socket' || found.findIndex((other) => isSame(other.endpoint, endpoint)) === at,
  );
  const chosen = setting === '' || once.some((each) => each.setting === setting);
  return chosen ? once : [...once, of('setting', '', setting)];
}

function isSame(one: Endpoint | WorldError, other: Endpoint | WorldError): boolean {
  if (one instanceof WorldError || other instanceof WorldError) return false;
  return describeEndpoint(one) === describeEndpoint(other);
}

function contextNames(sources: CandidateSources): readonly string[] {
  const path = sources.platform === 'win32' ? win32 : posix;
  const folder = path.join(configFolder(sources), 'contexts', 'meta');
  return sources
    .list(folder)
    .flatMap((id) => contextNameIn(sources.readFile(path.join(folder, id, 'meta.json'))) ?? [])
    .toSorted();
}

/** Where engines put their sockets by default, as their own manuals say. */
function knownSockets({
  env,
  home,
  platform,
}: CandidateSources): readonly (readonly [name: string, path: string])[] {
  if (platform === 'win32') return [];
  const runtime = env['XDG_RUNTIME_DIR'];
  const own: readonly (readonly [string, string])[] =
    runtime === undefined || runtime === ''
      ? []
      : [
          ['rootless', `${runtime}/docker.sock`],
          ['Podman', `${runtime}/podman/podman.sock`],
        ];
  return [
    ['Docker', '/var/run/docker.sock'],
    ['Docker Desktop', `${home}/.docker/desktop/docker.sock`],
    ['Docker Desktop', `${home}/.docker/run/docker.sock`],
    ['Colima', `${home}/.colima/default/docker.sock`],
    ['Rancher Desktop', `${home}/.rd/docker.sock`],
    ['OrbStack', `${home}/.orbstack/run/docker.sock`],
    ['Podman', '/run/podman/podman.sock'],
    ...own,
  ];
}
