/** One line of a `.dockerignore` that says something. */
export interface IgnoreLine {
  /** As it stands, without blanks around it. */
  readonly source: string;
  /** Zero-based. */
  readonly line: number;
  /** Whether it takes back what an earlier line kept out (`!…`). */
  readonly excepts: boolean;
}

const longestPattern = 500;

/**
 * The line that keeps a path out of the build context, or undefined when it is sent. Patterns are
 * those of Go's filepath.Match with `**` (docs.docker.com, "Dockerignore files"): each is anchored
 * at the context's root, covers what is below it, and the last that fits decides.
 */
export function ignoredBy(path: string, text: string): IgnoreLine | undefined {
  const parts = path.split('/');
  const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  let decision: IgnoreLine | undefined;
  for (const { pattern, ...line } of linesOf(text)) {
    if (ways.some((way) => fits(way.split('/'), pattern))) decision = line;
  }
  return decision?.excepts === false ? decision : undefined;
}

function* linesOf(text: string): Generator<IgnoreLine & { readonly pattern: readonly string[] }> {
  for (const [line, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const source = raw.trim();
    if (source === '' || raw.startsWith('#') || source.length > longestPattern) continue;
    const excepts = source.startsWith('!');
    const words = source
      .slice(excepts ? 1 : 0)
      .trim()
      .split('/');
    const pattern = words.filter((word) => word !== '' && word !== '.');
    if (pattern.length > 0) yield { source, line, excepts, pattern };
  }
}

/** Part by part; `**` stands for any number of parts. At most parts times parts. */
function fits(path: readonly string[], pattern: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    if (part === '**') {
      for (let to = Math.min(...reached); to <= path.length; to += 1) next.add(to);
    } else {
      for (const at of reached) {
        if (at < path.length && fitsPart(path[at] ?? '', part)) next.add(at + 1);
      }
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(path.length);
}

/** `*`, `?` and `[a-z]` within one part, walked without going back more than to the last `*`. */
function fitsPart(name: string, part: string): boolean {
  const tokens = part.match(/\\.|\[\^?[^\]]+\]|[\s\S]/g) ?? [];
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (at < name.length) {
    const token = tokens[from];
    if (token === '*') {
      star = from;
      mark = at;
      from += 1;
    } else if (token !== undefined && isLetter(name[at] ?? '', token)) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      from = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (tokens[from] === '*') from += 1;
  return from === tokens.length;
}

function isLetter(letter: string, token: string): boolean {
  if (token === '?') return true;
  if (token.startsWith('\\') && token.length === 2) return letter === token[1];
  if (!token.startsWith('[') || token.length < 3) return letter === token;
  const denied = token[1] === '^';
  const body = Array.from(token.slice(denied ? 2 : 1, -1));
  let found = false;
  for (let at = 0; at < body.length; at += 1) {
    const first = body[at] ?? '';
    const isRange = body[at + 1] === '-' && body[at + 2] !== undefined;
    const last = isRange ? (body[at + 2] ?? first) : first;
    if (letter >= first && letter <= last) found = true;
    if (isRange) at += 2;
  }
  return found !== denied;
}

/** Whether a path of the context fits a source of COPY, which may hold the same wildcards. */
export function fitsSource(path: string, source: string): boolean {
  const parts = source.split('/').filter((part) => part !== '' && part !== '.');
  return fits(path.split('/'), parts);
}
