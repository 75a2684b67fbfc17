import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/main.ts';
import { quick } from '../../../src/cli/quick.ts';

const bad = 'FROM alpine:3.20\nWORKDIR app\n';
const good = 'FROM alpine:3.20\nWORKDIR /app\n';

describe('container-lab lint', () => {
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-lint-'));
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  async function write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(base, path)), { recursive: true });
      await writeFile(join(base, path), text);
    }
  }
  const run = (...argv: string[]): ReturnType<typeof runIn> => runIn({}, ...argv);
  async function runIn(
    env: Readonly<Record<string, string>>,
    ...argv: string[]
  ): Promise<{ code: number; out: string; err: string }> {
    const runs = [];
    for (const command of [quick, main]) {
      let [out, err] = ['', ''];
      const code = await command(['lint', ...argv], {
        out: (text) => void (out += text),
        err: (text) => void (err += text),
        env: { HOME: join(base, 'home'), LANG: 'C.UTF-8', ...env },
        cwd: base,
        signal: new AbortController().signal,
        labs: join(base, 'none'),
        version: '1.2.3',
      });
      runs.push({ code, out, err });
      if (argv.includes('--fix')) break;
    }
    const [first = { code: -1, out: '', err: '' }, second = first] = runs;
    assert.deepEqual(second, first, 'the quick way and the usual one say the same');
    return first;
  }
  const files = async (...argv: string[]): Promise<readonly string[]> => {
    const found: unknown = JSON.parse((await run(...argv, '--format', 'json')).out);
    assert.ok(Array.isArray(found));
    return found.map((one: { file: string }) => one.file);
  };

  it('looks at every Dockerfile of a folder, in order', async () => {
    await write({
      Dockerfile: bad,
      'a/Dockerfile.dev': bad,
      'a/Dockerfile.dockerignore': bad,
      'a/dockerfile.zh-cn.md': bad,
      'a/web.Dockerfile': bad,
      'b/Containerfile': bad,
      'b/Containerfile.x': bad,
      'b/notes.md': bad,
      'node_modules/Dockerfile': bad,
      '.git/Dockerfile': bad,
    });
    const all = ['Dockerfile', 'a/Dockerfile.dev', 'a/web.Dockerfile'];
    assert.deepEqual(await files(), [...all, 'b/Containerfile', 'b/Containerfile.x']);
    assert.deepEqual(await files('b', 'Dockerfile'), [
      ...['b/Containerfile', 'b/Containerfile.x', 'Dockerfile'],
    ]);
    assert.deepEqual(await files('b/notes.md'), ['b/notes.md']);
  });

  it('passes, fails and cannot, each with its exit code', async () => {
    await write({ good, bad });
    assert.equal((await run('good')).code, 0);
    assert.equal((await run('bad')).code, 1);
    assert.equal((await run('bad', '--no-fail')).code, 0);
    const { code, err } = await run('bad', 'none');
    assert.equal(code, 2);
    assert.match(err, /^Could not read none: ENOENT\. /);
  });
  it('fails at the threshold and above', async () => {
    await write({ a: 'FROM alpine:latest\n' });
    assert.equal((await run('a', '-t', 'warning')).code, 1);
    assert.equal((await run('a', '--failure-threshold', 'error')).code, 0);
    assert.equal((await run('a', '-t', 'error', '--error', 'DL3007')).code, 1);
    assert.equal((await run('a', '--ignore', 'DL3007')).code, 0);
  });
  for (const argv of [
    ['-t', 'worst'],
    ['--profile', 'none'],
    ['--require-label', 'x:y'],
    ['--fix', '--diff'],
    ['--stdin', 'a'],
    ['--format', 'tap'],
    ['--matrix'],
    [],
  ]) {
    it(`${argv.join(' ') || 'nothing to look at'}: wrong usage`, async () => {
      const { code, out, err } = await run(...argv);
      assert.equal(code, 64);
      assert.match(err, /^Could not /);
      assert.equal(out, '');
    });
  }
  it('repairs a file with all that it is made of, and says what is left', async () => {
    await write({ a: `\uFEFF${bad.replaceAll('\n', '\r\n')}FROM alpine:latest\r\n` });
    const { code, out } = await run('a', '--fix');
    assert.equal(code, 1);
    assert.match(out, /DL3007/);
    assert.doesNotMatch(out, /DL3000/);
    const after = await readFile(join(base, 'a'), 'utf8');
    assert.equal(after, `\uFEFF${good.replaceAll('\n', '\r\n')}FROM alpine:latest\r\n`);
  });
  it('does not write a file that would lose characters', async () => {
    const bytes = Buffer.concat([Buffer.from(bad), Buffer.from([0x23, 0xff])]);
    await write({ a: bytes });
    const { code, err } = await run('a', '--fix');
    assert.equal(code, 2);
    assert.match(err, /not UTF-8/);
    assert.deepEqual(await readFile(join(base, 'a')), bytes);
  });
  it('shows what it would change, and changes nothing', async () => {
    await write({ a: bad });
    const { code, out } = await run('a', '--diff');
    assert.equal(code, 1);
    assert.match(out, /^--- a\/a\n\+\+\+ b\/a\n@@[^]*\n-WORKDIR app\n\+WORKDIR \/app\n$/);
    assert.equal(await readFile(join(base, 'a'), 'utf8'), bad);
  });
  it('obeys the nearest config, then the environment, then the command line', async () => {
    await write({
      '.hadolint.yaml': 'override: { info: [DL3000] }\n',
      'sub/.hadolint.yml': 'ignored: [DL3000]\n',
      Dockerfile: bad,
      'sub/x/Dockerfile': bad,
      'other.yaml': 'failure-threshold: error\n',
    });
    assert.deepEqual(await files(), ['Dockerfile']);
    assert.match((await run('Dockerfile')).out, / info: /);
    assert.match((await run('Dockerfile', '--style', 'DL3000')).out, / style: /);
    const env = { HADOLINT_OVERRIDE_WARNING: 'DL3000' };
    assert.match((await runIn(env, 'Dockerfile')).out, / warning: /);
    const given = ['-c', 'other.yaml', 'Dockerfile', '--warning', 'DL3000'];
    assert.equal((await run(...given)).code, 0);
    assert.equal((await run('-c', 'none.yaml', 'Dockerfile')).code, 2);
  });
  it('finds the config of XDG and of the home folder', async () => {
    await write({ Dockerfile: bad, 'xdg/hadolint.yaml': 'ignored: [DL3000]\n' });
    const env = { XDG_CONFIG_HOME: join(base, 'xdg') };
    assert.equal((await runIn(env, 'Dockerfile')).code, 0);
    assert.equal((await run('Dockerfile')).code, 1);
    await write({ 'home/.hadolint.yaml': 'ignored: [DL3000]\n' });
    assert.equal((await run('Dockerfile')).code, 0);
  });
  it('tells what is wrong in a config at its line, and goes on', async () => {
    await write({ Dockerfile: bad, '.hadolint.yaml': 'ignore: [DL3000]\n' });
    const { code, out } = await run('Dockerfile');
    assert.equal(code, 1);
    assert.match(out, /^\.hadolint\.yaml:1:1 warning: [^]*\nDockerfile:2:9 error: /);
  });
  it('shows errors only in the profile for learning', async () => {
    await write({ a: `${bad}FROM alpine:latest\n` });
    const { out } = await run('a', '--profile', 'learning');
    assert.match(out, /DL3000/);
    assert.doesNotMatch(out, /DL3007/);
  });
  it('writes its findings to a file', async () => {
    await write({ a: bad });
    const { code, out } = await run('a', '-o', 'out.json', '-f', 'json');
    assert.deepEqual([code, out], [1, '']);
    assert.match(await readFile(join(base, 'out.json'), 'utf8'), /"DL3000"/);
  });
  it('speaks Chinese', async () => {
    await write({ a: bad });
    assert.match((await run('a', '--lang', 'zh-cn')).out, /错误：?/);
  });
});
