const block = 512;

/**
 * The content of the first regular file in a tar (POSIX ustar, with PAX and GNU headers before it);
 * undefined for anything else, and for a file larger than `limit` bytes.
 */
export function regularFile(tar: Buffer, limit: number): Buffer | undefined {
  for (let at = 0; at + block <= tar.length;) {
    const size = sizeAt(tar, at);
    const type = String.fromCharCode(tar[at + 156] ?? 0);
    const content = at + block;
    if (type === '0' || type === '\0') {
      if (tar[at] === 0 || size > limit || content + size > tar.length) return undefined;
      return tar.subarray(content, content + size);
    }
    // x, g, L and K only describe the entry that follows them.
    if (!'xgLK'.includes(type)) return undefined;
    at = content + Math.ceil(size / block) * block;
  }
  return undefined;
}

/** Octal text, or base 256 where the first bit is set (GNU, for 8 GiB and more). */
function sizeAt(tar: Buffer, at: number): number {
  const field = tar.subarray(at + 124, at + 136);
  if (((field[0] ?? 0) & 0x80) !== 0) return Number.MAX_SAFE_INTEGER;
  return Number.parseInt(field.toString('latin1').replace(/[^0-7]/g, '') || '0', 8);
}
