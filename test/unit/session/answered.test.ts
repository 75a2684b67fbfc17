import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Task } from '../../../src/lab/model.ts';
import { readLab } from '../../../src/lab/load.ts';
import { openSession } from '../../../src/session/open.ts';
import type { Session } from '../../../src/session/session.ts';
import { startLab } from '../../../src/session/start.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import { goodFiles, schemas, writeFiles } from '../lab/labFolder.ts';
import { daemonWith } from './daemonFake.ts';

const never = new AbortController().signal;
const variables = { image: 'a/b', container: 'mine' };

describe('an answer', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-answered-'));
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  type Asks = Pick<Task, 'type' | 'spec'> & { readonly after?: string };

  /** A session of a lab whose one step has these tasks. */
  async function sessionOf(
    asks: Readonly<Record<string, Asks>>,
    connection: DockerConnection,
  ): Promise<Session> {
    const read = await readLab(await writeFiles(join(base, 'demo'), goodFiles), 'setting', schemas);
    const { lab: written } = read;
    const [step] = written?.steps ?? [];
    assert.ok(written && step);
    const tasks = Object.entries(asks).map(([id, ask]): Task => ({
      ...{ id, title: step.title, holds: 'lab', hints: [] },
      ...ask,
    }));
    const lab = { ...written, steps: [{ ...step, tasks, solve: [] }] };
    const [folder, root] = [join(base, 'mine'), join(base, 'state')];
    await startLab({ lab, folder, variables, connection, root }, never);
    const session = await openSession({ lab, folder, connection, root, listen: true });
    assert.ok(session);
    return session;
  }

  const asked: Asks = { type: 'quiz', spec: { kind: 'text', accept: ['yes'] } };

  it('brings what waits for it to be judged by itself', async () => {
    const { connection } = daemonWith({ containers: [], images: [] });
    const waits: Asks = { type: 'file', spec: { path: 'app.py', exists: true }, after: 'asked' };
    const session = await sessionOf({ asked, waits }, connection);
    const changes = new EventEmitter();
    session.onChange(() => void changes.emit('change'));
    try {
      await session.answer('asked', ['yes']);
      while (!session.state().tasks['waits']) await once(changes, 'change');
    } finally {
      session.dispose();
    }
  });

  it('is not undone by a slow check that began with the one before it', async () => {
    const { connection, docker } = daemonWith({ containers: [], images: [] });
    const daemon = new EventEmitter();
    const answer = once(daemon, 'answer');
    const image = async (): Promise<undefined> => {
      daemon.emit('asked');
      await answer;
    };
    const slow = { ...connection, reader: () => ({ ...docker, image }) };
    const session = await sessionOf(
      { asked, built: { type: 'image', spec: { ref: 'a/b' } } },
      slow,
    );
    try {
      await session.answer('asked', ['no']);
      const reached = once(daemon, 'asked');
      const check = session.check('build', { asked: true }, never);
      await reached;
      await session.answer('asked', ['yes']);
      daemon.emit('answer');
      const { verdicts } = await check;
      assert.equal(verdicts.get('built')?.status, 'failed');
      const { asked: progress } = session.state().tasks;
      assert.ok(progress && progress.changedAt === undefined, JSON.stringify(progress));
      assert.equal(session.verdicts().get('asked')?.status, 'passed');
    } finally {
      session.dispose();
    }
  });
});
