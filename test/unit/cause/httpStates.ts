import type { HttpAnswer, Wire, WireFault, WireResult } from '../../../src/world/wire/wire.ts';
import { aContainer, anImage } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const v1 = anImage({ tags: [ref] });
const ports = [{ container: '8080/tcp', hostAddress: '0.0.0.0', hostPort: 18080 }];
const web = aContainer({ ports, wantedPorts: ports });
const page = { container: 'flask', port: 8080, includes: 'Hello' };
const app = { container: 'flask', port: 8080 };

const answer = (status: number, body = '', headers = {}): WireResult<HttpAnswer> => ({
  answer: { status, headers, body },
});
const none = (fault: WireFault): WireResult<HttpAnswer> => ({ fault, detail: fault });
/** What comes in plain HTTP, in TLS and in the uwsgi protocol. */
const wire = (
  plain: WireResult<HttpAnswer>,
  tls = none('tls'),
  uwsgi = none('not-uwsgi'),
): Partial<Wire> => ({
  http: (request) => Promise.resolve(request.tls === true ? tls : plain),
  uwsgi: () => Promise.resolve(uwsgi),
});
const served = (over: Partial<Wire>, logs: string[] = [], more: Scene = {}): Scene => ({
  ...more,
  wire: over,
  daemon: { images: [v1], containers: [web], logs, ...more.daemon },
});
const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

const noApp = [
  "unable to load app 0 (mountpoint='') (callable not found or import error)",
  '*** no app loaded. going in full dynamic mode ***',
  '--- no python application found, check your startup logs for errors ---',
];
const ini = '[uwsgi]\nmodule = app\ncallable = hello\n';
const py = 'from flask import Flask\napp = Flask(__name__)\n@app.route("/hello")\n';
const broken = wire(answer(500, 'Internal Server Error'));

