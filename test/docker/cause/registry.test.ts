import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, docker } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

const login = { user: 'lab', password: 'throw-away' };
const recipe = `FROM ${baseImage}
RUN apt-get update && apt-get install -y --no-install-recommends docker-registry apache2-utils
RUN htpasswd -Bbn ${login.user} ${login.password} > /etc/htpasswd
COPY *.yml /etc/
CMD ["docker-registry", "serve", "/etc/shut.yml"]
`;
const config = `version: 0.1
storage: { filesystem: { rootdirectory: /var/lib/registry } }
http: { addr: ":5000" }
auth: { htpasswd: { realm: lab, path: /etc/htpasswd } }
`;

describe('causes about a registry, on the real daemon', function () {
  this.timeout(60_000);
  let client: string;
  let scene: Scene;
  let host: string;
  let local: string;
  const tagged: string[] = [];

  before(async function () {
    this.timeout(240_000);
    client = await mkdtemp(join(tmpdir(), 'cl-client-'));
    scene = await openScene({ client });
    local = `${scene.image}:v1`;
    await scene.write({ Dockerfile: recipe, 'shut.yml': config });
    await scene.build(`${scene.image}-registry`);
    const name = scene.container;
    await scene.run('run', '-d', '--name', name, '-p', '5000', `${scene.image}-registry`);
    const [published = ''] = (await scene.run('port', name, '5000/tcp')).split('\n');
    host = `localhost:${published.split(':').at(-1) ?? ''}`;
    await scene.write({ Dockerfile: `FROM ${baseImage}\nENV SCENE=${name}\n` });
    await scene.build(local);
    await until(async () => causeOf(await scene.check('registry', wanted({}))) === 'passed');
  });
  after(async () => {
    for (const tag of tagged) await docker(['rmi', tag]);
    await scene.end();
    await rm(client, { recursive: true });
  });

  const wanted = (spec: object): object => ({
    container: scene.container,
    port: 5000,
    login,
    ...spec,
  });
  const repository = 'findsec/hello';
  const there = async (spec: object = { repository, tag: 'v1' }): Promise<string> =>
    causeOf(await scene.check('registry', wanted(spec)));
  const tag = async (name: string): Promise<string> => {
    await scene.run('tag', local, name);
    if (!tagged.includes(name)) tagged.push(name);
    return name;
  };
  const logIn = (to: string): Promise<string> =>
    docker(['login', '-u', login.user, '--password-stdin', to], {
      env: { DOCKER_CONFIG: client },
      input: login.password,
    });

  it('never-pushed, tag-without-registry, push-without-login, login-elsewhere', async () => {
    assert.equal(await there(), 'never-pushed');
    assert.notEqual((await scene.terminal('push', local)).code, 0);
    assert.equal(await there(), 'tag-without-registry');
    const remote = await tag(`${host}/${repository}:v1`);
    const push = await scene.terminal('push', remote);
    assert.match(push.stderr, /no basic auth credentials/);
    assert.equal(await there(), 'push-without-login');
    assert.equal(await there({ loggedIn: true }), 'push-without-login');
    await logIn(host.replace('localhost', '127.0.0.1'));
    assert.notEqual((await scene.terminal('push', remote)).code, 0);
    assert.equal(await there(), 'login-elsewhere');
  });

  it('pushed-elsewhere by repository and by tag, then passed, then old-push', async () => {
    await logIn(host);
    const push = async (name: string): Promise<void> => {
      assert.equal((await scene.terminal('push', await tag(name))).code, 0);
    };
    await push(`${host}/findsec/hallo:v1`);
    assert.equal(await there(), 'pushed-elsewhere');
    await push(`${host}/${repository}:latest`);
    assert.equal(await there(), 'pushed-elsewhere');
    await push(`${host}/${repository}:v1`);
    const same = { repository, tag: 'v1', sameAs: local };
    assert.equal(await there(same), 'passed');
    await scene.write({ Dockerfile: `FROM ${baseImage}\nENV SCENE=other\n` });
    await scene.build(local);
    assert.equal(await there(same), 'old-push');
  });

  it('push-denied, by a registry that keeps its namespaces apart', async () => {
    const other = `${scene.container}-2`;
    const serve = ['python3', '-c', strict];
    await scene.run(
      'run',
      '-d',
      '--name',
      other,
      '-p',
      '5000',
      `${scene.image}-registry`,
      ...serve,
    );
    const [published = ''] = (await scene.run('port', other, '5000/tcp')).split('\n');
    const port = published.split(':').at(-1) ?? '';
    const check = async (): Promise<string> =>
      causeOf(
        await scene.check('registry', { container: other, port: 5000, repository, tag: 'v1' }),
      );
    await until(async () => (await check()) === 'never-pushed');
    const push = await scene.terminal('push', await tag(`localhost:${port}/admin/hello:v1`));
    assert.match(push.stderr, /requested access to the resource is denied|insufficient_scope/);
    assert.equal(await check(), 'push-denied');
  });
});

/** Answers as the v2 API does, holds nothing, and lets nobody write. */
const strict = `
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
class Strict(BaseHTTPRequestHandler):
    default_request_version = "HTTP/1.0" # a client that tries TLS first must see that this is HTTP
    def answer(self, status, code, message):
        page = b'{"token": "none"}' if status == 200 else json.dumps({"errors": [{"code": code, "message": message}]}).encode()
        self.send_response(status)
        self.send_header("Docker-Distribution-Api-Version", "registry/2.0")
        if status == 401: self.send_header("WWW-Authenticate", 'Bearer realm="http://' + self.headers["Host"] + '/token",service="lab",error="insufficient_scope"')
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD": self.wfile.write(page)
    def do_GET(self):
        if self.path == "/v2/" or self.path.startswith("/token"): self.answer(200, "", "")
        else: self.answer(404, "NAME_UNKNOWN", "repository name not known to registry")
    do_HEAD = do_GET
    def do_POST(self):
        self.answer(401, "DENIED", "requested access to the resource is denied")
HTTPServer(("", 5000), Strict).serve_forever()
`;
