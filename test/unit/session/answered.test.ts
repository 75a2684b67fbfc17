import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Task } from '../../../src/lab/model.ts';
import { readLab } from '../../../src/lab/load.ts';
import { openSession } from '../../../src/session/open.ts';
import { startLab } from '../../../src/session/start.ts';
import { goodFiles, schemas, writeFiles } from '../lab/labFolder.ts';
import { daemonWith } from './daemonFake.ts';

const never = new AbortController().signal;
const variables = { image: 'a/b', container: 'mine' };

describe('a task that waits for an answer', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-answered-'));
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  it('is judged by itself once that was given', async () => {
    const read = await readLab(await writeFiles(join(base, 'demo'), goodFiles), 'setting', schemas);
    const { lab: written } = read;
    const [step] = written?.steps ?? [];
    assert.ok(written && step);
    const task = (id: string, parts: Pick<Task, 'type' | 'spec'> & { after?: string }): Task => ({
      ...{ id, title: step.title, holds: 'lab', hints: [] },
      ...parts,
    });
    const tasks = [
      task('asked', { type: 'quiz', spec: { kind: 'text', accept: ['yes'] } }),
      task('waits', { type: 'file', spec: { path: 'app.py', exists: true }, after: 'asked' }),
    ];
    const lab = { ...written, steps: [{ ...step, tasks, solve: [] }] };
    const { connection } = daemonWith({ containers: [], images: [] });
    const [folder, root] = [join(base, 'mine'), join(base, 'state')];
    await startLab({ lab, folder, variables, connection, root }, never);
    const session = await openSession({ lab, folder, connection, root, listen: true });
    assert.ok(session);
    const changes = new EventEmitter();
    session.onChange(() => void changes.emit('change'));
    try {
      await session.answer('asked', ['yes']);
      while (!session.state().tasks['waits']) await once(changes, 'change');
    } finally {
      session.dispose();
    }
  });
});
