import { WorldError } from '../worldError.ts';

/** Where a daemon listens. */
export type Address =
  | { readonly kind: 'unix' | 'npipe'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** Reached through the docker CLI. `rest` is what follows `ssh://`, of safe characters only. */
  | { readonly kind: 'ssh'; readonly rest: string };

const defaultSocket = '/var/run/docker.sock';
const defaultPipe = '//./pipe/docker_engine';

/**
 * A host as DOCKER_HOST and `--host` write it (docker/cli, opts/hosts.go): empty is the platform's
 * default, a scheme that is left out is tcp.
 */
export function parseHost(
  text: string,
  platform: NodeJS.Platform,
  secure: boolean,
): Address | WorldError {
  const host = text.trim();
  if (host === '') {
    return platform === 'win32'
      ? { kind: 'npipe', path: defaultPipe }
      : { kind: 'unix', path: defaultSocket };
  }
  const colon = host.indexOf('://');
  const scheme = colon < 0 ? 'tcp' : host.slice(0, colon);
  const rest = colon < 0 ? host : host.slice(colon + 3);
  switch (scheme) {
    case 'unix':
      return { kind: 'unix', path: rest || defaultSocket };
    case 'npipe':
      return { kind: 'npipe', path: rest || defaultPipe };
    case 'tcp':
      return tcp(rest, secure) ?? bad(host, 'it is not of the form tcp://host:port');
    case 'ssh':
      return ssh(rest) ?? bad(host, 'it is not of the form ssh://user@host:port');
    default:
      return bad(host, `${scheme}:// is not a Docker endpoint`);
  }
}

function tcp(rest: string, secure: boolean): Address | undefined {
  const port = secure ? 2376 : 2375;
  if (rest === '') return { kind: 'tcp', host: 'localhost', port };
  const match = /^(?:\[([\da-f:.]+)\]|([\w.-]+))?(?::(\d{1,5}))?\/?$/i.exec(rest);
  if (match === null) return undefined;
  const number = match[3] === undefined ? port : Number(match[3]);
  if (number > 65_535) return undefined;
  return { kind: 'tcp', host: match[1] ?? match[2] ?? 'localhost', port: number };
}

/**
 * As the docker CLI takes it (docker/cli, cli/connhelper/ssh), and narrower: no password, and no name
 * that begins as an option of ssh does.
 */
function ssh(rest: string): Address | undefined {
  const user = String.raw`(?:[a-z\d_][\w.-]*@)?`;
  const host = String.raw`(?:[a-z\d][\w.-]*|\[[\da-f:.]+\])`;
  const match = new RegExp(`^${user}${host}(?::(\\d{1,5}))?(?:/[\\w./-]*)?$`, 'i').exec(rest);
  if (match === null || Number(match[1] ?? 0) > 65_535) return undefined;
  return { kind: 'ssh', rest: rest.replace(/\/$/, '') };
}

function bad(endpoint: string, why: string): WorldError {
  return new WorldError(
    'bad-endpoint',
    endpoint,
    `Could not use the Docker endpoint ${endpoint}: ${why}. Give one such as unix:///var/run/docker.sock.`,
  );
}
