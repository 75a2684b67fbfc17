import assert from 'node:assert/strict';
import { registry } from '../../../../src/check/types/registry.ts';
import type { RegistrySpec } from '../../../../src/check/types/registry.ts';
import type { Registry } from '../../../../src/world/registry/registry.ts';
import { aContainer, anEvent, anImage, fakeWorld } from '../fakes.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const image = 'findsec/hello:v1';
const full: Partial<Registry> = {
  ping: () => Promise.resolve({ answer: { open: false } }),
  tags: () => Promise.resolve({ answer: ['v1', 'v2'] }),
  manifest: () => Promise.resolve({ answer: { digest, config: 'sha256:cc', layers: [] } }),
  logins: () => Promise.resolve(['hub.lab', 'localhost:5001']),
};
const denied = () => Promise.resolve({ fault: 'denied', detail: 'UNAUTHORIZED' } as const);
const v1 = { repository: 'findsec/hello', tag: 'v1' };
const v2 = { repository: 'findsec/hello', tag: 'v2' };
const old = `sha256:${'0'.repeat(64)}`;
/** A registry in which each reference has these layers, and is named by a digest of its own. */
const layered = (layers: Readonly<Record<string, readonly string[]>>): Partial<Registry> => ({
  manifest: (_, __, reference) => {
    const found = layers[reference];
    return Promise.resolve(
      found === undefined
        ? { fault: 'missing', detail: 'MANIFEST_UNKNOWN' }
        : {
            answer: {
              digest: reference.startsWith('sha256:') ? reference : digest,
              config: '',
              layers: found.map((each) => ({ digest: each, size: 1 })),
            },
          },
    );
  },
});
const pull = (id: string, host = 'localhost:5001') =>
  anEvent('image', 'pull', `${host}/findsec/hello@${id}`, `${host}/findsec/hello`, 5);

/** Spec, what the registry answers otherwise, what the local image is, and the aspect that fails. */
type Case = readonly [
  spec: Partial<RegistrySpec>,
  answers: Partial<Registry>,
  local: Parameters<typeof anImage>[0],
  aspect?: string | undefined,
  events?: readonly ReturnType<typeof anEvent>[],
];
const cases: readonly Case[] = [
  [{}, {}, {}],
  [{ open: false }, {}, {}],
  [{ open: true }, {}, {}, 'open'],
  [{}, { ping: denied }, {}, 'denied'],
  [{ login: { user: 'a', password: 'b' } }, { ping: denied }, {}, 'denied'],
  [{ loggedIn: true }, {}, {}],
  [{ loggedIn: false }, {}, {}, 'login'],
  [{ loggedIn: true }, { logins: () => Promise.resolve(['localhost:5000']) }, {}, 'login'],
  [v1, {}, {}],
  [{ ...v1, tag: 'v3' }, {}, {}, 'tag'],
  [{ ...v1, tags: ['v2', 'v1'] }, {}, {}],
  [{ ...v1, tags: ['v2', 'v9'] }, {}, {}, 'tag'],
  [v1, { tags: () => Promise.resolve({ answer: [] }) }, {}, 'repository'],
  [v1, { tags: denied }, {}, 'denied'],
  [{ ...v1, digest }, {}, {}],
  [{ ...v1, digest: `sha256:${'e'.repeat(64)}` }, {}, {}, 'digest'],
  [{ ...v1, sameAs: image }, {}, { id: 'sha256:cc' }],
  [{ ...v1, sameAs: image }, {}, { id: digest }],
  [{ ...v1, sameAs: image }, {}, { digests: [`localhost:5001/findsec/hello@${digest}`] }],
  [{ ...v1, sameAs: image }, {}, {}, 'digest'],
  [{ ...v1, sameAs: 'no/such:v1' }, {}, {}, 'image'],
  [{ ...v2, shares: 'v1' }, layered({ v1: ['a', 'b'], v2: ['a', 'c'] }), {}],
  [{ ...v2, shares: 'v1' }, layered({ v1: ['a', 'b'], v2: ['a', 'b'] }), {}, 'layers'],
  [{ ...v2, shares: 'v1' }, layered({ v1: ['a', 'b'], v2: ['d', 'c'] }), {}, 'layers'],
  [{ ...v2, shares: 'v1' }, layered({ v2: ['a', 'c'] }), {}, 'layers'],
  [{ ...v1, moved: true }, layered({ v1: [], [old]: [] }), {}, undefined, [pull(old)]],
  [{ ...v1, moved: true }, layered({ v1: [], [old]: [] }), {}, 'not-pulled'],
  [{ ...v1, moved: true }, layered({ v1: [] }), {}, 'not-pulled', [pull(old)]],
  [{ ...v1, moved: true }, layered({ v1: [], [digest]: [] }), {}, 'not-moved', [pull(digest)]],
  [
    { ...v1, moved: true },
    layered({ v1: [], [old]: [] }),
    {},
    'not-pulled',
    [pull(old, 'localhost:5002')],
  ],
];

describe('registry', () => {
  for (const [spec, answers, local, aspect, events = []] of cases) {
    const title = `${JSON.stringify(spec)}, ${Object.keys(answers).join()}, ${JSON.stringify(local)}`;
    it(`${aspect ?? 'passes'}: ${title}`, async () => {
      const ports = [{ container: '5000/tcp', hostAddress: '', hostPort: 5001 }];
      const world = fakeWorld({
        daemon: {
          containers: [aContainer({ ports })],
          images: [anImage({ tags: [image], ...local })],
        },
        registry: { ...full, ...answers },
        evidence: { events },
      });
      const whole = { container: 'flask', port: 5000, ...spec };
      const judgement = registry.judge(whole, await registry.observe(whole, { world, task: 't' }));
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
    });
  }
});
