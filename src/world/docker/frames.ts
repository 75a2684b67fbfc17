/**
 * The bytes of a framed stream (Engine API, "Stream format"): 8 bytes of head, of which the first is
 * the stream (1 standard output, 2 standard error) and the last four the length. A frame cut short
 * gives what there is of it.
 */
export function unframe(body: Buffer, stream?: 1 | 2): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= body.length;) {
    const length = body.readUInt32BE(at + 4);
    if (stream === undefined || body[at] === stream) {
      parts.push(body.subarray(at + 8, at + 8 + length));
    }
    at += 8 + length;
  }
  return Buffer.concat(parts);
}

/** The last lines of a log, without the end of line that closes it. */
export function logLines(body: Buffer, lines: number): readonly string[] {
  const all = body.toString().split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  return all.slice(Math.max(0, all.length - lines));
}
