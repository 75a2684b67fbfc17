import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { readLab } from '../../../src/lab/load.ts';
import { openSession } from '../../../src/session/open.ts';
import type { Session } from '../../../src/session/session.ts';
import { startLab } from '../../../src/session/start.ts';
import { startingFiles } from '../../../src/session/startingFiles.ts';
import { fileValues } from '../../../src/session/state.ts';
import type { Mirrors } from '../../../src/world/mirrors.ts';
import { goodFiles, goodLab, schemas, writeFiles } from '../lab/labFolder.ts';
import { daemonWith } from './daemonFake.ts';

const never = new AbortController().signal;
const variables = { image: 'a/b', container: 'mine' };
const text = 'FROM ${libraryPrefix}python:3.11\nENV PIP_INDEX_URL=${pipIndex}\n';

describe('a mirror that changes while a lab is open', () => {
  let base: string;
  let folder: string;
  let mirrors: Mirrors;
  let session: Session;
  const { connection } = daemonWith({ containers: [], images: [] });
  const open = async (lab: Session['lab']): Promise<Session> => {
    const options = { lab, folder, connection, root: join(base, 'state'), listen: false };
    return (await openSession({ ...options, mirrors: () => mirrors })) ?? assert.fail();
  };
  const close = async (): Promise<void> => {
    session.dispose();
    await session.closed;
  };
  const dockerfile = (): Promise<string> => readFile(join(folder, 'Dockerfile'), 'utf8');

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-mirrors-'));
    folder = join(base, 'mine');
    const source = await writeFiles(join(base, 'demo'), {
      ...goodFiles,
      'lab.yaml': goodLab
        .replace('[app.py]', '[app.py, Dockerfile]')
        .replace('files: [app.ini]', 'files: [Dockerfile]')
        .replace('path: app.py, find: "a"', 'path: Dockerfile, find: "${libraryPrefix}python:3.11"')
        .replace('replace: "b"', 'replace: "${libraryPrefix}python:3.12"')
        .replace('[docker, build, -t, "${image}:v1", .]', '[test, "${registryPrefix}", "=", two/]'),
      'files/Dockerfile': text,
      'solution/Dockerfile': `${text}RUN pip install flask\n`,
      'steps/run.md': 'Pull ${libraryPrefix}httpd.\n',
    });
    const lab = (await readLab(source, 'workspace', schemas)).lab ?? assert.fail();
    mirrors = { registry: 'one.example', pip: 'https://one.example/simple' };
    const root = join(base, 'state');
    await startLab({ lab, folder, variables, mirrors, connection, root }, never);
    session = await open(lab);
  });
  afterEach(async () => {
    await close();
    await rm(base, { recursive: true, force: true });
  });

  it('is in the texts at once, and the files that were written stay', async () => {
    assert.match(await dockerfile(), /^FROM one\.example\/library\/python:3\.11\nENV PIP.*one\./);
    assert.match(session.step('run').text.en, /one\.example\/library\/httpd/);
    mirrors = { registry: 'two.example' };
    assert.match(session.step('run').text.en, /two\.example\/library\/httpd/);
    assert.match(await dockerfile(), /one\.example/);
  });
  it('makes no file look changed, here or after reopening', async () => {
    mirrors = {};
    assert.deepEqual(await session.changedFiles(), []);
    const { lab } = session;
    await close();
    session = await open(lab);
    assert.deepEqual(await session.changedFiles(), []);
    assert.deepEqual((await session.wayTo('run', never)).files, []);
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n');
    assert.deepEqual(await session.changedFiles(), ['Dockerfile']);
    assert.deepEqual((await session.wayTo('run', never)).files, ['Dockerfile']);
  });
  it('is in a solution’s commands, not in its files', async () => {
    mirrors = { registry: 'two' };
    const shown = session.step('build').solve;
    assert.ok(shown.some((action) => 'edit' in action && action.edit.find.startsWith('one.')));
    assert.ok(shown.some((action) => 'run' in action && action.run.includes('two/')));
    assert.equal(await session.solve('build', never), undefined);
    assert.equal(
      await dockerfile(),
      'FROM one.example/library/python:3.12\nENV PIP_INDEX_URL=https://one.example/simple\nRUN pip install flask\n',
    );
    assert.deepEqual((await session.wayTo('run', never)).files, ['Dockerfile']);
  });
  it('is in the files once the lab begins anew', async () => {
    mirrors = { registry: 'two.example' };
    const reset = await session.reset([], never);
    assert.deepEqual(reset, { removals: [] });
    assert.equal(await dockerfile(), 'FROM two.example/library/python:3.11\n');
    mirrors = {};
    assert.deepEqual(await session.changedFiles(), []);
    assert.deepEqual(session.state().mirrors, { registry: 'two.example' });
    await session.reset([], never);
    assert.equal(await dockerfile(), 'FROM python:3.11\n');
    assert.deepEqual(await session.changedFiles(), []);
  });
  it('is not in a file that follows a new name', async () => {
    mirrors = {};
    assert.equal(await session.setVariable('container', 'other'), undefined);
    assert.match(await readFile(join(folder, 'app.py'), 'utf8'), /other/);
    assert.deepEqual(await session.changedFiles(), []);
  });
});

describe('the first lab', () => {
  it('takes its packages from the index, and has the same file without one', async () => {
    const folder = resolve(import.meta.dirname, '../../../labs/flask-uwsgi-v1');
    const lab = (await readLab(folder, 'extension', checkSchemas)).lab ?? assert.fail();
    const requirements = async (set: Mirrors): Promise<string | undefined> => {
      const files = await startingFiles(lab, fileValues({ variables: {}, mirrors: set }));
      return files.find(({ path }) => path === 'requirements.txt')?.content.toString();
    };
    const index = 'https://one.example/simple';
    assert.equal(await requirements({}), 'flask\npyuwsgi\n');
    assert.equal(await requirements({ pip: index }), `flask\npyuwsgi\n--index-url ${index}\n`);
  });
});
