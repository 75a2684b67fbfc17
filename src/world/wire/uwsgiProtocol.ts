import type { HttpAnswer } from './wire.ts';

/** Bytes of an answer that are read at most. */
export const largestAnswer = 256 * 2 ** 10;

/**
 * A GET in the uwsgi protocol (uwsgi-docs, "The uwsgi Protocol"): modifier1 0, the size of the
 * variables as 16 bits in little endian, modifier2 0, then each name and value behind its own size.
 * `path` begins with `/` and may have a query.
 */
export function uwsgiRequest(path: string, host: string, port: number): Buffer {
  const [before = '/', query = ''] = splitOnce(path, '?');
  const variables = Buffer.concat(
    Object.entries({
      REQUEST_METHOD: 'GET',
      REQUEST_URI: path,
      PATH_INFO: decoded(before),
      QUERY_STRING: query,
      SCRIPT_NAME: '',
      SERVER_NAME: host,
      SERVER_PORT: String(port),
      SERVER_PROTOCOL: 'HTTP/1.1',
      HTTP_HOST: host,
      HTTP_USER_AGENT: 'container-lab',
    }).flatMap(([name, value]) => [sized(name), sized(value)]),
  );
  const head = Buffer.alloc(4);
  head.writeUInt16LE(variables.length, 1);
  return Buffer.concat([head, variables]);
}

/** The HTTP response that a uwsgi server answers with; undefined when it is none. */
export function readHttp(bytes: Buffer): HttpAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(first)?.[1];
  if (status === undefined) return undefined;
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [name = '', value = ''] = splitOnce(line, ':');
    const key = name.trim().toLowerCase();
    headers[key] = headers[key] === undefined ? value.trim() : `${headers[key]}, ${value.trim()}`;
  }
  const body = bytes.subarray(end + 4, end + 4 + largestAnswer).toString('utf8');
  return { status: Number(status), headers, body };
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const size = Buffer.alloc(2);
  size.writeUInt16LE(bytes.length);
  return Buffer.concat([size, bytes]);
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + at.length)];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
