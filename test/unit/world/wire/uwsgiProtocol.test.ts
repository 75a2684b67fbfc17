import assert from 'node:assert/strict';
import { readHttp, uwsgiRequest } from '../../../../src/world/wire/uwsgiProtocol.ts';

/** The variables of a packet, as a server reads them. */
function variables(packet: Buffer): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let at = 4;
  const next = (): string => {
    const size = packet.readUInt16LE(at);
    const text = packet.subarray(at + 2, at + 2 + size).toString('utf8');
    at += 2 + size;
    return text;
  };
  while (at < packet.length) found[next()] = next();
  return found;
}

describe('a uwsgi request', () => {
  it('has modifiers 0 and the size of its variables, least byte first', () => {
    const packet = uwsgiRequest('/', 'lab', 3031);
    assert.deepEqual([packet[0], packet[3]], [0, 0]);
    assert.equal(packet.readUInt16LE(1), packet.length - 4);
    assert.deepEqual([...packet.subarray(4, 20)], [14, 0, ...Buffer.from('REQUEST_METHOD')]);
  });

  it('carries what WSGI asks for', () => {
    const found = variables(uwsgiRequest('/a%20b?c=%20d&e?f', 'lab', 3031));
    assert.deepEqual(
      ['REQUEST_METHOD', 'REQUEST_URI', 'PATH_INFO', 'QUERY_STRING', 'SERVER_PORT'].map(
        (name) => found[name],
      ),
      ['GET', '/a%20b?c=%20d&e?f', '/a b', 'c=%20d&e?f', '3031'],
    );
  });

  it('counts bytes, not letters', () => {
    const found = variables(uwsgiRequest('/%E4%BD%A0', 'lab', 1));
    assert.equal(found['PATH_INFO'], '/你');
    assert.equal(variables(uwsgiRequest('/%E4%A', 'lab', 1))['PATH_INFO'], '/%E4%A');
  });
});

describe('the answer to a uwsgi request', () => {
  const page =
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nSet-Cookie: a\r\nset-cookie: b\r\n\r\n你好';

  it('is an HTTP response', () => {
    assert.deepEqual(readHttp(Buffer.from(page)), {
      status: 200,
      headers: { 'content-type': 'text/plain', 'set-cookie': 'a, b' },
      body: '你好',
    });
  });

  it('may have no body and no reason', () => {
    const answer = readHttp(Buffer.from('HTTP/1.0 404\r\nA: b:c\r\n\r\n'));
    assert.deepEqual(answer, { status: 404, headers: { a: 'b:c' }, body: '' });
  });

  it('is kept to 256 KiB', () => {
    const head = 'HTTP/1.1 200 OK\r\n\r\n';
    assert.equal(readHttp(Buffer.from(head + 'x'.repeat(300_000)))?.body.length, 262_144);
  });

  for (const other of ['', 'HTTP/1.1 200 OK\r\n', 'SSH-2.0\r\n\r\n', 'HTTP/2 200\r\n\r\n']) {
    it(`is not ${JSON.stringify(other)}`, () => {
      assert.equal(readHttp(Buffer.from(other)), undefined);
    });
  }
});
