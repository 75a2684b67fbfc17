import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkType } from '../../../src/check/checks.ts';
import type { Judgement } from '../../../src/check/verdict.ts';
import { addressedIn } from '../../../src/lab/addressed.ts';
import { readYaml } from '../../../src/lab/syntax.ts';
import { toPlain } from '../../../src/text.ts';
import type { World } from '../../../src/world/world.ts';
import { aContainer, fakeWorld } from './fakes.ts';

/** A spec of each check type that sends something into a container or to its port. */
const sending: readonly (readonly [type: string, spec: object])[] = [
  ['http', { container: 'flask', port: 80 }],
  ['tcp', { container: 'flask', port: 80 }],
  ['uwsgi', { container: 'flask', port: 80 }],
  ['uwsgi', { container: 'flask', socket: '/run/x.sock' }],
  ['registry', { container: 'flask', port: 80 }],
  ['exec', { container: 'flask', argv: ['id'] }],
  ['quiz', { kind: 'text', fromWorld: { exec: { container: 'flask', argv: ['id'] } } }],
];

const ports = [{ container: '80/tcp', hostAddress: '0.0.0.0', hostPort: 8080 }];
const containers = [aContainer({ id: 'c1', name: 'flask', ports })];

async function run(
  type: string,
  spec: object,
  owns: NonNullable<World['owns']>,
): Promise<{ readonly judgement: Judgement; readonly sent: number }> {
  let sent = 0;
  const send = () => {
    sent += 1;
    return Promise.resolve({ fault: 'refused', detail: '' } as const);
  };
  const world = fakeWorld({
    daemon: { containers },
    wire: { http: send, tcp: send, uwsgi: send },
    registry: { ping: send },
    owns,
    answers: { t: ['x'] },
  });
  const docker = { ...world.docker, exec: () => send().then(() => undefined) };
  const check = checkType(type) ?? assert.fail(type);
  const seen = await check.observe(spec, { world: { ...world, docker }, task: 't' });
  return { judgement: check.judge(spec, seen), sent };
}

describe('what is not the lab’s', () => {
  for (const [type, spec] of sending) {
    const name = `${type} ${JSON.stringify(spec)}`;

    it(`is named where it is written in ${name}`, () => {
      const { root } = readYaml(JSON.stringify(spec), 'lab.yaml');
      const { schema } = checkType(type) ?? assert.fail(type);
      assert.deepEqual(
        addressedIn(root ?? assert.fail(), schema).map(({ value }) => value),
        ['flask'],
      );
    });
    it(`is sent nothing by ${name}`, async () => {
      const own = await run(type, spec, { containers: ['flask'], images: [] });
      assert.ok(own.sent > 0);
      const earlier = { containers: ['flask'], images: [], before: ['c1'] };
      for (const [owns, why] of [
        [earlier, /was there before you started this lab/],
        [{ containers: ['flask-2'], images: [] }, /is not one of the lab’s own/],
      ] as const) {
        const { judgement, sent } = await run(type, spec, owns);
        // A question asks the world, which runs nothing there.
        if (type !== 'quiz') assert.equal(sent, 0);
        assert.equal(judgement.pass, false);
        assert.equal(judgement.aspect, 'not-owned');
        assert.match(toPlain(judgement.observed, 'en'), why);
      }
    });
  }

  it('every check type that sends is among these', () => {
    const folder = join(import.meta.dirname, '../../../src/check/types');
    const senders = readdirSync(folder).filter((file) =>
      /world\.(?:wire|registry)\b|docker\.exec|askWorld/.test(
        readFileSync(join(folder, file), 'utf8'),
      ),
    );
    const known = new Set(sending.map(([type]) => `${type}.ts`));
    assert.deepEqual(new Set(senders), known);
  });
});
