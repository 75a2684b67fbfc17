import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SolveAction } from '../../../src/lab/model.ts';
import { runActions } from '../../../src/session/solve.ts';
import { said } from '../../../src/text.ts';
import { within } from '../../../src/session/within.ts';

const never = new AbortController().signal;

describe('a solution', () => {
  let base: string;
  let folder: string;
  let solution: string;
  let log: string[];

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-solve-'));
    [folder, solution, log] = [join(base, 'lab'), join(base, 'source', 'solution'), []];
    await mkdir(folder);
    await mkdir(solution, { recursive: true });
    await writeFile(join(folder, 'app.py'), 'one\ntwo\none\n');
    await writeFile(join(solution, 'app.py'), 'NAME\n');
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const kept = (...lines: string[]): Promise<void> => {
    log.push(...lines);
    return Promise.resolve();
  };
  let slow = false;
  const solve = async (...actions: SolveAction[]): Promise<string> => {
    const wrong = await runActions(
      actions,
      {
        folder,
        lab: join(base, 'source'),
        fill: (_path, content) => Buffer.from(content.toString().replace('NAME', 'mine')),
        createCluster: async () => {
          await kept('cluster');
          return slow ? said({ en: 'Too slow.', 'zh-cn': '太慢。' }) : undefined;
        },
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
  it('creates the cluster, and stops where that fails', async () => {
    slow = false;
    assert.equal(await solve({ cluster: 'up' }, { answer: { task: 'a', value: 'x' } }), '');
    slow = true;
    assert.equal(
      await solve({ cluster: 'up' }, { answer: { task: 'a', value: 'x' } }),
      'Too slow.',
    );
    assert.deepEqual(log, ['cluster', 'a=x', 'cluster']);
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
  it('copies nothing that a link for the solution’s folder leads to', async () => {
    await rm(solution, { recursive: true });
    await mkdir(join(base, 'theirs'));
    await writeFile(join(base, 'theirs', 'app.py'), 'secret\n');
    await symlink(join(base, 'theirs'), solution);
    assert.match(await solve({ files: ['app.py'] }), /outside/);
    assert.equal(await app(), 'one\ntwo\none\n');
  });
  it('overwrites nothing outside when links are swapped meanwhile', async () => {
    const outside = join(base, 'theirs');
    for (const where of [join(folder, 'real'), outside]) {
      await mkdir(where);
      await writeFile(join(where, 'app.ini'), 'before');
    }
    await mkdir(join(solution, 'conf'));
    await writeFile(join(solution, 'conf', 'app.ini'), 'NAME');
    const leadTo = async (where: string): Promise<void> => {
      await symlink(where, join(folder, 'next'));
      await rename(join(folder, 'next'), join(folder, 'conf'));
    };
    await leadTo('real');
    let swapping = true;
    const swapped = (async () => {
      for (let count = 0; count < 1000; count += 1)
        await leadTo(count % 2 === 0 ? outside : 'real');
      swapping = false;
    })();
    while (swapping) await solve({ files: ['conf/app.ini'] });
    await swapped;
    assert.equal(await readFile(join(outside, 'app.ini'), 'utf8'), 'before');
    assert.equal(await solve({ files: ['conf/app.ini'] }), '');
    assert.equal(await readFile(join(folder, 'real', 'app.ini'), 'utf8'), 'mine');
  });
  it('waits for no pipe that stands in a file’s place', async () => {
    assert.equal(await solve({ run: ['mkfifo', 'pipe'] }), '');
    await writeFile(join(solution, 'pipe'), '');
    assert.match(await solve({ files: ['pipe'] }), /^Could not/);
  });
  for (const tty of [false, true]) {
    it(`gives each word to the program as it is${tty ? ', under a terminal too' : ''}`, async () => {
      const words = [
        '$(id)',
        '`id`',
        '; id',
        '&& id',
        '| id',
        '> x',
        '$HOME',
        '*',
        '~',
        '',
        ' ',
        '-n',
        "'",
        '"',
        '\\',
        '!!',
        '#',
        'a\tb',
        '打 包',
      ];
      const write = 'fs.writeFileSync("argv.json", JSON.stringify(process.argv.slice(1)))';
      assert.equal(await solve({ run: [process.execPath, '-e', write, '--', ...words], tty }), '');
      assert.deepEqual(JSON.parse(await readFile(join(folder, 'argv.json'), 'utf8')), words);
    });
  }
});
