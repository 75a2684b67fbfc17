import fc from 'fast-check';
import assert from 'node:assert/strict';
import {
  appendFile,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, readLog } from '../../../src/session/log.ts';
import { toPlain } from '../../../src/text.ts';
import type { LogRecord } from '../../../src/session/state.ts';

const started: LogRecord = {
  is: 'started',
  time: 1,
  lab: 'a',
  version: 1,
  folder: '/f',
  variables: {},
  before: { containers: [], images: [] },
};
const passed = (task: string): LogRecord => ({ is: 'passed', time: 2, task });

describe('log', () => {
  let root: string;
  let folder: string;
  const file = (name: string): string => join(folder, name);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'container-lab-log-'));
    folder = join(root, 'session');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function write(...records: LogRecord[]): Promise<void> {
    const log = await openLog(folder);
    await log.append(records);
    await log.close();
  }

  it('keeps records, a copy of the state, and both from others', async () => {
    await write(started, passed('t'));
    assert.deepEqual((await readLog(folder)).state?.tasks, { t: { passedAt: 2 } });
    const copy: unknown = JSON.parse(await readFile(file('state.json'), 'utf8'));
    assert.deepEqual(copy, (await readLog(folder)).state);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    assert.equal((await stat(file('state.json'))).mode & 0o777, 0o600);
    assert.equal((await stat(file('evidence.log'))).mode & 0o777, 0o600);
  });

  it('keeps an event once, and again when more is known of it', async () => {
    const event = { time: 3, timeNano: '3000000', type: 'image', action: 'tag', id: 'sha256:a' };
    const plain: LogRecord = {
      is: 'event',
      time: 3,
      event: { ...event, attributes: { name: 'x' } },
    };
    const fuller: LogRecord = {
      ...{ is: 'event', time: 4 },
      event: { ...event, attributes: { name: 'x', layers: 'a b' } },
    };
    const log = await openLog(folder);
    await log.append([started]);
    for (const record of [plain, plain, fuller, fuller, plain]) await log.append([record]);
    await log.close();
    const { evidence } = await readLog(folder);
    assert.deepEqual(
      evidence.events.map(({ attributes }) => attributes),
      [{ name: 'x', layers: 'a b' }],
    );
    const lines = (await readFile(file('evidence.log'), 'utf8')).trimEnd().split('\n');
    assert.equal(lines.length, 3);
  });

  it('a last line torn by a crash costs only itself', async () => {
    await write(started);
    await appendFile(file('evidence.log'), '{"is":"passed","ti');
    await write(passed('t'));
    const text = await readFile(file('evidence.log'), 'utf8');
    assert.ok(text.includes('{"is":"passed","ti\n'));
    assert.deepEqual((await readLog(folder)).state?.tasks, { t: { passedAt: 2 } });
  });

  it('a record of a later version is skipped and kept', async () => {
    await write(started);
    await appendFile(file('evidence.log'), '{"is":"dreamt","time":3}\n');
    await write(passed('t'));
    assert.ok((await readFile(file('evidence.log'), 'utf8')).includes('dreamt'));
    assert.ok((await readLog(folder)).state?.tasks['t']);
  });

  it('a damaged state.json is kept aside and made anew', async () => {
    await write(started, passed('t'));
    await writeFile(file('state.json'), '{"lab":');
    const log = await openLog(folder);
    await log.close();
    const aside = (await readdir(folder)).find((name) => name.startsWith('state.json.damaged-'));
    assert.equal(await readFile(file(aside ?? ''), 'utf8'), '{"lab":');
    const copy: unknown = JSON.parse(await readFile(file('state.json'), 'utf8'));
    assert.deepEqual(copy, log.now().state);
  });

  it('drops what belongs to a start that another window has ended, but not what was made', async () => {
    await write(started, { is: 'step', time: 1, step: 'build' });
    const [one, other] = [await openLog(folder), await openLog(folder)];
    await one.append([{ is: 'reset', time: 9, version: 1, step: 'build' }]);
    // This window has not heard of the reset, or its check began before it.
    await other.append(
      [passed('early'), { is: 'made', time: 2, object: 'image', name: 'hello' }],
      1,
    );
    await other.append([passed('late')]);
    for (const log of [one, other]) await log.close();
    const { state } = await readLog(folder);
    assert.equal(state?.startedAt, 9);
    assert.deepEqual(Object.keys(state.tasks), ['late']);
    assert.deepEqual(state.made, [{ object: 'image', name: 'hello' }]);
  });

  it('copies the newest state, whoever wrote the one before', async () => {
    await write(started);
    const [one, other] = [await openLog(folder), await openLog(folder)];
    for (const [log, step] of [
      [one, 'a'],
      [other, 'b'],
      [one, 'a'],
    ] as const) {
      await log.append([{ is: 'step', time: 2, step }]);
    }
    for (const log of [one, other]) await log.close();
    assert.match(await readFile(file('state.json'), 'utf8'), /"step":"a"/);
  });

  it('a log that lost its start takes it from state.json, once', async () => {
    await write(started, passed('t'), { is: 'hint', time: 3, task: 't' });
    const { state } = await readLog(folder);
    await rm(file('evidence.log'));
    for (let times = 0; times < 2; times += 1) {
      const log = await openLog(folder);
      await log.close();
      assert.deepEqual(log.now().state, state);
    }
  });

  it('another process is heard, and both write without loss', async () => {
    await write(started);
    const [one, other] = [await openLog(folder), await openLog(folder)];
    const heard = new Promise<void>((resolve) => {
      other.onChange(() => {
        if (Object.keys(other.now().state?.tasks ?? {}).length === 20) resolve();
      });
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).append([passed(`t${at}`)])),
    );
    await heard;
    await Promise.all([one.close(), other.close()]);
    assert.equal(Object.keys((await readLog(folder)).state?.tasks ?? {}).length, 20);
  });

  it('what cannot be saved is kept in memory, told, and saved later', async () => {
    await write(started);
    const log = await openLog(folder);
    await rename(file('evidence.log'), file('aside'));
    await symlink('/dev/full', file('evidence.log'));
    await log.append([passed('t')]);
    const why = log.problem();
    assert.ok(why && toPlain(why, 'en').startsWith('Could not save your progress'));
    assert.ok(toPlain(why, 'en').includes('ENOSPC'));
    assert.ok(log.now().state?.tasks['t']);
    await rename(file('aside'), file('evidence.log'));
    await log.append([passed('u')]);
    assert.equal(log.problem(), undefined);
    await log.close();
    assert.deepEqual(Object.keys((await readLog(folder)).state?.tasks ?? {}), ['t', 'u']);
  });

  it('any bytes in both files: no throw, and no byte is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.oneof(fc.uint8Array({ maxLength: 200 }), json()),
        async (logBytes, stateBytes) => {
          await rm(folder, { recursive: true, force: true });
          await write(started);
          await writeFile(file('evidence.log'), logBytes);
          await writeFile(file('state.json'), stateBytes);
          const log = await openLog(folder);
          await log.append([passed('t')]);
          await log.close();
          assert.equal(log.problem(), undefined);
          const kept = await readFile(file('evidence.log'));
          assert.ok(kept.subarray(0, logBytes.length).equals(Buffer.from(logBytes)));
          assert.ok(
            kept
              .toString('utf8')
              .trimEnd()
              .endsWith(JSON.stringify(passed('t'))),
          );
          const names = (await readdir(folder)).filter((name) => name.startsWith('state.json'));
          const texts = await Promise.all(names.map((name) => readFile(file(name))));
          const valid = log.now().state !== undefined;
          assert.ok(valid || texts.some((text) => text.equals(Buffer.from(stateBytes))));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('any JSON as a record: no throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.json(), almost()), { maxLength: 8 }), async (lines) => {
        await rm(folder, { recursive: true, force: true });
        await write(started);
        await appendFile(file('evidence.log'), lines.map((line) => `${line}\n`).join(''));
        assert.equal((await readLog(folder)).state?.lab, 'a');
      }),
      { numRuns: 60 },
    );
  });
});

function json(): fc.Arbitrary<Uint8Array> {
  return fc.json().map((text) => Buffer.from(text));
}

/** Records of the right kinds with anything in their fields. */
function almost(): fc.Arbitrary<string> {
  const kinds = ['started', 'passed', 'changed', 'hint', 'answer', 'event', 'gap', 'made', 'step'];
  const anything = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constantFrom('__proto__', 'toString'));
  return fc
    .record({ is: fc.constantFrom(...kinds), time: fc.oneof(fc.nat(), anything), task: anything })
    .map((value) => {
      try {
        return JSON.stringify(value);
      } catch {
        return '{}';
      }
    });
}
