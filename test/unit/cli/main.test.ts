import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../src/cli/main.ts';

describe('the command', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-cli-'));
    await mkdir(join(base, 'labs', 'broken'), { recursive: true });
    await writeFile(join(base, 'labs', 'broken', 'lab.yaml'), 'schema: 1\nid: broken\n');
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const run = (...argv: string[]): ReturnType<typeof runIn> => runIn({}, ...argv);
  async function runIn(
    env: Readonly<Record<string, string>>,
    ...argv: string[]
  ): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const code = await main(argv, {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      env: { XDG_STATE_HOME: join(base, 'state'), LANG: 'C.UTF-8', ...env },
      cwd: base,
      signal: new AbortController().signal,
      labs: join(base, 'none'),
      version: '1.2.3',
    });
    return { code, out, err };
  }

  it('without a verb shows its help, as wrong usage', async () => {
    const { code, err } = await run();
    assert.equal(code, 64);
    assert.match(
      err,
      /list[^]*start[^]*check[^]*solve[^]*reset[^]*clean[^]*test[^]*lint[^]*doctor/,
    );
  });
  it('shows its help in either language', async () => {
    assert.match((await run('--help')).out, /Exit codes/);
    const { code, out } = await run('--help', '--lang', 'zh-cn');
    assert.equal(code, 0);
    assert.match(out, /退出码/);
  });
  it('says once which mirror of the environment it does not use, and goes on', async () => {
    const env = { CONTAINER_LAB_REGISTRY: 'me:secret@m.example', CONTAINER_LAB_PIP_INDEX: '' };
    const { code, err } = await runIn(env, 'list', '--format', 'json');
    assert.equal(code, (await run('list')).code);
    assert.match(err, /^CONTAINER_LAB_REGISTRY is not used\. Write its host[^\n]*\n$/);
    assert.equal((await runIn({ CONTAINER_LAB_REGISTRY: 'm.example' }, 'list')).err, '');
  });
  for (const argv of [
    ['dance'],
    ['list', '--what'],
    ['test'],
    ['test', 'nothing'],
    ['test', '--all', 'x'],
    ['check'],
    ['clean'],
    ['reset'],
    ['solve'],
    ['solve', 'a', '--until', 'b'],
    ['start'],
    ['start', 'nothing'],
    ['list', '--keep'],
    ['list', '--format', 'tap'],
  ]) {
    it(`${argv.join(' ')}: wrong usage`, async () => {
      const { code, out, err } = await run(...argv);
      assert.equal(code, 64);
      assert.match(err, /^Could not /);
      assert.equal(out, '');
    });
  }
  const verbs = [
    ...['list', 'start', 'check', 'solve', 'reset', 'clean', 'test', 'lint', 'explain', 'doctor'],
  ];
  for (const verb of verbs) {
    it(`${verb}: says how it is used, in both languages`, async () => {
      const english = await run(verb, '--help');
      assert.equal(english.code, 0);
      assert.match(english.out, new RegExp(`^container-lab ${verb}[^]*[a-z]\\.\n[^]*Exit codes`));
      const chinese = await run('help', verb, '--lang', 'zh-cn');
      assert.equal(chinese.code, 0);
      assert.match(chinese.out, new RegExp(`^container-lab ${verb}[^]*。\n[^]*退出码`));
    });
    it(`${verb}: its help lists the same options in both languages, those of its usage too`, async () => {
      const options = async (language: string): Promise<readonly string[]> =>
        (await run(verb, '--help', '--lang', language)).out
          .split('\n')
          .flatMap((line) => /^ {2}(--\S+)/.exec(line)?.[1] ?? []);
      const listed = await options('en');
      assert.deepEqual(await options('zh-cn'), listed);
      assert.ok(listed.includes('--format'));
      const [usage = ''] = (await run(verb, '--help')).out.split('\n');
      for (const [flag] of usage.matchAll(/--\w+/g)) assert.ok(listed.includes(flag), flag);
    });
  }
  for (const verb of verbs.filter((one) => one !== 'test' && one !== 'lint')) {
    it(`${verb}: too many words are wrong usage`, async () => {
      const { code, err } = await run(verb, 'one', 'two');
      assert.equal(code, 64);
      assert.match(err, new RegExp(`is too much. It is container-lab ${verb}`));
    });
  }
  it('prints the formats of test runners, an environment that is not ready too', async () => {
    const faulty = ['test', '--all', '--labs', 'labs'];
    const junit = await run(...faulty, '--format', 'junit');
    assert.equal(junit.code, 1);
    assert.match(junit.out, /<testsuite name="broken" tests="1" failures="1"/);
    const tap = await run(...faulty, '--format', 'tap');
    assert.equal(tap.code, 1);
    assert.match(tap.out, /^TAP version 14\n1\.\.1\nnot ok 1 - broken: lab\.yaml\n/);
    const text = await run(...faulty);
    assert.equal(text.code, 1);
    assert.match(text.out, /^✘ broken\n {4}lab\.yaml:\d+:\d+ /);
  });
  it('says its version', async () => {
    assert.deepEqual(await run('--version'), { code: 0, out: '1.2.3\n', err: '' });
  });
  const slips: readonly (readonly [readonly string[], string])[] = [
    [['chekc'], 'check'],
    [['help', 'cleen'], 'clean'],
    [['list', '--formt', 'json'], '--format'],
    [['test', 'brokn', '--labs', 'labs'], 'broken'],
  ];
  for (const [argv, meant] of slips) {
    it(`${argv.join(' ')}: asks whether ${meant} was meant`, async () => {
      const { code, err } = await run(...argv);
      assert.equal(code, 64);
      assert.ok(err.endsWith(`Did you mean ${meant}?\n`), err);
    });
  }
  it('lists a broken lab with its faults and their places', async () => {
    const { code, out } = await run('list', '--labs', 'labs');
    assert.equal(code, 1);
    assert.match(out, /^broken {2}✘/);
    assert.match(out, /lab\.yaml:\d+:\d+ /);
  });
  it('lists for programs', async () => {
    const { out } = await run('list', '--labs', 'labs', '--format', 'json');
    const labs = listIn(out, 'labs');
    assert.equal(labs.length, 1);
    assert.deepEqual(keysOf(labs[0]), ['id', 'folder', 'faults', 'started']);
    const faults = listIn(JSON.stringify(labs[0]), 'faults');
    assert.notEqual(faults.length, 0);
    for (const fault of faults) assert.deepEqual(keysOf(fault), ['id', 'message', 'place']);
  });
  it('a daemon that is not there is exit code 2, with a remedy', async () => {
    const { code, out } = await run('doctor', '--docker', `unix://${base}/no.sock`);
    assert.equal(code, 2);
    assert.match(out, /✘ Docker is not here/);
    assert.match(out, /✔ Node/);
  });
  it('doctor for programs has a row for each thing', async () => {
    const { out } = await run('doctor', '--docker', `unix://${base}/no.sock`, '--format', 'json');
    const [daemon, ...others] = listIn(out, 'rows');
    assert.deepEqual(keysOf(daemon), ['id', 'ready', 'text', 'remedy']);
    for (const row of others) assert.deepEqual(keysOf(row).slice(0, 3), ['id', 'ready', 'text']);
    assert.equal(others.length, 3);
  });
  it('an endpoint that makes no sense is exit code 2', async () => {
    const { code } = await run('doctor', '--docker', 'gopher://x');
    assert.equal(code, 2);
  });
});

/** The list under a key of a JSON text. */
function listIn(json: string, key: string): readonly unknown[] {
  const data: unknown = JSON.parse(json);
  assert.ok(typeof data === 'object' && data !== null);
  const list: unknown = Reflect.get(data, key);
  assert.ok(Array.isArray(list));
  return list;
}

function keysOf(value: unknown): readonly string[] {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.keys(value);
}
