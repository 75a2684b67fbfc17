import assert from 'node:assert/strict';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session } from '../../../src/session/session.ts';
import { preflight } from '../../../src/session/start.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { startFaultyDaemon } from '../support/faultyDaemon.ts';
import type { Fault, FaultyDaemon } from '../support/faultyDaemon.ts';
import { connect, makeRoom, never, smallBox, socket, start, until } from './support.ts';
import type { Room } from './support.ts';

describe('a session whose daemon fails', () => {
  let lab: Lab;
  let room: Room;
  let daemon: FaultyDaemon;
  let connection: DockerConnection;
  let session: Session;

  beforeEach(async () => {
    lab = await smallBox();
    room = await makeRoom();
    daemon = await startFaultyDaemon(socket);
    connection = await connect(daemon.socket);
    session = await start(lab, room, connection);
    await until(session, () => session.daemon() === true);
  });
  afterEach(async () => {
    session.dispose();
    await session.closed;
    connection.close();
    await daemon.stop();
    await room.leave();
  });

  const faults: [Fault, RegExp][] = [
    ['hang', /time-out/],
    ['hang-body', /time-out/],
    ['close', /closed/],
    ['close-body', /closed/],
    ['refuse', /daemon-down/],
    ['gone', /socket-missing/],
  ];
  for (const [fault, id] of faults) {
    it(`${fault}: blocked within two seconds, and back by itself`, async () => {
      await daemon.fail(fault);
      daemon.cut();
      const from = performance.now();
      const result = await session.check('build', { asked: true }, never);
      const took = performance.now() - from;
      assert.match(result.block?.id ?? '', id);
      assert.equal(result.verdicts.get('named')?.status, 'blocked');
      assert.equal(result.verdicts.get('filled')?.status, 'failed');
      assert.ok(took < 2000, `took ${took} ms`);
      assert.ok(session.block());

      const back = until(session, () => session.block() === undefined);
      await daemon.fail('pass');
      await back;
      assert.equal(session.daemon(), true);
      assert.equal(session.verdicts().get('named'), undefined);
    });
  }

  it('is told without being asked when the daemon goes', async () => {
    const told = until(session, () => session.block() !== undefined);
    await daemon.fail('gone');
    await told;
    assert.equal(session.block()?.id, 'socket-missing');
    const back = until(session, () => session.daemon() === true);
    await daemon.fail('pass');
    await back;
  });

  it('preflight says so too', async () => {
    await daemon.fail('hang');
    daemon.cut();
    const from = performance.now();
    const [row] = await preflight(lab, room.variables, connection, room.root, never);
    assert.equal(row?.status, 'missing');
    assert.ok(performance.now() - from < 2000);
  });

  it('a cancelled check changes nothing that is shown', async () => {
    await daemon.fail('hang');
    daemon.cut();
    const before = session.verdicts();
    const cancel = new AbortController();
    const checking = session.check('build', { asked: true }, cancel.signal);
    cancel.abort();
    const { block } = await checking;
    assert.equal(block, undefined);
    assert.equal(session.verdicts(), before);
  });
});
