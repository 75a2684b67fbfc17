/** A lab from its start to its clean-up by the command alone. */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docker, makeRoom, type Room } from '../session/support.ts';
import { named, run } from './support.ts';

describe('container-lab, from the start of a lab to its end', () => {
  let room: Room;
  let env: Readonly<Record<string, string>>;
  beforeEach(async () => {
    room = await makeRoom();
    env = { XDG_STATE_HOME: join(room.root, 'home') };
  });
  afterEach(() => room.leave());

  const lab = (...argv: readonly string[]): ReturnType<typeof run> =>
    run([...argv, '--folder', room.folder], { env });
  const start = (...argv: readonly string[]): ReturnType<typeof run> => {
    const sets = Object.entries(room.variables).flatMap(([name, value]) => [
      '--set',
      `${name}=${value}`,
    ]);
    return lab('start', 'small-box', ...sets, ...argv);
  };

  it('start, solve, check, reset and clean', async () => {
    const started = await start();
    assert.equal(started.code, 0, started.out + started.err);
    assert.match(started.out, /✔ Docker \S+ answers/);
    assert.match(started.out, new RegExp(`✔ The name ${room.container} is free`));
    const name = await readFile(join(room.folder, 'name.txt'), 'utf8');
    assert.equal(name, `I am ${room.container}, from ${room.image}.\n`);
    assert.equal((await lab('check')).code, 1);

    const again = await start();
    assert.equal(again.code, 64);
    assert.match(again.err, /was started there/);

    // Its commands are shown first: the lab does not come with the command.
    const shown = await lab('solve', 'build');
    assert.equal(shown.code, 64);
    assert.match(shown.out, new RegExp(`\\$ docker build -t ${room.image}:v1 \\.`));
    assert.match(shown.err, /container-lab solve build --yes/);
    assert.deepEqual(await named(room.image), []);

    const solved = await lab('solve', '--yes');
    assert.equal(solved.code, 0, solved.out + solved.err);
    assert.match(solved.out, /✔ The image is/);
    const second = await lab('solve', 'run', '--yes', '--format', 'json');
    assert.equal(second.code, 0, second.out + second.err);
    const { tasks } = JSON.parse(second.out) as { tasks: { status: string }[] };
    assert.deepEqual(
      tasks.map(({ status }) => status),
      ['passed', 'passed', 'passed', 'passed'],
    );
    const tap = await lab('check', 'run', '--format', 'tap');
    assert.equal(tap.code, 0, tap.out);
    assert.match(tap.out, /^TAP version 14\n1\.\.4\nok 1 - small-box: up: It runs\n/);
    assert.match((await run(['list'], { env })).out, /finished, in /);

    await writeFile(join(room.folder, 'Dockerfile'), 'FROM scratch\n');
    const preview = await lab('reset');
    assert.equal(preview.code, 64);
    assert.match(preview.out, new RegExp(`✔ container ${room.container} `));
    assert.match(preview.out, /kept aside: Dockerfile/);
    assert.equal((await named(room.container)).length, 1);
    const reset = await lab('reset', '--yes');
    assert.equal(reset.code, 0, reset.out + reset.err);
    const aside = /Your own versions of Dockerfile are in (.+)\.$/m.exec(reset.out)?.[1] ?? '';
    assert.equal(await readFile(join(aside, 'Dockerfile'), 'utf8'), 'FROM scratch\n');
    assert.match(await readFile(join(room.folder, 'Dockerfile'), 'utf8'), /____/);
    assert.deepEqual(await named(room.container), []);
    assert.deepEqual(await named(room.image), []);
    assert.match((await run(['list'], { env })).out, /0 of 5 tasks/);

    const there = await lab('solve', '--until', 'run', '--yes');
    assert.equal(there.code, 0, there.out + there.err);
    assert.match(there.out, /1 of 1: Build[^]*You are at “Run”\./);
    const clean = await lab('clean', '--yes');
    assert.equal(clean.code, 0, clean.out);
    assert.deepEqual(await named(room.image), []);
  });

  it('solve and reset ask on a terminal, and do nothing without a y', async () => {
    assert.equal((await start()).code, 0);
    const ask = (verb: string, typed: string): ReturnType<typeof run> =>
      run([verb, '--folder', room.folder], { env, typed });
    const no = await ask('solve', 'n\n');
    assert.equal(no.code, 1, no.out);
    assert.match(no.out, /Nothing was changed\./);
    assert.match(await readFile(join(room.folder, 'Dockerfile'), 'utf8'), /____/);
    const yes = await ask('solve', 'y\n');
    assert.equal(yes.code, 0, yes.out);
    assert.equal((await named(room.image)).length, 1);
    assert.equal((await ask('reset', '\n')).code, 1);
    assert.equal((await named(room.image)).length, 1);
    assert.equal((await ask('reset', 'y\n')).code, 0);
    assert.deepEqual(await named(room.image), []);
  });

  it('start writes nothing over a file that differs, unless told to', async () => {
    await mkdir(room.folder, { recursive: true });
    await writeFile(join(room.folder, 'Dockerfile'), 'mine\n');
    const first = await start();
    assert.equal(first.code, 1);
    assert.match(first.out, /nothing was written[^]*Dockerfile/);
    assert.deepEqual(await readdir(room.folder), ['Dockerfile']);
    const kept = await start('--conflicts', 'keep');
    assert.equal(kept.code, 0, kept.out);
    assert.equal(await readFile(join(room.folder, 'Dockerfile'), 'utf8'), 'mine\n');
  });

  it('start says what is in the way, and starts nothing', async () => {
    await docker('create', '--name', room.container, 'python:3.11-slim-bookworm');
    const { code, out } = await start();
    assert.equal(code, 2);
    assert.match(out, new RegExp(`✘ A container named ${room.container} is already there`));
    assert.match(out, /--set container=/);
    await assert.rejects(readdir(room.folder));
    const down = await start('--docker', 'unix:///no/docker.sock', '--format', 'json');
    assert.equal(down.code, 2);
    assert.equal((JSON.parse(down.out) as { started: boolean }).started, false);
  });

  it('start refuses values that are none', async () => {
    for (const set of ['container', 'contaner=x', 'container=a b', 'image=UP', '=x']) {
      const { code, err } = await lab('start', 'small-box', '--set', set);
      assert.equal(code, 64);
      assert.match(err, /^Could not set /);
    }
  });

  it('a lab that comes with the command is solved without asking, and brings you on', async () => {
    const sets = ['--set', `container=${room.container}`, '--set', `image=${room.image}`];
    assert.equal((await lab('start', 'flask-uwsgi-v1', ...sets)).code, 0);
    const read = await lab('solve', 'read');
    assert.equal(read.code, 0, read.out + read.err);
    const there = await lab('solve', '--until', 'dockerfile');
    assert.equal(there.code, 0, there.out + there.err);
    const state = await lab('check', 'configure');
    assert.equal(state.code, 0, state.out);
  });

  it('two commands at once leave one whole log', async () => {
    assert.equal((await start()).code, 0);
    assert.equal((await lab('solve', 'build', '--yes')).code, 0);
    const codes = await Promise.all(
      Array.from({ length: 4 }, async () => (await lab('check', 'build')).code),
    );
    assert.deepEqual(codes, [0, 0, 0, 0]);
    const home = join(room.root, 'home', 'container-lab');
    const [session = ''] = await readdir(home);
    const log = await readFile(join(home, session, 'evidence.log'), 'utf8');
    const records = log.trimEnd().split('\n');
    for (const line of records) assert.equal(typeof JSON.parse(line), 'object');
    assert.equal(records.filter((line) => line.includes('"passed"')).length, 2);
  });
});
