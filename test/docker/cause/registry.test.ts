import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, cli, docker } from '../support/dockerHost.ts';
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
    for (const tag of tagged) await cli(['rmi', tag]);
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

  it('account-refused, still-logged-in', async () => {
    const other = { user: login.user, password: 'another' };
    assert.equal(await there({ login: other }), 'account-refused');
    assert.equal(await there({ loggedIn: false }), 'still-logged-in');
    await docker(['logout', host], { env: { DOCKER_CONFIG: client } });
    await docker(['logout', host.replace('localhost', '127.0.0.1')], {
      env: { DOCKER_CONFIG: client },
    });
    assert.equal(await there({ loggedIn: false }), 'passed');
    await logIn(host);
  });

  it('name-not-given, then name-left-behind, then passed', async () => {
    const named = async (): Promise<string> =>
      causeOf(await scene.check('image', { ref: `${host}/${local}`, sameAs: local }));
    assert.equal(await named(), 'name-not-given');
    await tag(`${host}/${local}`);
    assert.equal(await named(), 'passed');
    await scene.write({ Dockerfile: `FROM ${baseImage}\nENV SCENE=again\n` });
    await scene.build(local);
    assert.equal(await named(), 'name-left-behind');
  });

  it('same-layers, then passed', async () => {
    const shares = { repository: 'a/layers', tag: 'v2', shares: 'v1' };
    const push = async (version: string): Promise<void> => {
      await docker(['push', await tag(`${host}/a/layers:${version}`)], {
        env: { DOCKER_CONFIG: client },
      });
    };
    const build = async (text: string): Promise<void> => {
      await scene.write({ Dockerfile: `FROM ${baseImage}\nCOPY a.txt /\n`, 'a.txt': text });
      await scene.build(local);
    };
    await build(`1 ${scene.container}`);
    await push('v1');
    await push('v2');
    assert.equal(await there(shares), 'same-layers');
    await build(`2 ${scene.container}`);
    await push('v2');
    assert.equal(await there(shares), 'passed');
  });

  it('image-act-never, pulled-by-tag, tag-not-moved, then passed', async () => {
    const options = { env: { DOCKER_CONFIG: client } };
    const remote = `${host}/a/layers:v2`;
    const byDigest = { image: `${host}/a/layers`, action: 'pull', by: 'digest' };
    const act = async (spec: object): Promise<string> =>
      causeOf(await scene.check('image-event', spec));
    assert.equal(await act({ image: local, action: 'delete' }), 'image-act-never');
    assert.equal(await act(byDigest), 'image-act-never');
    await docker(['pull', remote], options);
    await until(async () => (await act(byDigest)) === 'pulled-by-tag');
    const all = await docker(['inspect', '-f', '{{join .RepoDigests "\\n"}}', remote]);
    const digest = all.split('\n').find((each) => each.startsWith(host)) ?? '';
    await scene.run('rmi', local, remote);
    await until(async () => (await act({ image: local, action: 'delete' })) === 'passed');
    await docker(['pull', digest], options);
    tagged.push(digest);
    await until(async () => (await act(byDigest)) === 'passed');
    const moved = { repository: 'a/layers', tag: 'v2', moved: true };
    assert.equal(await there(moved), 'tag-not-moved');
    await scene.write({ 'a.txt': `3 ${scene.container}` });
    await scene.build(local);
    await docker(['push', await tag(remote)], options);
    assert.equal(await there(moved), 'passed');
    await scene.run('save', '-o', 'saved.tar', local);
    await until(async () => (await act({ image: local, action: 'save' })) === 'passed');
    assert.equal(await act({ image: local, action: 'load' }), 'image-act-never');
    await scene.run('load', '-i', 'saved.tar');
    await until(async () => (await act({ image: local, action: 'load' })) === 'passed');
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
    await until(async () => (await check()) === 'push-denied');
  });
});

/** Answers as the v2 API does, holds nothing, and lets nobody write. */
const strict = `
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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
ThreadingHTTPServer(("", 5000), Strict).serve_forever()
`;
