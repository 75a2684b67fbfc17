/**
 * Image references after the distribution grammar (distribution/reference, reference.go). Lengths
 * are bounded first and every pattern is free of nested choice, so parsing is linear.
 */
export interface ImageReference {
  /** E.g. `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** E.g. `library/python`, `findsec/hello`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

/** Why a text is no reference; `upper-case` is the usual slip. */
export type ReferenceFault = 'empty' | 'upper-case' | 'form' | 'too-long';

export type ParsedReference =
  { readonly reference: ImageReference } | { readonly fault: ReferenceFault };

/** The registry of a name without one. */
export const hub = 'docker.io';
const legacyHub = `index.${hub}`;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const domain =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Of a text as people type it: `hello:v1`, `findsec/hello`, `localhost:5000/a/b@sha256:…`. */
export function parseReference(text: string): ParsedReference {
  if (text === '') return { fault: 'empty' };
  if (text.length > 600) return { fault: 'too-long' };
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  // A colon behind the last slash starts the tag; before it, a port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const { registry, path } = splitRegistry(name);
  const repository = registry === hub && !path.includes('/') ? `library/${path}` : path;
  if (!domain.test(registry)) return { fault: 'form' };
  if (!path.split('/').every((part) => component.test(part))) {
    const lower = path.toLowerCase();
    const onlyCase = lower !== path && lower.split('/').every((part) => component.test(part));
    return { fault: onlyCase ? 'upper-case' : 'form' };
  }
  if (tag !== undefined && !tagForm.test(tag)) return { fault: 'form' };
  if (digest !== undefined && !digestForm.test(digest)) return { fault: 'form' };
  if (repository.length > 255) return { fault: 'too-long' };
  return { reference: { registry, repository, tag, digest } };
}

/** As Docker shows it: without docker.io and library/, with `:latest` where there is no tag. */
export function familiar({ registry, repository, tag, digest }: ImageReference): string {
  const name = familiarName({ registry, repository });
  if (digest !== undefined) return `${name}${tag === undefined ? '' : `:${tag}`}@${digest}`;
  return `${name}:${tag ?? 'latest'}`;
}

/** The repository as Docker shows it, e.g. `findsec/hello`, `python`. */
export function familiarName({
  registry,
  repository,
}: Pick<ImageReference, 'registry' | 'repository'>): string {
  if (registry !== hub) return `${registry}/${repository}`;
  const short = repository.startsWith('library/')
    ? repository.slice('library/'.length)
    : repository;
  return short.includes('/') ? repository : short;
}

/** Whether two texts name the same image; texts that are no references never do. */
export function sameReference(a: string, b: string): boolean {
  const [left, right] = [parseReference(a), parseReference(b)];
  if ('fault' in left || 'fault' in right) return false;
  return familiar(left.reference) === familiar(right.reference);
}

/**
 * The first part is a registry when it has a dot or a colon, or is localhost. Upper case alone makes
 * none (daemons differ there): `Findsec/hello` is the slip of a person, not a host.
 */
function splitRegistry(name: string): { registry: string; path: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  if (!/[.:]/.test(first) && first !== 'localhost') return { registry: hub, path: name };
  return { registry: first === legacyHub ? hub : first, path: name.slice(slash + 1) };
}
