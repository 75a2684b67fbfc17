import assert from 'node:assert/strict';
import { baseImage } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

const recipe = `FROM ${baseImage}
WORKDIR /app
RUN pip install --no-cache-dir flask pyuwsgi
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light openssl
RUN openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=lab -keyout /k.pem -out /c.pem
COPY . .
CMD ["uwsgi", "--http-socket", ":8080", "--module", "app", "--callable", "app"]
`;
const app = `from flask import Flask
app = Flask(__name__)
@app.route("/hello")
def hello():
    return "Hello one"
`;
const proxy = `daemon off;
events {}
http {
  error_log /dev/stderr;
  server {
    listen 8080;
    listen 8443 ssl;
    ssl_certificate /c.pem;
    ssl_certificate_key /k.pem;
    location /hello { return 200 "Hello one"; }
    location /dead { proxy_pass http://127.0.0.1:9; }
    location /secret { deny all; }
  }
}
`;

describe('causes about what answers, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;
  let name: string;

  before(async function () {
    this.timeout(240_000);
    scene = await openScene();
    ref = `${scene.image}:v1`;
    name = scene.container;
    await scene.write({
      Dockerfile: recipe,
      'app.py': app,
      'needy.py': 'import nothing_like_it\n',
      'nginx.conf': proxy,
      'uwsgi.ini': '[uwsgi]\nmodule = app\n',
    });
    await scene.build(ref);
  });
  afterEach(async () => {
    const ids = await scene.run('ps', '-aq', '--filter', `name=${name}`);
    if (ids !== '') await scene.run('rm', '-f', ...ids.split('\n'));
  });
  after(() => scene.end());

  const start = (...command: string[]): Promise<string> =>
    scene.run('run', '-d', '--name', name, '-p', '8080', '-p', '8443', ref, ...command);
  const asked = async (type: 'http' | 'uwsgi' | 'tcp', spec: object = {}): Promise<string> =>
    causeOf(await scene.check(type, { container: name, port: 8080, ...spec }));
  /** A server may still be coming up when it is asked first. */
  const becomes = (cause: string, type: 'http' | 'uwsgi', spec: object): Promise<void> =>
    until(async () => (await asked(type, spec)) === cause);
  const hello = { path: '/hello', includes: 'Hello one' };
  const uwsgi = (...options: string[]): Promise<string> => start('uwsgi', ...options);

  it('http-to-uwsgi, and passed in the protocol that is meant', async () => {
    await uwsgi('--socket', ':8080', '--module', 'app', '--callable', 'app');
    await becomes('http-to-uwsgi', 'http', hello);
    assert.equal(await asked('uwsgi', hello), 'passed');
  });

  it('uwsgi-to-http, and passed in the protocol that is meant', async () => {
    await start();
    await becomes('passed', 'http', hello);
    assert.equal(await asked('uwsgi', hello), 'uwsgi-to-http');
  });

  it('http-to-tls, tls-to-http, bad-gateway, wrong-path and wrong-status of a proxy', async () => {
    await start('nginx', '-c', '/app/nginx.conf');
    await becomes('passed', 'http', hello);
    assert.equal(await asked('http', { ...hello, port: 8443, tls: true }), 'passed');
    assert.equal(await asked('http', { ...hello, port: 8443 }), 'http-to-tls');
    assert.equal(await asked('http', { ...hello, tls: true }), 'tls-to-http');
    assert.equal(await asked('http', { path: '/secret' }), 'wrong-status');
    assert.equal(await asked('http', { path: '/nothing' }), 'wrong-path');
    const verdict = await scene.check('http', { container: name, port: 8080, path: '/dead' });
    assert.equal(causeOf(verdict), 'bad-gateway');
    assert.ok(verdict.status === 'failed');
    const upstream = verdict.cause?.degrees[1]?.text.args?.['upstream'];
    assert.equal(upstream, 'http://127.0.0.1:9/dead');
  });

  it('wrong-callable, by the log of uwsgi', async () => {
    await uwsgi('--http-socket', ':8080', '--module', 'app', '--callable', 'hallo');
    await becomes('wrong-callable', 'http', hello);
  });

  it('wrong-module, by the log of uwsgi', async () => {
    await uwsgi('--socket', ':8080', '--module', 'appp', '--callable', 'app');
    await becomes('wrong-module', 'uwsgi', hello);
  });

  it('package-missing, by the log of uwsgi', async () => {
    await uwsgi('--http-socket', ':8080', '--module', 'needy', '--callable', 'app');
    await becomes('package-missing', 'http', hello);
  });

  it('ini-missing, of the container and of what it should answer', async () => {
    await uwsgi('--ini', 'uwsg.ini');
    await scene.run('wait', name);
    assert.equal(await asked('http', hello), 'ini-missing');
    const spec = { name, state: 'running', image: ref };
    assert.equal(causeOf(await scene.check('container', spec)), 'ini-missing');
  });

  it('port-of-another, which answers in its place', async () => {
    await scene.run('run', '-d', '--name', `${name}-2`, '-p', '8080', ref);
    const [published = ''] = (await scene.run('port', `${name}-2`, '8080/tcp')).split('\n');
    const port = Number(published.split(':').at(-1));
    await scene.run('run', '-d', '--name', name, ref);
    assert.equal(await asked('http', { ...hello, port }), 'port-of-another');
    assert.equal(await asked('tcp', { port }), 'port-of-another');
  });

  it('edited-after-build, then old-build, then passed', async () => {
    await start();
    const changed = { path: '/hello', includes: 'Hello two' };
    await becomes('passed', 'http', hello);
    await scene.write({ 'app.py': app.replace('one', 'two') });
    assert.equal(await asked('http', changed), 'edited-after-build');
    await scene.build(ref);
    assert.equal(await asked('http', changed), 'old-build');
    await scene.run('rm', '-f', name);
    await start();
    await becomes('passed', 'http', changed);
  });
});
