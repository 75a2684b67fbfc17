import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { openRegistry } from '../../../../src/world/registry/client.ts';
import { hostsIn } from '../../../../src/world/registry/logins.ts';
import type { HttpAnswer, HttpRequest } from '../../../../src/world/wire/wire.ts';

const api = { 'docker-distribution-api-version': 'registry/2.0' };
const at = { port: 5000 };
const known = { ...at, user: 'lab', password: '密码' };

function answer(status: number, body: unknown = {}, headers: HttpAnswer['headers'] = api) {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** A registry that answers by path, and what it was asked. */
function registryOf(answers: Readonly<Record<string, HttpAnswer>>, login?: HttpAnswer) {
  const asked: HttpRequest[] = [];
  const http = (request: HttpRequest) => {
    asked.push(request);
    const found =
      login !== undefined && request.headers?.['authorization'] === undefined
        ? login
        : answers[request.path];
    return Promise.resolve(
      found === undefined ? ({ fault: 'refused', detail: '' } as const) : { answer: found },
    );
  };
  return { asked, registry: openRegistry({ http }, () => Promise.resolve(['localhost:5000'])) };
}

const shut = answer(401, {
  errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }],
});
const image = {
  schemaVersion: 2,
  config: { digest: 'sha256:cc', size: 9 },
  layers: [{ digest: 'sha256:l1', size: 5, mediaType: 'x' }, { digest: 'sha256:l2' }],
};

describe('the registry', () => {
  it('is open, or asks for a login', async () => {
    const { registry } = registryOf({ '/v2/': answer(200) });
    assert.deepEqual(await registry.ping(at), { answer: { open: true } });
    const closed = registryOf({ '/v2/': answer(200) }, shut);
    assert.deepEqual(await closed.registry.ping(at), { answer: { open: false } });
    assert.deepEqual(await closed.registry.ping(known), { answer: { open: false } });
    const secret = Buffer.from('lab:密码').toString('base64');
    assert.equal(closed.asked.at(-1)?.headers?.['authorization'], `Basic ${secret}`);
    const refused = registryOf({ '/v2/': shut }, shut);
    const result = await refused.registry.ping(known);
    assert.equal(result.fault, 'denied');
    assert.match(result.detail, /UNAUTHORIZED: authentication required/);
  });

  it('is none when another server answers, or nobody', async () => {
    for (const [found, fault] of [
      [answer(200, '<html>', {}), 'not-registry'],
      [answer(200, { app: 1 }, {}), 'not-registry'],
      [answer(401, '', {}), 'not-registry'],
      [answer(500), 'not-registry'],
      [undefined, 'refused'],
    ] as const) {
      const { registry } = registryOf(found === undefined ? {} : { '/v2/': found });
      assert.equal((await registry.ping(at)).fault, fault);
    }
    const plain = registryOf({ '/v2/': answer(200, '{}', {}) });
    assert.deepEqual(await plain.registry.ping(at), { answer: { open: true } });
  });

  it('lists repositories and tags', async () => {
    const { registry } = registryOf({
      '/v2/_catalog?n=1000': answer(200, { repositories: ['a/b'] }),
      '/v2/a/b/tags/list?n=1000': answer(200, { name: 'a/b', tags: ['v1', 'v2'] }),
      '/v2/empty/tags/list?n=1000': answer(200, { name: 'empty', tags: null }),
      '/v2/none/tags/list?n=1000': answer(404, { errors: [{ code: 'NAME_UNKNOWN' }] }),
      '/v2/odd/tags/list?n=1000': answer(200, 'no JSON'),
    });
    assert.deepEqual(await registry.repositories(at), { answer: ['a/b'] });
    assert.deepEqual(await registry.tags(at, 'a/b'), { answer: ['v1', 'v2'] });
    assert.deepEqual(await registry.tags(at, 'empty'), { answer: [] });
    assert.equal((await registry.tags(at, 'none')).fault, 'missing');
    assert.equal((await registry.tags(at, 'odd')).fault, 'not-registry');
  });

  it('reads a manifest, and an index of several platforms', async () => {
    const { registry, asked } = registryOf({
      '/v2/a/manifests/v1': answer(200, image, { 'docker-content-digest': 'sha256:dd' }),
      '/v2/a/manifests/list': answer(200, index, {}),
      '/v2/a/manifests/sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa': answer(200, image, {}),
      '/v2/a/manifests/empty': answer(200, { manifests: [] }, {}),
      '/v2/a/manifests/odd': answer(200, { config: 1 }, {}),
    });
    assert.deepEqual((await registry.manifest(at, 'a', 'v1')).answer, {
      digest: 'sha256:dd',
      config: 'sha256:cc',
      layers: [
        { digest: 'sha256:l1', size: 5 },
        { digest: 'sha256:l2', size: 0 },
      ],
    });
    const accept = asked[0]?.headers?.['accept'] ?? '';
    for (const type of ['manifest.v2+json', 'image.manifest.v1', 'manifest.list', 'image.index']) {
      assert.ok(accept.includes(type), type);
    }
    // Its own digest, and what its first image holds.
    const digest = `sha256:${createHash('sha256').update(JSON.stringify(index)).digest('hex')}`;
    const list = (await registry.manifest(at, 'a', 'list')).answer;
    assert.equal(list?.digest, digest);
    assert.deepEqual([list.config, list.layers.length], ['sha256:cc', 2]);
    assert.deepEqual((await registry.manifest(at, 'a', 'empty')).answer?.layers, []);
    assert.equal((await registry.manifest(at, 'a', 'odd')).fault, 'not-registry');
  });

  it('asks for no name that leads elsewhere', async () => {
    const { registry, asked } = registryOf({});
    for (const [repository, reference] of [
      ['../_catalog', 'v1'],
      ['a/../b', 'v1'],
      ['a', '../x'],
      ['a', 'v1?x=y'],
      ['A', 'v1'],
    ] as const) {
      assert.equal((await registry.manifest(at, repository, reference)).fault, 'missing');
    }
    assert.equal((await registry.tags(at, 'a/../b')).fault, 'missing');
    assert.deepEqual(asked, []);
  });
});

/** As BuildKit pushes it: an attestation stands beside the image. */
const index = {
  manifests: [
    { digest: `sha256:${'b'.repeat(32)}`, platform: { os: 'unknown', architecture: 'unknown' } },
    { digest: `sha256:${'a'.repeat(32)}`, platform: { os: 'linux', architecture: 'amd64' } },
  ],
};

describe('the hosts with a login', () => {
  for (const [text, hosts] of [
    ['{"auths":{"localhost:5000":{"auth":"c2VjcmV0"}}}', ['localhost:5000']],
    ['{"auths":{"https://hub.lab/v1/":{}},"credsStore":"x"}', ['hub.lab']],
    [
      '{"credHelpers":{"b.lab":"x","a.lab:5000":"y"},"auths":{"b.lab":{}}}',
      ['a.lab:5000', 'b.lab'],
    ],
    ['{}', []],
    ['{"auths":[]}', []],
    ['not JSON', []],
  ] as const) {
    it(`are ${hosts.join() || 'none'} in ${text}`, () => assert.deepEqual(hostsIn(text), hosts));
  }
});
