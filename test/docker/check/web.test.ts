/** http, tcp and uwsgi against real servers in real containers: right, wrong and blocked. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, cli, docker, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { ask, inWords } from './ask.ts';
import type { AskOptions } from './ask.ts';

const recipe = `FROM ${baseImage}
WORKDIR /app
RUN pip install --no-cache-dir flask pyuwsgi
COPY app.py .
`;
const app = `import sys, time
from flask import Flask, redirect, request
app = Flask(__name__)

@app.route("/")
def hello():
    return f"Hello, {request.headers.get('Host')} 你好\\n", {"X-Lab": "one"}

@app.route("/query")
def query():
    return request.args["q"] + " " + request.user_agent.string

@app.route("/broken")
def broken():
    raise RuntimeError("broken on purpose")

@app.route("/long")
def long():
    return "x" * 300_000 + "end"
`;
/** Takes connections: greets, is silent, hangs up, breaks off, or answers in another language. */
const oddities = `import socket, struct, sys, threading
def serve(port, answer):
    server = socket.socket(); server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("", port)); server.listen()
    kept = []
    while True:
        line, _ = server.accept(); kept.append(line)
        if answer == "silent": continue
        if answer == "greets": line.sendall(b"220 lab ready\\r\\n"); continue
        line.recv(100)
        if answer == "odd": line.sendall(b"what is it?\\n")
        if answer == "half": line.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 999\\r\\n\\r\\nhalf")
        line.close()
for port, answer in ((1, "silent"), (2, "greets"), (3, "hangs"), (4, "odd"), (5, "half")):
    threading.Thread(target=serve, args=(port, answer)).start()
print("ready", flush=True)
`;

