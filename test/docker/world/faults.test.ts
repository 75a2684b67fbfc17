import assert from 'node:assert/strict';
import { connect } from '../../../src/world/docker/client.ts';
import type { Docker, DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { WorldError } from '../../../src/world/worldError.ts';
import type { WorldFault } from '../../../src/world/worldError.ts';
import { baseImage, realEndpoint } from '../support/dockerHost.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import type { Fault, FaultyDaemon } from '../support/faultyDaemon.ts';

describe('a daemon that fails', () => {
  let daemon: FaultyDaemon;
  let connection: DockerConnection;
  let reader: Docker;

  beforeEach(async () => {
    const real = realEndpoint();
    assert.ok(real.kind === 'unix');
    daemon = await startFaultyDaemon(real.path);
    connection = connect(daemon.endpoint);
    reader = connection.reader(new AbortController().signal);
  });

  afterEach(async () => {
    connection.close();
    await daemon.stop();
  });

  /** The fault that a call ends with, which must come within two seconds. */
  async function faultOf(call: Promise<unknown>): Promise<WorldFault | undefined> {
    const started = performance.now();
    const fault = await call.then(
      () => undefined,
      (error: unknown) => {
        assert.ok(error instanceof WorldError, String(error));
        assert.equal(error.endpoint, connection.endpoint);
        return error.fault;
      },
    );
    const took = performance.now() - started;
    assert.ok(took < 2_000, `took ${took} ms`);
    return fault;
  }

  const table: readonly [fault: Fault, expected: WorldFault][] = [
    ['hang', 'time-out'],
    ['close', 'closed'],
    ['close-body', 'closed'],
    ['refuse', 'daemon-down'],
    ['gone', 'socket-missing'],
    ['not-http', 'bad-answer'],
    ['not-json', 'bad-answer'],
    ['forbid', 'refused'],
    ['starting', 'daemon-down'],
  ];
  for (const [fault, expected] of table) {
    it(`${fault}: ${expected}, from the first question on, and recovers`, async () => {
      await daemon.fail(fault);
      assert.equal(await faultOf(reader.images()), expected);
      await daemon.fail('pass');
      assert.ok((await reader.images()).length > 0);
    });

    it(`${fault}: ${expected}, in every kind of read`, async () => {
      await reader.version();
      await daemon.fail(fault);
      const reads = [
        reader.image(baseImage),
        reader.history(baseImage),
        reader.containers(),
        reader.container('flask'),
        reader.logs('flask', 5),
        reader.top('flask'),
        reader.readFile('flask', '/x'),
        reader.exec('flask', ['true']),
        reader.info(),
        reader.changes('flask'),
        reader.stats('flask'),
        reader.networks(),
        reader.network('bridge'),
        reader.volumes(),
        reader.volume('data'),
        reader.services(),
        reader.serviceTasks(),
      ];
      assert.deepEqual(
        await Promise.all(reads.map(faultOf)),
        reads.map(() => expected),
      );
      await daemon.fail('pass');
      assert.ok((await reader.image(baseImage)) !== undefined);
    });
  }

  it('hangs in mid-body: time-out', async () => {
    await reader.version();
    await daemon.fail('hang-body');
    assert.equal(await faultOf(reader.images()), 'time-out');
  });

  it('lets a slow answer of a living daemon take its time, up to the limit', async () => {
    const patient = connect(daemon.endpoint, { callTimeout: 1_600 });
    await daemon.fail('hang', /images/);
    const started = performance.now();
    assert.equal(await faultOf(patient.reader(new AbortController().signal).images()), 'time-out');
    assert.ok(performance.now() - started > 1_500);
    patient.close();
  });

  it('asks for the version once, and again after a fault', async () => {
    const asked = (): number => daemon.requests.filter((it) => it.includes(' /version ')).length;
    await Promise.all([reader.images(), reader.containers(), reader.version()]);
    assert.equal(asked(), 1);
    await daemon.fail('close');
    assert.equal(await faultOf(reader.images()), 'closed');
    await daemon.fail('pass');
    await reader.images();
    assert.equal(asked(), 2);
  });

  it('tells a cancelled read from one whose time is over', async () => {
    await daemon.fail('hang');
    const cancelled = new AbortController();
    const call = faultOf(connection.reader(cancelled.signal).images());
    cancelled.abort();
    assert.equal(await call, 'cancelled');
    const late = connection.reader(AbortSignal.timeout(50));
    assert.equal(await faultOf(late.images()), 'time-out');
    assert.equal(await faultOf(connection.reader(cancelled.signal).version()), 'cancelled');
  });

  it("does not let one reader's end disturb another's question", async () => {
    const cancelled = new AbortController();
    const first = faultOf(connection.reader(cancelled.signal).images());
    const second = reader.images();
    cancelled.abort();
    assert.equal(await first, 'cancelled');
    assert.ok((await second).length > 0);
  });

  it('ends what is under way when the connection is closed', async () => {
    await daemon.fail('hang');
    const call = faultOf(reader.images());
    connection.close();
    assert.equal(await call, 'closed');
    assert.equal(await faultOf(reader.images()), 'closed');
  });

  it('ends the events as closed when the daemon goes', async () => {
    const seen: DaemonEvent[] = [];
    const { signal } = new AbortController();
    const listening = (async () => {
      const ready = (): void => daemon.cut();
      for await (const event of connection.events({ ready }, signal)) seen.push(event);
    })();
    assert.equal(await faultOf(listening), 'closed');
  });

  it('does not listen to a daemon that hangs or is not there', async () => {
    const { signal } = new AbortController();
    const first = (): Promise<unknown> =>
      connection.events({}, signal)[Symbol.asyncIterator]().next();
    await daemon.fail('hang');
    assert.equal(await faultOf(first()), 'time-out');
    await daemon.fail('gone');
    assert.equal(await faultOf(first()), 'socket-missing');
  });
});
