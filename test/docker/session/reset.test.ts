import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session } from '../../../src/session/session.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { connect, docker, makeRoom, never, open, smallBox, start, until } from './support.ts';
import type { Room } from './support.ts';

describe('a lab that is begun anew', () => {
  let lab: Lab;
  let room: Room;
  let connection: DockerConnection;
  let session: Session;

  before(async () => {
    lab = await smallBox();
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

  const file = (name: string): Promise<string> => readFile(join(room.folder, name), 'utf8');
  const ids = async (): Promise<string> =>
    (await docker('ps', '-aq', '--no-trunc', '--filter', `name=^/${room.container}`)).trim();

  it('keeps the learner’s files and the log aside, removes what was chosen, and forgets', async () => {
    const begins = await file('Dockerfile');
    await session.hint('named');
    assert.equal(await session.solve('build', never), undefined);
    await session.goTo('run');
    assert.equal(await session.solve('run', never), undefined);
    await until(session, () => session.state().tasks['inside'] !== undefined);
    for (const step of ['build', 'run']) await session.check(step, { asked: true }, never);
    assert.ok(session.state().finishedAt);
    await writeFile(join(room.folder, 'name.txt'), 'mine\n');
    await writeFile(join(room.folder, 'notes.txt'), 'my notes\n');

    assert.deepEqual([...(await session.changedFiles())].sort(), ['Dockerfile', 'name.txt']);
    const before = session.state();
    const result = await session.reset(await session.leftovers(never), never);
    assert.equal(result.wrong, undefined);
    assert.deepEqual(
      result.removals.map(({ leftover, error }) => [leftover.object, error]),
      [
        ['container', undefined],
        ['image', undefined],
      ],
    );
    assert.equal(await ids(), '');

    assert.equal(await file('Dockerfile'), begins);
    assert.match(await file('name.txt'), /^I am/);
    assert.equal(await file('notes.txt'), 'my notes\n');
    assert.ok(result.kept);
    assert.ok(result.kept.folder.startsWith(room.root), result.kept.folder);
    assert.equal(await readFile(join(result.kept.folder, 'name.txt'), 'utf8'), 'mine\n');
    assert.match(await readFile(join(result.kept.folder, 'Dockerfile'), 'utf8'), /sleep/);
    assert.match(await readFile(`${result.kept.folder}.log`, 'utf8'), /"is":"finished"/);

    const { startedAt, ...anew } = session.state();
    assert.ok(startedAt > before.startedAt);
    assert.deepEqual(
      { tasks: anew.tasks, hints: anew.hints, answers: anew.answers, shown: anew.shown },
      { tasks: {}, hints: {}, answers: {}, shown: [] },
    );
    assert.deepEqual(anew.variables, before.variables);
    assert.equal(anew.step, 'build');
    assert.equal(anew.finishedAt, undefined);
    assert.deepEqual([...session.verdicts()], []);
    const { verdicts } = await session.check('build', { asked: true }, never);
    assert.deepEqual(
      [...verdicts.values()].map(({ status }) => status),
      ['failed', 'failed'],
    );
  });

  it('takes no act of before for one of now, here or in another window', async () => {
    const other = await open(lab, room, connection);
    assert.equal(await session.solve('build', never), undefined);
    await session.goTo('run');
    assert.equal(await session.solve('run', never), undefined);
    await until(other, () => other.state().tasks['inside'] !== undefined);
    const { startedAt } = session.state();
    const told = until(other, () => other.state().startedAt !== startedAt);
    // What is not chosen stays: the container is there, and the exec was before.
    const { wrong } = await session.reset([], never);
    assert.equal(wrong, undefined);
    await told;
    for (const one of [session, other]) {
      const { verdicts } = await one.check('run', { asked: true }, never);
      assert.equal(verdicts.get('up')?.status, 'passed');
      assert.equal(verdicts.get('inside')?.status, 'failed');
      assert.equal(one.state().tasks['named'], undefined);
    }
    // And it is still the lab's own.
    assert.deepEqual(
      (await other.leftovers(never)).map(({ object }) => object),
      ['container', 'image'],
    );
    other.dispose();
    await other.closed;
    const third = await open(lab, room, connection);
    const found = await third.check('run', { asked: true }, never);
    assert.equal(found.verdicts.get('inside')?.status, 'failed');
    third.dispose();
    await third.closed;
  });

  it('a check that was under way ticks nothing of the new start', async () => {
    assert.equal(await session.solve('build', never), undefined);
    const checking = session.check('build', { asked: true }, never);
    const reset = session.reset([], never);
    await Promise.all([checking, reset]);
    assert.equal(session.state().tasks['filled'], undefined);
    assert.equal(session.verdicts().get('filled')?.status, undefined);
  });

  it('when it is cancelled, or cannot keep the files, nothing is lost', async () => {
    await writeFile(join(room.folder, 'name.txt'), 'mine\n');
    const cancelled = await session.reset([], AbortSignal.abort());
    assert.ok(cancelled.wrong);
    assert.equal(await file('name.txt'), 'mine\n');

    const [id = ''] = await readdir(room.root);
    await rm(join(room.root, id, 'kept'), { recursive: true });
    await writeFile(join(room.root, id, 'kept'), 'in the way');
    const { startedAt } = session.state();
    const failed = await session.reset([], never);
    assert.match(failed.wrong?.text.en ?? '', /^Could not begin/);
    assert.equal(await file('name.txt'), 'mine\n');
    assert.equal(session.state().startedAt, startedAt);
  });

  it('a folder in the place of a file is kept aside too', async () => {
    await rm(join(room.folder, 'name.txt'));
    await mkdir(join(room.folder, 'name.txt'));
    await writeFile(join(room.folder, 'name.txt', 'inner'), 'mine\n');
    const { kept, wrong } = await session.reset([], never);
    assert.equal(wrong, undefined);
    assert.equal(await readFile(join(kept?.folder ?? '', 'name.txt/inner'), 'utf8'), 'mine\n');
    assert.match(await file('name.txt'), /^I am/);
  });
});
