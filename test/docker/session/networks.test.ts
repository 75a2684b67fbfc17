import assert from 'node:assert/strict';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session } from '../../../src/session/session.ts';
import { preflight } from '../../../src/session/start.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { uniqueNames } from '../support/dockerHost.ts';
import { connect, docker, makeRoom, never, smallBox, start } from './support.ts';
import type { Room } from './support.ts';

describe('networks and volumes of a lab', () => {
  const names = uniqueNames();
  const [net, data] = [names.name('net'), names.name('data')];
  const base = 'python:3.11-slim-bookworm';
  let lab: Lab;
  let room: Room;
  let connection: DockerConnection;
  let session: Session | undefined;

  before(async () => {
    const small = await smallBox();
    lab = { ...small, owns: { ...small.owns, networks: [net], volumes: [data] } };
  });
  beforeEach(async () => {
    room = await makeRoom();
    connection = await connect();
  });
  afterEach(async () => {
    session?.dispose();
    await session?.closed;
    session = undefined;
    connection.close();
    await room.leave();
    await names.removeAll();
  });

  const left = async (of: Session): Promise<string[]> =>
    (await of.leftovers(never)).map(({ object, name }) => `${object} ${name}`);
  const there = (object: 'network' | 'volume', name: string): Promise<boolean> =>
    docker(object, 'inspect', name).then(
      () => true,
      () => false,
    );

  it('are offered and removed, with those of the lab’s own commands', async () => {
    session = await start(lab, room, connection);
    const [other, typed] = [names.name('other'), names.name('typed')];
    await docker('network', 'create', net);
    await docker('volume', 'create', data);
    await docker('network', 'create', other);
    session.ran({ time: 1, commandLine: `docker network create ${other}`, exitCode: 0 });
    session.ran({
      time: 2,
      commandLine: `docker run -d --name ${room.container} --network ${net} -v ${typed}:/data ${base} sleep 3600`,
      exitCode: 0,
    });
    await docker(
      ...['run', '-d', '--name', room.container, '--network', net],
      ...['-v', `${typed}:/data`, base, 'sleep', '3600'],
    );
    assert.deepEqual((await left(session)).sort(), [
      `container ${room.container}`,
      ...[net, other].map((name) => `network ${name}`),
      ...[data, typed].map((name) => `volume ${name}`),
    ]);

    // One that is in use is refused, and told.
    const held = (await session.leftovers(never)).filter(({ object }) => object !== 'container');
    const refused = await session.cleanUp(held, never);
    assert.deepEqual(
      refused.filter(({ error }) => error).map(({ leftover }) => leftover.name),
      [net, typed],
    );
    const results = await session.cleanUp(await session.leftovers(never), never);
    assert.ok(results.every(({ error }) => error === undefined));
    assert.deepEqual(await left(session), []);
    assert.ok(!(await there('network', net)) && !(await there('volume', typed)));
  });

  it('of the learner’s own are never touched, whatever their names', async () => {
    const [other, theirs] = [names.name('other'), names.name('theirs')];
    await docker('network', 'create', net);
    await docker('volume', 'create', data);
    const rows = await preflight(lab, room.variables, connection, room.root, never);
    assert.deepEqual(
      rows.filter(({ status }) => status === 'missing').map(({ id }) => id),
      [`network:${net}`, `volume:${data}`],
    );
    session = await start(lab, room, connection);
    await docker('network', 'create', other);
    await docker('volume', 'create', theirs);
    assert.deepEqual(await left(session), []);
    await session.reset(await session.leftovers(never), never);
    for (const name of [net, other]) assert.ok(await there('network', name), name);
    for (const name of [data, theirs]) assert.ok(await there('volume', name), name);
  });

  it('a network that took the place of the lab’s is left alone', async () => {
    session = await start(lab, room, connection);
    await docker('network', 'create', net);
    const chosen = await session.leftovers(never);
    await docker('network', 'rm', net);
    const id = await docker('network', 'create', net);
    assert.deepEqual(await session.cleanUp(chosen, never), [{ leftover: chosen[0] }]);
    assert.equal(await docker('network', 'inspect', '-f', '{{.Id}}', net), id);
  });
});
