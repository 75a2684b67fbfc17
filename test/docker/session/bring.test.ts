import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session } from '../../../src/session/session.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { connect, docker, makeRoom, never, smallBox, start, until } from './support.ts';
import type { Room } from './support.ts';

describe('Bring me here', () => {
  let lab: Lab;
  let room: Room;
  let connection: DockerConnection;
  let session: Session;

  before(async () => {
    const { steps, ...rest } = await smallBox();
    const text = { en: 'Last', 'zh-cn': '最后' };
    const last = { id: 'last', title: text, text, tasks: [], solve: [] };
    lab = { ...rest, steps: [...steps, last] };
  });
  beforeEach(async () => {
    room = await makeRoom();
    connection = await connect();
    session = await start(lab, room, connection);
    await until(session, () => session.daemon() === true);
  });
  afterEach(async () => {
    session.dispose();
    await session.closed;
    connection.close();
    await room.leave();
  });

  it('does the steps before in order, marks them as shown, and arrives', async () => {
    await writeFile(join(room.folder, 'Dockerfile'), 'FROM mine\n');
    const way = await session.wayTo('last', never);
    assert.deepEqual(way, { steps: ['build', 'run'], files: ['Dockerfile'], inTheWay: [] });
    const told: string[] = [];
    const { done, kept, wrong } = await session.bringTo('last', way, never, (step, at, of) =>
      told.push(`${step} ${at}/${of} ${session.state().step}`),
    );
    assert.equal(wrong, undefined);
    assert.deepEqual(done, ['build', 'run']);
    assert.deepEqual(told, ['build 0/2 build', 'run 1/2 build']);
    assert.deepEqual(kept?.paths, ['Dockerfile']);
    assert.equal(await readFile(join(kept.folder, 'Dockerfile'), 'utf8'), 'FROM mine\n');
    const { step, shown, tasks } = session.state();
    assert.equal(step, 'last');
    assert.deepEqual(shown, ['build', 'run']);
    assert.deepEqual(Object.keys(tasks).sort(), ['filled', 'host', 'inside', 'named', 'up']);
    assert.deepEqual(await session.wayTo('last', never), { steps: [], files: [], inTheWay: [] });
  });

  it('leaves a step that has passed as the learner did it', async () => {
    const mine = 'FROM python:3.11-slim-bookworm\nCMD ["sleep", "3600"]\n# mine\n';
    await writeFile(join(room.folder, 'Dockerfile'), mine);
    await docker('build', '-q', '-t', `${room.image}:v1`, room.folder);
    await session.check('build', { asked: true }, never);
    const way = await session.wayTo('last', never);
    assert.deepEqual(way, { steps: ['run'], files: [], inTheWay: [] });
    const { wrong, kept } = await session.bringTo('last', way, never);
    assert.equal(wrong, undefined);
    assert.equal(kept, undefined);
    assert.equal(await readFile(join(room.folder, 'Dockerfile'), 'utf8'), mine);
    assert.deepEqual(session.state().shown, ['run']);
  });

  it('lists the lab’s own container that holds a name, and replaces only that', async () => {
    assert.equal(await session.solve('build', never), undefined);
    await session.check('build', { asked: true }, never);
    const half = await docker('create', '--name', room.container, `${room.image}:v1`);
    const way = await session.wayTo('last', never);
    assert.deepEqual(
      way.inTheWay.map(({ object, id }) => [object, id]),
      [['container', half]],
    );
    const refused = await session.bringTo('last', { ...way, inTheWay: [] }, never);
    assert.match(refused.wrong?.text.en ?? '', /^Could not run/);
    assert.equal(await docker('inspect', '-f', '{{.Id}}', room.container), half);
    assert.equal(session.state().step, 'run');
    const { wrong } = await session.bringTo('last', way, never);
    assert.equal(wrong, undefined);
    assert.notEqual(await docker('inspect', '-f', '{{.Id}}', room.container), half);
  });

  it('does not touch a foreign container that holds the name, and says why it stopped', async () => {
    session.dispose();
    await session.closed;
    const foreign = await docker('create', '--name', room.container, lab.needs.images[0] ?? '');
    session = await start(lab, room, connection);
    const way = await session.wayTo('last', never);
    assert.deepEqual(way.inTheWay, []);
    const { done, wrong } = await session.bringTo('last', way, never);
    assert.deepEqual(done, ['build']);
    assert.match(JSON.stringify(wrong), /already in use/);
    assert.equal(await docker('inspect', '-f', '{{.Id}}', room.container), foreign);
  });

  it('can be cancelled, and stays where it was', async () => {
    const cancel = new AbortController();
    const way = await session.wayTo('last', never);
    const { done, wrong } = await session.bringTo('last', way, cancel.signal, (step) => {
      if (step === 'run') cancel.abort();
    });
    assert.deepEqual(done, ['build']);
    assert.equal(wrong?.text.en, 'Cancelled.');
    assert.equal(session.state().tasks['up'], undefined);
    assert.equal(session.state().step, 'build');
  });

  it('is told of a step that is not there', async () => {
    const way = { steps: [], files: [], inTheWay: [] };
    assert.match((await session.bringTo('none', way, never)).wrong?.text.en ?? '', /no such step/);
  });
});
