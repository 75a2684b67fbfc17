/** Many images and containers on a daemon that the bench does not ask about, made over its API. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { RequestOptions } from 'node:http';

interface Crowd {
  /** Removes what was made. */
  leave(): Promise<void>;
}

/** `size` images of a few bytes and as many containers that were never started. */
export async function makeCrowd(socketPath: string, size: number): Promise<Crowd> {
  const prefix = `cl-bench-${randomBytes(4).toString('hex')}`;
  const call = (method: string, path: string, body?: Buffer, type = 'application/json') =>
    ask({ socketPath, method, path, headers: { 'content-type': type } }, body);
  const names = Array.from({ length: size }, (_, number) => `${prefix}-${number}`);
  const leave = (): Promise<void> =>
    inGroups(names, async (name) => {
      await call('DELETE', `/containers/${name}?force=1`);
      await call('DELETE', `/images/${name}:v1`);
    });
  try {
    await inGroups(names, async (name) => {
      const query = `fromSrc=-&repo=${name}&tag=v1`;
      await must(call('POST', `/images/create?${query}`, tarOf(name), 'application/x-tar'));
      const container = Buffer.from(JSON.stringify({ Image: `${name}:v1`, Cmd: ['/none'] }));
      await must(call('POST', `/containers/create?name=${name}`, container));
    });
  } catch (error) {
    await leave();
    throw error;
  }
  return { leave };
}

async function inGroups(names: readonly string[], each: (name: string) => Promise<unknown>) {
  for (let at = 0; at < names.length; at += 10) {
    await Promise.all(names.slice(at, at + 10).map(each));
  }
}

async function must(answer: ReturnType<typeof ask>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`the daemon answered ${status}: ${body}`);
}

function ask(
  options: RequestOptions,
  body?: Buffer,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });
}

/** A tar of one file that has the name for its content (POSIX ustar), so that no two images are one. */
function tarOf(content: string): Buffer {
  const header = Buffer.alloc(512);
  const field = (at: number, text: string): number => header.write(text, at, 'latin1');
  field(0, 'name');
  field(100, '0000644\0');
  field(108, '0000000\0');
  field(116, '0000000\0');
  field(124, `${content.length.toString(8).padStart(11, '0')}\0`);
  field(136, '00000000000\0');
  field(148, '        ');
  field(156, '0');
  field(257, 'ustar\x0000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  field(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  const data = Buffer.alloc(512);
  data.write(content);
  return Buffer.concat([header, data, Buffer.alloc(1024)]);
}
