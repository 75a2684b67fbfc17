import assert from 'node:assert/strict';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session, StepResult } from '../../../src/session/session.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { makePrivateDaemon } from '../support/privateDaemon.ts';
import type { PrivateDaemon } from '../support/privateDaemon.ts';
import { connect, docker, makeRoom, never, smallBox, start, until } from './support.ts';
import type { Room } from './support.ts';

describe('a session whose real dockerd stops', function () {
  this.timeout(60_000);
  let lab: Lab;
  let room: Room;
  let daemon: PrivateDaemon;
  let connection: DockerConnection;
  let session: Session;
  let bridge: string;

  before(async () => {
    bridge = await docker('network', 'inspect', '-f', '{{.Id}}', 'bridge');
    lab = await smallBox();
    daemon = await makePrivateDaemon();
    await daemon.start();
  });
  after(async () => {
    await daemon.remove();
    assert.equal(await docker('network', 'inspect', '-f', '{{.Id}}', 'bridge'), bridge);
  });
  beforeEach(async () => {
    room = await makeRoom();
    connection = await connect(daemon.socket);
    session = await start(lab, room, connection);
    await until(session, () => session.daemon() === true);
    assert.equal((await timed('failed')).block, undefined);
  });
  afterEach(async () => {
    session.dispose();
    await session.closed;
    connection.close();
    await room.leave();
  });

  /** Checks, and finds the task of the image in that status within two seconds. */
  async function timed(status: 'failed' | 'blocked'): Promise<StepResult> {
    const from = performance.now();
    const result = await session.check('build', { asked: true }, never);
    const took = performance.now() - from;
    assert.ok(took < 2000, `took ${took} ms`);
    assert.equal(result.verdicts.get('named')?.status, status);
    assert.equal(result.verdicts.get('filled')?.status, 'failed');
    return result;
  }

  it('killed: blocked within two seconds, and back by itself after a restart', async () => {
    const told = until(session, () => session.block() !== undefined);
    await daemon.kill();
    assert.equal((await timed('blocked')).block?.id, 'daemon-down');
    await told;
    const back = until(session, () => session.block() === undefined);
    await daemon.start();
    await back;
    assert.equal(session.daemon(), true);
    assert.equal((await timed('failed')).block, undefined);
  });

  it('frozen: blocked within two seconds, and back by itself when it goes on', async () => {
    daemon.freeze();
    try {
      assert.equal((await timed('blocked')).block?.id, 'time-out');
      assert.equal(session.block()?.id, 'time-out');
    } finally {
      daemon.thaw();
    }
    await until(session, () => session.block() === undefined);
    assert.equal((await timed('failed')).block, undefined);
  });

  it('frozen in the middle of a check: blocked, not failed', async () => {
    const from = performance.now();
    const checking = session.check('build', { asked: true }, never);
    daemon.freeze();
    try {
      const { verdicts } = await checking;
      assert.equal(verdicts.get('named')?.status, 'blocked');
      assert.ok(performance.now() - from < 2000);
    } finally {
      daemon.thaw();
    }
    await until(session, () => session.block() === undefined);
  });
});
