import assert from 'node:assert/strict';
import { checkType } from '../../../../src/check/checks.ts';
import type { Judgement } from '../../../../src/check/verdict.ts';
import { toPlain } from '../../../../src/text.ts';
import type { Container } from '../../../../src/world/docker/objects/container.ts';
import type { WireResult } from '../../../../src/world/wire/wire.ts';
import { aContainer, fakeWorld, now } from '../fakes.ts';
import type { Scene } from '../fakes.ts';

const published = { container: '80/tcp', hostAddress: '0.0.0.0', hostPort: 8080 };
const web = aContainer({ ports: [published], wantedPorts: [published] });

async function judge(type: string, spec: object, scene: Scene): Promise<Judgement> {
  const check = checkType(type) ?? assert.fail(type);
  const full = { container: 'flask', ...spec };
  return check.judge(full, await check.observe(full, { world: fakeWorld(scene), task: 't' }));
}

/** Every request is answered so. */
function wire(result: WireResult<never> | { readonly status: number; readonly body?: string }) {
  const found: WireResult<never> | { readonly answer: object } =
    'status' in result ? { answer: { headers: {}, body: '', ...result } } : result;
  const requests: object[] = [];
  const send = (request: object) => {
    requests.push(request);
    return Promise.resolve(found as never);
  };
  return { requests, wire: { http: send, tcp: send, uwsgi: send } };
}
const refused = { fault: 'refused', detail: '' } as const;
const unreachable = { fault: 'unreachable', detail: '' } as const;

/** Type, spec, what differs in the container (undefined: there is none), the answer, and the aspect that fails. */
type Case = readonly [
  type: string,
  spec: object,
  changes: Partial<Container> | undefined,
  answer: Parameters<typeof wire>[0],
  aspect?: string,
];
const ok = { status: 200, body: 'Hello' };
const port = { port: 80 };
const cases: readonly Case[] = [
  ['http', port, {}, ok],
  ['http', port, {}, { status: 302 }],
  ['http', port, {}, { status: 400 }, 'status'],
  ['http', { ...port, status: 400 }, {}, { status: 400 }],
  ['http', { ...port, includes: 'Bye' }, {}, ok, 'body'],
  ['http', { ...port, headers: { Server: 'x' } }, {}, ok, 'header'],
  ['http', port, {}, refused, 'fault'],
  ['http', port, undefined, ok, 'missing'],
  ['http', port, { state: 'exited', ports: [] }, ok, 'not-running'],
  ['http', port, { ports: [] }, ok, 'not-published'],
  ['http', port, { ports: [{ ...published, container: '80/udp' }] }, ok, 'not-published'],
  ['http', { ...port, answers: false }, {}, refused],
  ['http', { ...port, answers: false }, { ports: [] }, ok],
  ['http', { ...port, answers: false }, {}, ok, 'answered'],
  ['http', { ...port, answers: false }, {}, unreachable, 'fault'],
  ['http', { ...port, answers: false }, undefined, refused, 'missing'],
  ['http', { ...port, answers: false }, { state: 'exited', ports: [] }, refused, 'not-running'],
  ['tcp', port, {}, refused, 'fault'],
  ['tcp', { ...port, open: false }, {}, refused],
  ['tcp', { ...port, open: false }, {}, unreachable, 'fault'],
  ['tcp', { ...port, open: false }, undefined, refused, 'missing'],
  ['uwsgi', port, {}, ok],
  ['uwsgi', { ...port, excludes: 'Hello' }, {}, ok, 'body'],
  ['uwsgi', port, {}, refused, 'fault'],
  ['uwsgi', port, undefined, ok, 'missing'],
];

describe('the checks that send requests', () => {
  for (const [type, spec, changes, answer, aspect] of cases) {
    const title = `${type} ${JSON.stringify(spec)} of ${JSON.stringify(changes)}, ${JSON.stringify(answer)}`;
    it(`${title}: ${aspect ?? 'passed'}`, async () => {
      const containers = changes === undefined ? [] : [{ ...web, ...changes }];
      const judgement = await judge(type, spec, { daemon: { containers }, ...wire(answer) });
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, aspect === undefined);
    });
  }

  it('ask where the container publishes the port, over IPv4 first', async () => {
    const { requests, ...scene } = wire(ok);
    const ports = [{ ...published, hostAddress: '::' }, published];
    await judge(
      'http',
      { ...port, path: '/a' },
      { ...scene, daemon: { containers: [{ ...web, ports }] } },
    );
    assert.deepEqual(requests, [{ port: 8080, address: '0.0.0.0', path: '/a' }]);
  });

  it('send nothing to a container that is not the lab’s', async () => {
    const { requests, ...scene } = wire(ok);
    const owns = { containers: ['other'], images: [] };
    const daemon = { containers: [web] };
    for (const type of ['http', 'tcp', 'uwsgi', 'registry']) {
      const judgement = await judge(type, port, { ...scene, daemon, owns });
      assert.equal(judgement.aspect, 'not-owned', type);
    }
    const probe = await judge('uwsgi', { socket: '/run/x' }, { ...scene, daemon, owns });
    assert.equal(probe.aspect, 'not-owned');
    assert.deepEqual(requests, []);
  });

  it('name the container that has the port', async () => {
    const holder = aContainer({ id: 'c2', name: 'nginx', ports: [published] });
    const waiting = { ...web, state: 'created' as const, ports: [] };
    const { observed } = await judge('http', port, {
      daemon: { containers: [waiting, holder] },
    });
    assert.equal(toPlain(observed, 'en'), 'flask is not running: nginx has the host port 8080');
  });

  it('have patience with a container that has just been started, and none for silence', async () => {
    const { requests, ...scene } = wire(ok);
    const fresh = { ...web, startedAt: now - 1_000 };
    const daemon = { containers: [fresh] };
    await judge('http', port, { ...scene, daemon });
    await judge('http', { ...port, answers: false }, { ...scene, daemon });
    const patience = requests.map((each) => 'patience' in each && each.patience);
    assert.deepEqual(patience, [3_000, false]);
  });

  it('probe a socket file only when a person asks', async () => {
    const page = 'HTTP/1.1 200 OK\r\n\r\nHello';
    const scene = { daemon: { containers: [web], exec: { exitCode: 0, output: page, error: '' } } };
    const spec = { socket: '/run/hello.sock', includes: 'Hello' };
    assert.equal((await judge('uwsgi', spec, scene)).pass, true);
    assert.equal((await judge('uwsgi', spec, { ...scene, asked: false })).aspect, 'not-asked');
    const before = await judge('uwsgi', spec, { ...scene, asked: false, passed: ['t'] });
    assert.equal(before.pass, true);
  });

  for (const [exitCode, output, aspect] of [
    [0, '', 'fault'],
    [0, 'what?', 'fault'],
    [90, '', 'no-socket'],
    [91, '', 'fault'],
    [127, 'env: python3: No such file', 'no-python'],
    [1, 'Traceback', 'fault'],
  ] as const) {
    it(`a probe that ends with ${exitCode} and ${JSON.stringify(output)}: ${aspect}`, async () => {
      const daemon = { containers: [web], exec: { exitCode, output, error: output } };
      const judgement = await judge('uwsgi', { socket: '/run/x' }, { daemon });
      assert.equal(judgement.aspect, aspect);
      assert.equal(judgement.pass, false);
    });
  }
});
