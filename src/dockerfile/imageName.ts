/** An image reference as it is written, divided; no name is filled in. */
export interface ImageName {
  /** As `docker run` would take it: `docker.io` where none is written. */
  readonly registry: string;
  /** The last part of the path, without tag: `python`. */
  readonly short: string;
  /** Whether it is one of the registry's own, such as `python`, `library/python`. */
  readonly official: boolean;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const part = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[a-fA-F0-9:]+\\])(?::\\d+)?';
const whole = new RegExp(
  `^(?:${host}/)?${part}(?:/${part})*(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][\\w.+-]*:[0-9a-fA-F]{32,})?$`,
);

/** Whether a text could name an image (distribution/reference, reference.go). */
export function isImageName(text: string): boolean {
  return text.length <= 600 && whole.test(text);
}

export function readImageName(text: string): ImageName {
  const [named = '', digest] = text.split('@');
  const slash = named.lastIndexOf('/');
  const colon = named.indexOf(':', slash + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const first = name.split('/')[0] ?? '';
  const hasHost = name.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  const path = hasHost ? name.slice(first.length + 1) : name;
  return {
    registry: hasHost ? first : 'docker.io',
    short: name.slice(slash + 1),
    official: !hasHost && /^(?:library\/)?[^/]+$/.test(path),
    tag: colon < 0 ? undefined : named.slice(colon + 1),
    digest,
  };
}
