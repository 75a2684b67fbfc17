/** registry against Debian's docker-registry, open and with a password: right, wrong and blocked. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImage, cli, docker, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { ask, inWords } from './ask.ts';

const user = 'lab';
const password = 'throw-away';
const recipe = `FROM ${baseImage}
RUN apt-get update && apt-get install -y --no-install-recommends docker-registry apache2-utils
RUN htpasswd -Bbn ${user} ${password} > /etc/htpasswd
COPY *.yml /etc/
`;
const config = `version: 0.1
storage: { filesystem: { rootdirectory: /var/lib/registry } }
http: { addr: ":5000" }
`;
const auth = `auth: { htpasswd: { realm: lab, path: /etc/htpasswd } }
`;

describe('registry', () => {
  const names = uniqueNames();
  const image = names.name('registry');
  const web = names.name('web');
  let folder: string;
  let port = '';
  let digest = '';
  let client = '';

  before(async function () {
    this.timeout(240_000);
    folder = await mkdtemp(join(tmpdir(), 'cl-registry-'));
    client = join(folder, 'client');
    await writeFile(join(folder, 'Dockerfile'), recipe);
    await writeFile(join(folder, 'open.yml'), config);
    await writeFile(join(folder, 'shut.yml'), config + auth);
    await docker(['build', '-t', image, folder]);
    for (const kind of ['open', 'shut']) {
      const serve = ['docker-registry', 'serve', `/etc/${kind}.yml`];
      await docker(['run', '-d', '--name', names.name(kind), '-p', '5000', image, ...serve]);
    }
    const page = ['python3', '-m', 'http.server', '5000'];
    await docker(['run', '-d', '--name', web, '-p', '5000', image, ...page]);
    const published = await docker(['port', names.name('shut'), '5000/tcp']);
    port = published.split('\n')[0]?.split(':').at(-1) ?? '';
    const remote = `localhost:${port}/${names.name('app')}`;
    await until(
      async () => inWords(await check('shut', { login: { user, password } })) === 'passed',
    );
    for (const tag of ['v1', 'v2']) {
      await writeFile(join(folder, 'Dockerfile'), `FROM ${baseImage}\nENV VERSION=${tag}\n`);
      await docker(['build', '-t', `${names.name('app')}:${tag}`, folder]);
      await docker(['tag', `${names.name('app')}:${tag}`, `${remote}:${tag}`]);
    }
    const refused = await cli(['push', `${remote}:v1`], { env: { DOCKER_CONFIG: client } });
    assert.match(refused.stderr, /no basic auth credentials/);
    assert.match(
      inWords(await check('shut', { loggedIn: true }, client)),
      /^failed login: .*no login/,
    );
    const login = ['login', '-u', user, '--password-stdin', `localhost:${port}`];
    await docker(login, { env: { DOCKER_CONFIG: client }, input: password });
    await docker(['push', `${remote}:v1`], { env: { DOCKER_CONFIG: client } });
    const [pushed = ''] = (
      await docker(['inspect', '-f', '{{join .RepoDigests " "}}', `${remote}:v1`])
    ).split(' ');
    digest = pushed.split('@')[1] ?? '';
  });

  after(async function () {
    this.timeout(60_000);
    const mine = ['images', '-q', '--filter', `reference=localhost:${port}/${names.name('app')}`];
    const tags = (await docker([...mine, '--format', '{{.Repository}}:{{.Tag}}'])).split('\n');
    for (const tag of tags.filter((each) => each !== '')) await docker(['rmi', tag]);
    await names.removeAll();
    await rm(folder, { recursive: true });
  });

  function check(
    kind: string,
    spec: Readonly<Record<string, unknown>>,
    config?: string,
    options = {},
  ): ReturnType<typeof ask> {
    const full = { port: 5000, ...spec, container: kind === 'web' ? web : names.name(kind) };
    return ask('registry', full, { ...(config === undefined ? {} : { config }), ...options });
  }

  type Case = readonly [kind: string, spec: () => Readonly<Record<string, unknown>>, RegExp];
  const login = { user, password };
  const repository = names.name('app');
  const cases: readonly Case[] = [
    ['open', () => ({}), /^passed$/],
    ['open', () => ({ open: true }), /^passed$/],
    ['open', () => ({ open: false }), /^failed open: it lets everybody in$/],
    ['open', () => ({ open: true, login }), /^passed$/],
    ['open', () => ({ repository }), /^failed repository: no cl-test-/],
    ['open', () => ({ tls: true }), /^failed fault: .*does not speak TLS$/],
    ['shut', () => ({ open: false }), /^passed$/],
    ['shut', () => ({ open: true }), /^failed open: it asks for a login$/],
    ['shut', () => ({ open: false, login }), /^passed$/],
    [
      'shut',
      () => ({ login: { user, password: 'no' } }),
      /^failed denied: it refuses the account lab$/,
    ],
    ['shut', () => ({ repository }), /^failed denied: it asks for a login$/],
    ['shut', () => ({ login, repository }), /^passed$/],
    ['shut', () => ({ login, repository, tag: 'v1' }), /^passed$/],
    ['shut', () => ({ login, repository, tag: 'v2' }), /^failed tag: tags of cl-test-.*: v1$/],
    ['shut', () => ({ login, repository, tags: ['v1', 'v3'] }), /^failed tag: /],
    ['shut', () => ({ login, repository: `${repository}-no` }), /^failed repository: /],
    ['shut', () => ({ login, repository, digest }), /^passed$/],
    ['shut', () => ({ login, repository, tag: 'v1', digest }), /^passed$/],
    [
      'shut',
      () => ({ login, repository, digest: `sha256:${'0'.repeat(64)}` }),
      /^failed digest: no sha256:000/,
    ],
    ['shut', () => ({ login, repository, tag: 'v1', sameAs: `${repository}:v1` }), /^passed$/],
    [
      'shut',
      () => ({ login, repository, tag: 'v1', sameAs: `${repository}:v2` }),
      /^failed digest: v1 in the registry is another image: sha256:/,
    ],
    [
      'shut',
      () => ({ login, repository, tag: 'v1', sameAs: `${repository}:v9` }),
      /^failed image: no image called/,
    ],
    ['shut', () => ({ loggedIn: true }), /^passed$/],
    ['shut', () => ({ loggedIn: false }), /^failed login: your docker client keeps a login/],
    ['open', () => ({ loggedIn: true }), /^failed login: your docker client keeps no login/],
    ['web', () => ({}), /^failed not-registry: what answers there is no registry/],
    ['none', () => ({}), /^failed missing: no container called/],
    ['open', () => ({ port: 5001 }), /^failed not-published: /],
  ];
  for (const [kind, spec, wanted] of cases) {
    it(`${kind} ${JSON.stringify(spec())}: ${wanted.source}`, async () => {
      assert.match(inWords(await check(kind, spec(), client)), wanted);
    });
  }

  it('is blocked when Docker does not answer', async () => {
    const endpoint = { kind: 'unix', path: '/nowhere.sock', source: { kind: 'setting' } } as const;
    const verdict = await check('open', {}, undefined, { endpoint });
    assert.equal(inWords(verdict), 'blocked socket-missing');
  });

  it('a registry that stopped is not running', async () => {
    await docker(['kill', names.name('open')]);
    assert.match(inWords(await check('open', {})), /^failed not-running: /);
  });
});