export const httpStates: readonly State[] = [
  {
    name: 'uwsgi’s own protocol is spoken there',
    type: 'http',
    spec: page,
    scene: served(wire(none('empty')), ['invalid request block size: 21573 (max 4096)...skip'], {
      files: { 'uwsgi.ini': '[uwsgi]\nsocket = :8080\n' },
    }),
    cause: 'http-to-uwsgi',
    remedy: { edit: { path: 'uwsgi.ini', range: at(1, 0, 14), text: 'http-socket = :8080' } },
  },
  {
    name: 'nobody should answer, and it is published',
    type: 'http',
    spec: { ...app, answers: false },
    scene: served(wire(answer(200, 'Hello'))),
    cause: 'still-answers',
  },
  {
    name: 'nobody should take connections, and it is published',
    type: 'tcp',
    spec: { ...app, open: false },
    scene: served({ tcp: () => Promise.resolve({ answer: { banner: '' } }) }),
    cause: 'still-answers',
  },
  {
    name: 'the connection ends, and nobody knows why',
    type: 'http',
    spec: page,
    scene: served(wire(none('empty'))),
    cause: 'unknown',
  },
  {
    name: 'HTTP is spoken where uwsgi’s protocol is wanted',
    type: 'uwsgi',
    spec: app,
    scene: served(wire(answer(200, 'Hello')), [], {
      files: { 'uwsgi.ini': '[uwsgi]\nhttp-socket = :8080\n' },
    }),
    cause: 'uwsgi-to-http',
    remedy: { edit: { path: 'uwsgi.ini', range: at(1, 0, 19), text: 'socket = :8080' } },
  },
  {
    name: 'the server asks for HTTPS in words',
    type: 'http',
    spec: page,
    scene: served(wire(answer(400, 'Client sent an HTTP request to an HTTPS server.'))),
    cause: 'http-to-tls',
  },
  {
    name: 'only TLS is answered',
    type: 'http',
    spec: page,
    scene: served(wire(none('reset'), answer(200, 'Hello'))),
    cause: 'http-to-tls',
  },
  {
    name: 'only plain HTTP is answered',
    type: 'http',
    spec: { ...page, tls: true },
    scene: served(wire(answer(200, 'Hello'))),
    cause: 'tls-to-http',
  },
  ...['http', 'tcp'].map((type) => ({
    name: 'another container has the port',
    type,
    spec: app,
    scene: {
      daemon: {
        images: [v1],
        containers: [
          aContainer(),
          aContainer({
            id: 'c2',
            name: 'other',
            ports: [{ container: '80/tcp', hostAddress: '0.0.0.0', hostPort: 8080 }],
          }),
        ],
      },
    },
    cause: 'port-of-another',
  })),
  {
    name: 'another callable',
    type: 'http',
    spec: page,
    scene: served(broken, noApp, { files: { 'uwsgi.ini': ini, 'app.py': py } }),
    cause: 'wrong-callable',
    remedy: { edit: { path: 'uwsgi.ini', range: at(2, 11, 16), text: 'app' } },
  },
  {
    name: 'another module',
    type: 'uwsgi',
    spec: app,
    scene: served(
      wire(none('not-http'), none('tls'), answer(500)),
      ["ModuleNotFoundError: No module named 'hello'", ...noApp],
      { files: { 'uwsgi.ini': '[uwsgi]\nmodule = hello\n', 'app.py': py } },
    ),
    cause: 'wrong-module',
    remedy: { edit: { path: 'uwsgi.ini', range: at(1, 9, 14), text: 'app' } },
  },
  {
    name: 'another Python file, named on the command line',
    type: 'http',
    spec: page,
    scene: served(broken, ['failed to open python file ap.py', ...noApp], {
      daemon: { containers: [{ ...web, command: ['uwsgi', '--wsgi-file', 'ap.py'] }] },
    }),
    cause: 'wrong-module',
  },
  {
    name: 'a package that the app imports',
    type: 'http',
    spec: page,
    scene: served(broken, ["ModuleNotFoundError: No module named 'redis'", ...noApp], {
      files: { 'uwsgi.ini': ini, 'app.py': py },
    }),
    cause: 'package-missing',
  },
  {
    name: 'the program itself breaks',
    type: 'http',
    spec: page,
    scene: served(broken, ['Traceback (most recent call last):', 'KeyError: 1']),
    cause: 'wrong-status',
  },
  {
    name: 'the app was loaded with an error of its own',
    type: 'http',
    spec: page,
    scene: served(broken, ['SyntaxError: invalid syntax', ...noApp]),
    cause: 'wrong-status',
  },
  {
    name: 'the ini file is missing',
    type: 'container',
    spec: { name: 'flask', state: 'running', image: ref },
    scene: {
      daemon: {
        images: [v1],
        containers: [aContainer({ state: 'exited', exitCode: 1 })],
        logs: ['realpath() of uwsg.ini failed: No such file or directory [core/utils.c line 3640]'],
      },
      files: { 'uwsgi.ini': ini },
    },
    cause: 'ini-missing',
  },
  {
    name: 'the page is at another path',
    type: 'http',
    spec: page,
    scene: served(wire(answer(404, 'Not Found')), [], { files: { 'app.py': py } }),
    cause: 'wrong-path',
  },
  {
    name: 'the proxy finds nobody',
    type: 'http',
    spec: page,
    scene: served(wire(answer(502, 'Bad Gateway')), [
      '2026/11/24 02:00:00 [error] 29#29: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.17.0.1, server: , request: "GET / HTTP/1.1", upstream: "http://172.17.0.9:80/", host: "x"',
    ]),
    cause: 'bad-gateway',
  },
  ...[301, 403].map((status) => ({
    name: `HTTP ${status}`,
    type: 'http',
    spec: { ...page, status: 200 },
    scene: served(wire(answer(status, '', { location: 'http://x/' }))),
    cause: 'wrong-status',
  })),
  {
    name: 'the old build answers',
    type: 'http',
    spec: page,
    scene: served(wire(answer(200, 'Bye')), [], {
      daemon: { containers: [{ ...web, imageId: 'sha256:old' }] },
    }),
    cause: 'old-build',
  },
  {
    name: 'the page was edited and not built',
    type: 'http',
    spec: page,
    scene: served(wire(answer(200, 'Bye')), [], {
      daemon: { containers: [web], files: { '/app/app.py': 'Bye' } },
      files: { Dockerfile: 'FROM a\nWORKDIR /app\nCOPY app.py .\n', 'app.py': 'Hello' },
    }),
    cause: 'edited-after-build',
  },
  {
    name: 'another page, and nobody knows why',
    type: 'http',
    spec: page,
    scene: served(wire(answer(200, 'Bye'))),
    cause: 'unknown',
  },
];
