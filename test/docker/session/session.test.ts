import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../../../src/lab/model.ts';
import type { Session } from '../../../src/session/session.ts';
import { preflight, resumable, startLab } from '../../../src/session/start.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { connect, docker, makeRoom, never, open, smallBox, start, until } from './support.ts';
import type { Room } from './support.ts';

describe('a session', () => {
  let lab: Lab;
  let room: Room;
  let connection: DockerConnection;
  const sessions: Session[] = [];
  const opened = (session: Session): Session => {
    sessions.push(session);
    return session;
  };

  before(async () => {
    lab = await smallBox();
  });
  beforeEach(async () => {
    room = await makeRoom();
    connection = await connect();
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) {
      session.dispose();
      await session.closed;
    }
    connection.close();
    await room.leave();
  });

  const statuses = async (session: Session, step: string): Promise<Record<string, string>> => {
    const { verdicts } = await session.check(step, { asked: true }, never);
    return Object.fromEntries([...verdicts].map(([id, { status }]) => [id, status]));
  };
  const listening = (session: Session): Promise<void> =>
    until(session, () => session.daemon() === true);

  it('starts, is solved, finishes, and leaves nothing but what was there', async () => {
    const session = opened(await start(lab, room, connection));
    await listening(session);
    assert.equal(
      await readFile(join(room.folder, 'name.txt'), 'utf8'),
      `I am ${room.container}, from ${room.image}.\n`,
    );
    assert.match(await readFile(join(room.folder, '.dockerignore'), 'utf8'), /^\.container-lab$/m);

    assert.deepEqual(await statuses(session, 'build'), { filled: 'failed', named: 'failed' });
    const named = session.verdicts().get('named');
    assert.equal(named?.status === 'failed' && named.cause?.id, 'never-built');
    assert.deepEqual(await statuses(session, 'run'), { up: 'failed', inside: 'waiting' });

    assert.equal(await session.solve('build', never), undefined);
    assert.deepEqual(await statuses(session, 'build'), { filled: 'passed', named: 'passed' });

    await session.goTo('run');
    assert.equal(await session.solve('run', never), undefined);
    await until(session, () => session.state().tasks['inside'] !== undefined);
    assert.deepEqual(await statuses(session, 'run'), {
      up: 'passed',
      inside: 'passed',
      host: 'passed',
      named: 'passed',
    });
    assert.ok(session.state().finishedAt);

    await docker('rm', '-f', room.container);
    await until(session, () => session.state().tasks['up']?.changedAt !== undefined);

    const leftovers = await session.leftovers(never);
    assert.deepEqual(
      leftovers.filter(({ ticked }) => ticked).map(({ name }) => name),
      [`${room.image}:v1`],
    );
    const results = await session.cleanUp(leftovers, never);
    assert.deepEqual(
      results.map(({ error }) => error),
      [undefined],
    );
    assert.deepEqual(await session.leftovers(never), []);
    await statuses(session, 'run');
    assert.ok(session.state().finishedAt);
    assert.equal(session.state().tasks['named']?.changedAt, undefined);
  });

  it('ticks by itself what the terminal did, and shows no red by itself', async () => {
    const session = opened(await start(lab, room, connection));
    await listening(session);
    await writeFile(
      join(room.folder, 'Dockerfile'),
      'FROM python:3.11-slim-bookworm\nCMD ["sleep", "3600"]\n',
    );
    await docker('build', '-q', '-t', `${room.image}:v1`, room.folder);
    await until(session, () => session.verdicts().get('named')?.status === 'passed');
    await docker('rmi', `${room.image}:v1`);
    await until(session, () => session.state().tasks['named']?.changedAt !== undefined);

    await session.goTo('run');
    await session.check('run', { asked: false }, never);
    assert.equal(session.verdicts().get('up'), undefined);
  });

  it('goes on in a second window, which hears of what the first does', async () => {
    const first = opened(await start(lab, room, connection));
    const second = opened(await open(lab, room, connection));
    const heard = until(second, () => second.state().step === 'run');
    await first.goTo('run');
    await heard;
    assert.equal((await resumable(room.root))[0]?.state.step, 'run');
  });

  it('a command without a listener catches up with what happened', async () => {
    const session = opened(await start(lab, room, connection, { listen: false }));
    assert.equal(await session.solve('build', never), undefined);
    await docker('run', '-ti', '-d', '--name', room.container, `${room.image}:v1`);
    await docker('exec', room.container, 'sh', '-c', 'true');
    const found = await statuses(session, 'run');
    assert.equal(found['inside'], 'passed');
  });

  it('finds a foreign container that holds the name, and never removes it', async () => {
    const base = lab.needs.images[0] ?? '';
    const id = await docker('create', '--name', room.container, base, 'true');
    const requirements = await preflight(lab, room.variables, connection, room.root, never);
    const taken = requirements.find((one) => one.id === `container:${room.container}`);
    assert.equal(taken?.status, 'missing');
    assert.equal(taken.detail?.args?.['image'], base);
    assert.deepEqual(
      taken.remedies.map((one) => ('run' in one ? one.run : one.variable)),
      ['container', ['docker', 'rename', room.container, `${room.container}-old`]],
    );

    const session = opened(await start(lab, room, connection));
    assert.equal(await session.solve('build', never), undefined);
    const leftovers = await session.leftovers(never);
    assert.deepEqual(
      leftovers.map(({ object }) => object),
      ['image'],
    );
    await session.cleanUp(leftovers, never);
    assert.equal(await docker('inspect', '-f', '{{.Id}}', room.container), id);
  });

  it('offers what an earlier build left without a tag, and a container from it', async () => {
    const session = opened(await start(lab, room, connection));
    await listening(session);
    assert.equal(await session.solve('build', never), undefined);
    await docker('run', '-d', '--name', `${room.container}-x`, `${room.image}:v1`);
    await writeFile(join(room.folder, 'name.txt'), `another ${room.image}\n`);
    await docker('build', '-q', '-t', `${room.image}:v1`, room.folder);
    const dangling = await docker('inspect', '-f', '{{.Image}}', `${room.container}-x`);
    await until(session, () => session.verdicts().get('named')?.status === 'passed');
    // BuildKit with containerd's image store keeps no earlier build.
    const kept = (await docker('images', '-q', '--no-trunc')).includes(dangling);
    const leftovers = await session.leftovers(never);
    assert.deepEqual(
      leftovers.map(({ object, name }) => `${object} ${name}`).sort(),
      [
        `container ${room.container}-x`,
        `image ${room.image}:v1`,
        ...(kept ? [`image ${dangling.slice('sha256:'.length, 'sha256:'.length + 12)}`] : []),
      ].sort(),
    );
    const results = await session.cleanUp(leftovers, never);
    assert.ok(results.every(({ error }) => error === undefined));
    await assert.rejects(docker('inspect', dangling));
  });

  it('does not overwrite a differing file unasked', async () => {
    const options = { lab, connection, ...room };
    await startLab(options, never);
    await writeFile(join(room.folder, 'Dockerfile'), 'FROM mine\n');
    assert.deepEqual(await startLab(options, never), { kind: 'conflicts', paths: ['Dockerfile'] });
    await startLab({ ...options, conflicts: 'keep' }, never);
    assert.equal(await readFile(join(room.folder, 'Dockerfile'), 'utf8'), 'FROM mine\n');
    await startLab({ ...options, conflicts: 'replace' }, never);
    assert.notEqual(await readFile(join(room.folder, 'Dockerfile'), 'utf8'), 'FROM mine\n');
  });
});
