import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/lab/model.ts';
import { openSession } from '../../../src/session/open.ts';
import { markerName } from '../../../src/lab/marks.ts';
import { writeMarker } from '../../../src/session/places.ts';
import { startLab } from '../../../src/session/start.ts';
import { goodFiles, goodLab, schemas, writeFiles } from '../lab/labFolder.ts';
import { daemonWith } from './daemonFake.ts';

const never = new AbortController().signal;

describe('a folder whose marker names another lab’s state', () => {
  let base: string;
  let mine: Lab;
  let evil: Lab;
  const { connection } = daemonWith({ containers: [], images: [] });
  const root = (): string => join(base, 'state');
  const read = async (id: string): Promise<Lab> => {
    const files = { ...goodFiles, 'lab.yaml': goodLab.replace('id: demo', `id: ${id}`) };
    const folder = await writeFiles(join(base, 'labs', id), files);
    return (await readLab(folder, 'workspace', schemas)).lab ?? assert.fail();
  };
  const start = async (lab: Lab): Promise<{ folder: string; session: string }> => {
    const variables = { image: 'a/b', container: 'mine' };
    const folder = join(base, 'started', lab.id);
    const result = await startLab({ lab, folder, variables, connection, root: root() }, never);
    assert.equal(result.kind, 'started');
    return result;
  };
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-elsewhere-'));
    [mine, evil] = [await read('mine'), await read('evil')];
  });
  afterEach(() => rm(base, { recursive: true, force: true }));
  const open = (lab: Lab, folder: string): ReturnType<typeof openSession> =>
    openSession({ lab, folder, connection, root: root(), listen: false });

  it('opens no session, whichever lab it says', async () => {
    const { folder, session } = await start(mine);
    const other = join(base, 'other');
    await mkdir(other);
    await writeMarker(other, { lab: 'evil', session });
    assert.equal(await open(evil, other), undefined);
    await writeMarker(other, { lab: 'mine', session });
    assert.equal(await open(evil, other), undefined);
    const own = (await open(mine, folder)) ?? assert.fail();
    assert.deepEqual(own.state().variables, { image: 'a/b', container: 'mine' });
    own.dispose();
    await own.closed;
  });

  it('opens none for a state that was never there, and makes none', async () => {
    const other = join(base, 'other');
    await mkdir(other);
    const session = '00000000-0000-4000-8000-000000000000';
    await writeFile(join(other, markerName), JSON.stringify({ lab: 'evil', session }));
    assert.equal(await open(evil, other), undefined);
    await assert.rejects(access(join(root(), session)));
  });
});
