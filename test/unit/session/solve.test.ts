import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SolveAction } from '../../../src/lab/model.ts';
import { runActions } from '../../../src/session/solve.ts';
import { within } from '../../../src/session/within.ts';

const never = new AbortController().signal;

describe('a solution', () => {
  let base: string;
  let folder: string;
  let solution: string;
  let log: string[];

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-solve-'));
    [folder, solution, log] = [join(base, 'lab'), join(base, 'solution'), []];
    await mkdir(folder);
    await mkdir(solution);
    await writeFile(join(folder, 'app.py'), 'one\ntwo\none\n');
    await writeFile(join(solution, 'app.py'), 'NAME\n');
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const kept = (...lines: string[]): Promise<void> => {
    log.push(...lines);
    return Promise.resolve();
  };
  const solve = async (...actions: SolveAction[]): Promise<string> => {
    const wrong = await runActions(
      actions,
      {
        folder,
        solution,
        fill: (_path, text) => text.replace('NAME', 'mine'),
        answer: (task, value) => kept(`${task}=${value.join()}`),
        worldAnswer: (task) => Promise.resolve(task === 'known' ? ['42'] : undefined),
        made: (objects) => kept(...objects.map(({ name }) => `made ${name}`)),
        ran: ({ commandLine, exitCode }) => void log.push(`${commandLine} ${exitCode}`),
      },
      never,
    );
    return wrong ? wrong.text.en : '';
  };
  const app = (): Promise<string> => readFile(join(folder, 'app.py'), 'utf8');

  it('copies files, with names filled in', async () => {
    assert.equal(await solve({ files: ['app.py'] }), '');
    assert.equal(await app(), 'mine\n');
  });
  it('edits exactly one place', async () => {
    assert.equal(await solve({ edit: { path: 'app.py', find: 'two', replace: '$&' } }), '');
    assert.equal(await app(), 'one\n$&\none\n');
    assert.match(
      await solve({ edit: { path: 'app.py', find: 'one', replace: '' } }),
      /instead of once/,
    );
    assert.match(
      await solve({ edit: { path: 'app.py', find: 'no', replace: '' } }),
      /instead of once/,
    );
  });
  it('answers, from the world too', async () => {
    assert.equal(await solve({ answer: { task: 'a', value: ['x', 'y'] } }), '');
    assert.equal(await solve({ answer: { task: 'known', value: 'world' } }), '');
    assert.match(await solve({ answer: { task: 'other', value: 'world' } }), /not there yet/);
    assert.deepEqual(log, ['a=x,y', 'known=42']);
  });
  it('stops at the first command that goes wrong', async () => {
    const bad = { run: ['sh', '-c', 'exit 3'] };
    assert.match(await solve(bad, { files: ['app.py'] }), /^Could not run/);
    assert.notEqual(await app(), 'mine\n');
    assert.equal(await solve({ ...bad, exit: [3] }), '');
  });
  it('never writes outside the folder', async () => {
    await symlink(base, join(folder, 'out'));
    await symlink(join(base, 'not-yet'), join(folder, 'dangling'));
    for (const path of [
      '../x',
      '/etc/x',
      'out/x',
      'a/../../x',
      'dangling',
      'dangling/x',
      '.',
      '',
    ]) {
      assert.equal(await within(folder, path), undefined, path);
      assert.match(await solve({ edit: { path, find: 'a', replace: 'b' } }), /outside/, path);
    }
    assert.equal(await within(folder, 'new/deep/file'), join(folder, 'new/deep/file'));
  });
});
