import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';
import { WorldError } from '../worldError.ts';
import { parseHost } from './host.ts';
import type { Address } from './host.ts';

/** PEM texts; `verify` is whether the daemon must prove who it is. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly verify: boolean;
}

/** What decided on the endpoint. */
export type EndpointSource =
  | { readonly kind: 'setting' | 'environment' | 'default' }
  | { readonly kind: 'context'; readonly name: string };

/** One Docker daemon's address. */
export type Endpoint = Address & { readonly source: EndpointSource; readonly tls?: TlsMaterial };

export interface EndpointSources {
  /** The setting `containerLab.docker.host`: a host, or `context:NAME`; empty counts as unset. */
  readonly setting?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The text of a file, undefined when it cannot be read. */
  readonly readFile: (path: string) => string | undefined;
}

/**
 * The endpoint that the `docker` command would use. Its order, as docker 20.10 and 28 behave: the
 * setting (like `--host`), DOCKER_HOST, DOCKER_CONTEXT, the configured current context, the default.
 */
export function resolveEndpoint(sources: EndpointSources): Endpoint | WorldError {
  const { setting, env } = sources;
  const host = env['DOCKER_HOST'];
  const named = contextOf(setting);
  if (named !== undefined && named !== 'default') return fromContext(named, sources);
  if (named === 'default') return fromHost(host ?? '', { kind: 'setting' }, sources);
  if (setting) return fromHost(setting, { kind: 'setting' }, sources);
  if (host) return fromHost(host, { kind: 'environment' }, sources);
  const context = env['DOCKER_CONTEXT'] || currentContext(sources);
  if (context && context !== 'default') return fromContext(context, sources);
  return fromHost('', { kind: 'default' }, sources);
}

/** As a URL for people, e.g. `unix:///var/run/docker.sock`. */
export function describeEndpoint(endpoint: Address): string {
  switch (endpoint.kind) {
    case 'tcp': {
      const { host, port } = endpoint;
      return `tcp://${host.includes(':') ? `[${host}]` : host}:${port}`;
    }
    case 'ssh':
      return `ssh://${endpoint.rest}`;
    default:
      return `${endpoint.kind}://${endpoint.path}`;
  }
}

/** What a docker command needs in its environment to reach what the setting says. */
export function settingEnvironment(setting: string): Readonly<Record<string, string>> {
  if (setting === '') return {};
  const context = contextOf(setting);
  // DOCKER_HOST would win over the context; empty counts as unset.
  return context === undefined
    ? { DOCKER_HOST: setting }
    : { DOCKER_HOST: '', DOCKER_CONTEXT: context };
}

const contextPrefix = 'context:';

/** The setting's value for a context. */
export function contextSetting(name: string): string {
  return `${contextPrefix}${name}`;
}

/** The context's name in a setting that names one. */
function contextOf(setting: string | undefined): string | undefined {
  return setting?.startsWith(contextPrefix) === true
    ? setting.slice(contextPrefix.length).trim()
    : undefined;
}

function fromHost(
  text: string,
  source: EndpointSource,
  sources: EndpointSources,
): Endpoint | WorldError {
  const { env } = sources;
  const secure = Boolean(env['DOCKER_TLS_VERIFY'] || env['DOCKER_TLS']);
  const address = parseHost(text, sources.platform, secure);
  if (address instanceof WorldError || address.kind !== 'tcp' || !secure) {
    return address instanceof WorldError ? address : { ...address, source };
  }
  const folder = env['DOCKER_CERT_PATH'] || configFolder(sources);
  const tls = tlsMaterial(folder, Boolean(env['DOCKER_TLS_VERIFY']), sources);
  if (tls.ca === undefined) {
    const file = pathOf(sources).join(folder, 'ca.pem');
    return badEndpoint(text, `its certificate authority ${file} cannot be read`);
  }
  if ((tls.cert === undefined) !== (tls.key === undefined)) {
    return badEndpoint(text, `of cert.pem and key.pem in ${folder} only one can be read`);
  }
  return { ...address, source, tls };
}

/** Contexts lie in folders named by the SHA-256 of their name (docker/cli, cli/context/store). */
function fromContext(name: string, sources: EndpointSources): Endpoint | WorldError {
  const path = pathOf(sources);
  const id = createHash('sha256').update(name).digest('hex');
  const contexts = path.join(configFolder(sources), 'contexts');
  const file = path.join(contexts, 'meta', id, 'meta.json');
  const text = sources.readFile(file);
  if (text === undefined) return badEndpoint(`context ${name}`, `${file} cannot be read`);
  const docker = member(member(parse(text), 'Endpoints'), 'docker');
  const host = member(docker, 'Host');
  if (typeof host !== 'string') return badEndpoint(`context ${name}`, `${file} names no host`);
  const skip = member(docker, 'SkipTLSVerify') === true;
  const tls = tlsMaterial(path.join(contexts, 'tls', id, 'docker'), !skip, sources);
  const secure = skip || tls.ca !== undefined || tls.cert !== undefined;
  const address = parseHost(host, sources.platform, secure);
  if (address instanceof WorldError) return address;
  const endpoint = { ...address, source: { kind: 'context', name } } as const;
  return address.kind === 'tcp' && secure ? { ...endpoint, tls } : endpoint;
}

/** Docker's own rule (docker/cli, cli/context/store); it keeps a name apart from paths and options. */
const contextName = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

/** The name that a context's meta.json gives itself. */
export function contextNameIn(text: string | undefined): string | undefined {
  const name = member(parse(text ?? ''), 'Name');
  return typeof name === 'string' && contextName.test(name) ? name : undefined;
}

function currentContext(sources: EndpointSources): string | undefined {
  const text = sources.readFile(pathOf(sources).join(configFolder(sources), 'config.json'));
  const name = member(parse(text ?? ''), 'currentContext');
  return typeof name === 'string' ? name : undefined;
}

function tlsMaterial(folder: string, verify: boolean, sources: EndpointSources): TlsMaterial {
  const read = (file: string): string | undefined =>
    sources.readFile(pathOf(sources).join(folder, file));
  const [ca, cert, key] = [read('ca.pem'), read('cert.pem'), read('key.pem')];
  return {
    verify,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/** Where the docker command keeps its config.json and contexts. */
export function configFolder({ env, home, platform }: EndpointSources): string {
  return env['DOCKER_CONFIG'] || pathOf({ platform }).join(home, '.docker');
}

function pathOf({ platform }: Pick<EndpointSources, 'platform'>): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function badEndpoint(endpoint: string, why: string): WorldError {
  return new WorldError(
    'bad-endpoint',
    endpoint,
    `Could not use the Docker endpoint ${endpoint}: ${why}.`,
  );
}