describe('http, tcp and uwsgi', () => {
  const names = uniqueNames();
  const image = names.name('web');
  let folder: string;

  const uwsgi = (...options: string[]): string[] => [
    ...['uwsgi', '--master', '--module', 'app', '--callable', 'app', '--die-on-term'],
    ...options,
  ];
  async function run(name: string, options: readonly string[], command: readonly string[]) {
    await docker(['run', '-d', '--name', names.name(name), ...options, image, ...command]);
  }

  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'cl-web-'));
    await writeFile(join(folder, 'Dockerfile'), recipe);
    await writeFile(join(folder, 'app.py'), app);
    await docker(['build', '-t', image, folder]);
    await run('http', ['-p', '127.0.0.1::8080'], uwsgi('--http-socket', ':8080'));
    await run('tcp', ['-p', '127.0.0.1::3031', '-p', '9'], uwsgi('--socket', ':3031'));
    await run('file', ['-p', '8080'], uwsgi('--socket', '/run/hello.sock'));
    await run('hidden', [], uwsgi('--http-socket', ':8080'));
    const ports = [1, 2, 3, 4, 5].flatMap((port) => ['-p', `127.0.0.1::${port}`]);
    await run('odd', ports, ['python3', '-c', oddities]);
    await run('gone', ['-p', '127.0.0.1::8080'], ['true']);
    const [, taken = ''] = (await docker(['port', names.name('http'), '8080'])).split(':');
    const late = ['run', '-d', '--name', names.name('late'), '-p', `127.0.0.1:${taken}:8080`];
    assert.notEqual((await cli([...late, image, 'sleep', '60'])).code, 0);
    for (const name of ['http', 'tcp', 'file', 'hidden']) {
      await until(async () => {
        const { stdout, stderr } = await cli(['logs', names.name(name)]);
        return (stdout + stderr).includes('spawned uWSGI worker');
      });
    }
    await until(async () => (await docker(['logs', names.name('odd')])) === 'ready');
  });

  after(async function () {
    this.timeout(60_000);
    await names.removeAll();
    await rm(folder, { recursive: true });
  });

  type Case = readonly [
    type: string,
    container: string,
    spec: Readonly<Record<string, unknown>>,
    wanted: RegExp,
    options?: AskOptions,
  ];
  const cases: readonly Case[] = [
    ['http', 'http', { port: 8080 }, /^passed$/],
    ['http', 'http', { port: '8080', includes: ['Hello', '你好'], excludes: 'Bye' }, /^passed$/],
    ['http', 'http', { port: 8080, send: { Host: 'a.lab' }, includes: 'a.lab' }, /^passed$/],
    ['http', 'http', { port: 8080, headers: { 'X-Lab': 'one' } }, /^passed$/],
    [
      'http',
      'http',
      { port: 8080, path: '/query?q=a%20b', includes: 'a b container-lab' },
      /^passed$/,
    ],
    ['http', 'http', { port: 8080, path: '/none', status: 404 }, /^passed$/],
    ['http', 'http', { port: 8080, method: 'HEAD', headers: { 'x-lab': 'o' } }, /^passed$/],
    ['http', 'http', { port: 8080, path: '/long', includes: 'xxx', excludes: 'end' }, /^passed$/],
    ['http', 'http', { port: 8080, path: '/none' }, /^failed status: HTTP 404: /],
    ['http', 'http', { port: 8080, path: '/broken' }, /^failed status: HTTP 500/],
    ['http', 'http', { port: 8080, includes: 'Bye' }, /^failed body: HTTP 200: Hello, /],
    ['http', 'http', { port: 8080, excludes: 'Hello' }, /^failed body: /],
    ['http', 'http', { port: 8080, headers: { 'X-Lab': 'two' } }, /^failed header: X-Lab: one$/],
    ['http', 'http', { port: 8080, answers: false }, /^failed answered: HTTP 200: /],
    ['http', 'odd', { port: 4, tls: true }, /^failed fault: .*does not speak TLS/],
    ['http', 'http', { port: 80 }, /^failed not-published: /],
    ['http', 'http', { port: 80, answers: false }, /^passed$/],
    ['http', 'hidden', { port: 8080 }, /^failed not-published: /],
    ['http', 'hidden', { port: 8080, answers: false }, /^passed$/],
    ['http', 'none', { port: 8080 }, /^failed missing: no container called/],
    ['http', 'none', { port: 8080, answers: false }, /^failed missing: /],
    ['http', 'gone', { port: 8080 }, /^failed not-running: /],
    ['http', 'gone', { port: 8080, answers: false }, /^failed not-running: /],
    ['http', 'late', { port: 8080 }, /^failed not-running: .*-http has the host port \d+$/],
    ['http', 'tcp', { port: 3031 }, /^failed fault: .*(?:without an answer|broken off)$/],
    ['http', 'tcp', { port: 3031, answers: false }, /^passed$/],
    ['http', 'tcp', { port: 9 }, /^failed fault: .*(?:without an answer|broken off)$/],
    ['http', 'odd', { port: 3 }, /^failed fault: .*(?:without an answer|broken off)$/],
    ['http', 'odd', { port: 4 }, /^failed fault: .*does not speak HTTP$/],
    ['http', 'odd', { port: 5 }, /^failed fault: .*broken off$/],
    ['http', 'odd', { port: 1 }, /^failed fault: no answer .* in time$/, { timeout: 700 }],
    ['http', 'odd', { port: 1 }, /^blocked time-out$/, { limit: 700 }],
    ['http', 'http', { port: 8080 }, /^failed not-owned: /, { owns: [] }],
    [
      'http',
      'http',
      { port: 8080 },
      /^blocked socket-missing$/,
      { endpoint: { kind: 'unix', path: '/nowhere.sock', source: { kind: 'setting' } } },
    ],
    ['tcp', 'http', { port: 8080 }, /^passed$/],
    ['tcp', 'odd', { port: 1 }, /^passed$/],
    ['tcp', 'odd', { port: 2, includes: '220 lab' }, /^passed$/],
    ['tcp', 'odd', { port: 2, includes: '221' }, /^failed banner: 220 lab ready/],
    ['tcp', 'odd', { port: 1, includes: '220' }, /^failed banner: it says nothing first$/],
    ['tcp', 'odd', { port: 1, open: false }, /^failed open: /],
    ['tcp', 'tcp', { port: 9 }, /^failed fault: /],
    ['tcp', 'tcp', { port: 9, open: false }, /^passed$/],
    ['tcp', 'hidden', { port: 8080 }, /^failed not-published: /],
    ['tcp', 'hidden', { port: 8080, open: false }, /^passed$/],
    ['tcp', 'none', { port: 8080, open: false }, /^failed missing: /],
    ['tcp', 'gone', { port: 8080, open: false }, /^failed not-running: /],
    ['uwsgi', 'tcp', { port: 3031, includes: 'Hello' }, /^passed$/],
    ['uwsgi', 'tcp', { port: 3031, path: '/query?q=a%20b', includes: 'a b' }, /^passed$/],
    ['uwsgi', 'tcp', { port: 3031, path: '/long', includes: 'xxx' }, /^passed$/],
    ['uwsgi', 'tcp', { port: 3031, path: '/none', status: 404 }, /^passed$/],
    ['uwsgi', 'tcp', { port: 3031, path: '/broken' }, /^failed status: HTTP 500/],
    ['uwsgi', 'odd', { port: 4 }, /^failed fault: .*does not speak uwsgi$/],
    ['uwsgi', 'odd', { port: 3 }, /^failed fault: .*(?:without an answer|broken off)$/],
    ['uwsgi', 'odd', { port: 1 }, /^failed fault: .* in time$/, { timeout: 700 }],
    ['uwsgi', 'file', { port: 8080 }, /^failed fault: /],
    ['uwsgi', 'file', { socket: '/run/hello.sock', includes: ['Hello', '你好'] }, /^passed$/],
    ['uwsgi', 'file', { socket: '/run/hello.sock', path: '/none' }, /^failed status: HTTP 404/],
    ['uwsgi', 'file', { socket: '/run/none.sock' }, /^failed no-socket: no \/run\/none\.sock/],
    ['uwsgi', 'file', { socket: '/app/app.py' }, /^failed fault: /],
    ['uwsgi', 'file', { socket: '/run/hello.sock' }, /^as it was$/, { asked: false }],
    ['uwsgi', 'file', { socket: '/run/hello.sock' }, /^as it was$/, { asked: false, passed: true }],
    ['uwsgi', 'file', { socket: '/run/hello.sock' }, /^failed not-owned: /, { owns: [] }],
    ['uwsgi', 'gone', { socket: '/run/hello.sock' }, /^failed not-running: /],
    ['uwsgi', 'none', { socket: '/run/hello.sock' }, /^failed missing: /],
  ];
  for (const [type, container, spec, wanted, options] of cases) {
    const title = `${type} of ${container} ${JSON.stringify(spec)} ${JSON.stringify(options ?? {})}`;
    it(`${title}: ${wanted.source}`, async () => {
      const full = { ...spec, container: names.name(container) };
      assert.match(inWords(await ask(type, full, options)), wanted);
    });
  }

  it('uwsgi of a socket file in an image without Python says so', async () => {
    const name = names.name('bare');
    await run('bare', ['--entrypoint', 'sh'], ['-c', 'rm /usr/bin/python3*; echo ready; sleep 60']);
    await until(async () => (await docker(['logs', name])) === 'ready');
    const verdict = await ask('uwsgi', { container: name, socket: '/run/hello.sock' });
    assert.match(inWords(verdict), /^failed no-python: there is no python3 in /);
    await docker(['rm', '-f', name]);
  });

  it('http waits for a server that has just been started', async () => {
    const name = names.name('slow');
    const slow =
      'import http.server as h, time; time.sleep(1.5); h.test(h.SimpleHTTPRequestHandler, port=8000)';
    await run('slow', ['-p', '127.0.0.1::8000'], ['python3', '-c', slow]);
    assert.equal(inWords(await ask('http', { container: name, port: 8000 })), 'passed');
  });
});
