/** What a link of a lab's text asks for. */
export type LinkTarget =
  | {
      readonly kind: 'open' | 'insert';
      /** Relative to the lab folder, forward slashes, without `..`. */
      readonly path: string;
      /** Zero-based, the end included; undefined when no lines were named. */
      readonly lines?: { readonly first: number; readonly last: number };
    }
  | { readonly kind: 'diff'; readonly path: string }
  | { readonly kind: 'web'; readonly url: string };

const labLink = /^lab:(open|diff|insert)\/([^#?]+)(?:#L(\d{1,6})(?:-L?(\d{1,6}))?)?$/;

/** Undefined for every link but ours and https. */
export function linkTarget(href: string): LinkTarget | undefined {
  const match = labLink.exec(href);
  if (match) {
    const [, kind, encoded = '', from, to] = match;
    const path = safePath(encoded);
    if (path === undefined) return undefined;
    if (kind === 'diff') return { kind, path };
    const first = Number(from ?? 0) - 1;
    const last = Math.max(first, Number(to ?? from ?? 0) - 1);
    const lines = first >= 0 ? { lines: { first, last } } : {};
    return { kind: kind === 'insert' ? 'insert' : 'open', path, ...lines };
  }
  return /^https:\/\/[^\s]+$/.test(href) && URL.canParse(href)
    ? { kind: 'web', url: href }
    : undefined;
}

/** The decoded path, when it cannot lead out of a folder by its own words. */
function safePath(encoded: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  const parts = path.split('/');
  const safe = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  return safe && !/[\\:\p{Cc}\p{Cf}]/u.test(path) ? path : undefined;
}
