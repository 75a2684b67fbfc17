import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const command = resolve(import.meta.dirname, '../../../src/cli/bin.ts');
const bad = 'FROM alpine:3.20\nWORKDIR app\n';
const good = 'FROM alpine:3.20\nWORKDIR /app\n';

/** The command as a process: what it reads from its input, and what programs are on the PATH. */
describe('container-lab lint, as a process', function () {
  this.timeout(30_000);
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-lint-input-'));
  });
  afterEach(async () => {
    for (const folder of [base, `${base}-cache`])
      await rm(folder, { recursive: true, force: true });
  });

  function lint(
    input: string | Buffer,
    argv: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'lint', ...argv], {
      cwd: base,
      input,
      env: {
        HOME: base,
        XDG_CACHE_HOME: `${base}-cache`,
        LANG: 'C.UTF-8',
        PATH: process.env['PATH'] ?? '',
        ...env,
      },
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  }

  for (const argv of [['--stdin'], ['-']]) {
    it(`${argv.join(' ')}: looks at the input alone`, async () => {
      await writeFile(join(base, 'Dockerfile'), 'FROM alpine:latest\n');
      const { code, out, err } = lint(bad, argv);
      assert.deepEqual([code, err], [1, '']);
      assert.match(out, /^-:2:9 error: /);
      assert.doesNotMatch(out, /DL3007/);
      assert.equal(lint(good, argv).code, 0);
    });
  }
  it('--stdin-filename: tells that path, and its config and .dockerignore count', async () => {
    await writeFile(join(base, '.hadolint.yaml'), 'override: { info: [DL3000] }\n');
    await writeFile(join(base, 'x.Dockerfile.dockerignore'), 'secret.txt\n');
    const input = `${bad}COPY secret.txt /\n`;
    const { out } = lint(input, ['--stdin', '--stdin-filename', 'x.Dockerfile']);
    assert.match(out, /^x\.Dockerfile:2:9 info: /);
    assert.match(out, /CopyIgnoredFile/);
    assert.deepEqual(await readdir(base), ['.hadolint.yaml', 'x.Dockerfile.dockerignore']);
  });
  it('--fix --stdin: prints the repaired text, and what is left on the other stream', () => {
    const input = `\uFEFF${bad.replaceAll('\n', '\r\n')}FROM alpine:latest\r\n`;
    const { code, out, err } = lint(input, ['--fix', '--stdin']);
    assert.equal(code, 1);
    assert.equal(out, `\uFEFF${good.replaceAll('\n', '\r\n')}FROM alpine:latest\r\n`);
    assert.match(err, /^-:3:6 warning: [^]*DL3007/);
    assert.doesNotMatch(err, /DL3000/);
  });
  it('--fix --stdin: prints a text that needs nothing as it is', () => {
    assert.deepEqual(lint(good, ['--fix', '--stdin']).out, good);
    assert.deepEqual(lint('', ['--fix', '--stdin']).out, '');
  });
  it('--diff --stdin: shows what would change', () => {
    assert.match(lint(bad, ['--diff', '--stdin']).out, /\n-WORKDIR app\n\+WORKDIR \/app\n$/);
  });
  it('--file-path-in-report: prints that path in every format', async () => {
    await writeFile(join(base, 'a'), bad);
    const named = ['--file-path-in-report', 'over/there'];
    assert.match(lint('', ['a', ...named]).out, /^over\/there:2:9 /);
    assert.match(lint(bad, ['--stdin', ...named, '--format', 'tty']).out, /^over\/there:2 DL3000 /);
    for (const format of ['json', 'sarif', 'checkstyle', 'github', 'junit', 'gnu']) {
      const { out } = lint('', ['a', ...named, '--format', format]);
      assert.match(out, /over\/there/, format);
    }
  });
  it('obeys `# check=skip=` above one instruction, for that alone', () => {
    // BuildKit does since its pull request 6334; explained at docs.docker.com/build/checks.
    const twice = 'FROM alpine:3.20\n# check=skip=StageNameCasing\nFROM alpine:3.20 AS One\n';
    const { out } = lint(`${twice}FROM alpine:3.20 AS Two\n`, ['-', '--format', 'tty']);
    assert.equal(out.match(/StageNameCasing/g)?.length, 1);
    assert.match(out, /^-:4 StageNameCasing /);
  });

  describe('with ShellCheck', () => {
    const shell = 'FROM alpine:3.20\nRUN a=`b`; echo "$a" $C\n';

    it('uses it where it is installed, and tells its findings as its own', () => {
      const { code, out, err } = lint(shell, ['--stdin']);
      assert.deepEqual([code, err], [1, '']);
      assert.match(out, /^-:2:7 style: .*\(SC2006\)$/m);
      assert.match(out, /^-:2:22 info: .*\(SC2086\)$/m);
      assert.match(lint(shell, ['--stdin', '--lang', 'zh-cn']).out, /反引号.*SC2006/);
    });
    it('obeys the threshold, the ignored rules and the config', async () => {
      assert.equal(lint(shell, ['--stdin', '-t', 'warning']).code, 0);
      assert.equal(lint(shell, ['--stdin', '--ignore', 'SC2006,SC2086']).code, 0);
      assert.equal(lint(shell, ['--stdin', '-t', 'error', '--error', 'SC2086']).code, 1);
      await writeFile(join(base, '.hadolint.yaml'), 'ignored: [SC2006, SC2086]\n');
      assert.equal(lint(shell, ['--stdin']).code, 0);
    });
    it('repairs what needs no choice', () => {
      const { out } = lint(shell, ['--fix', '--stdin']);
      assert.equal(out, 'FROM alpine:3.20\nRUN a=$(b); echo "$a" $C\n');
    });
    it('looks at many files', async () => {
      for (let at = 0; at < 120; at += 1) {
        await writeFile(join(base, `Dockerfile.${at}`), `FROM alpine:3.20\nRUN echo $V${at % 7}\n`);
      }
      const { out } = lint('', ['.', '--format', 'tty']);
      assert.equal(out.match(/SC2086/g)?.length, 120);
    });
    it('--no-shellcheck: does without', () => {
      assert.equal(lint(shell, ['--stdin', '--no-shellcheck']).code, 0);
    });
    it('is silent where it is not installed, but for who asks for it', () => {
      const none = { PATH: base };
      assert.deepEqual(
        [lint(shell, ['--stdin'], none)].map(({ code, err }) => [code, err]),
        [[0, '']],
      );
      const { code, err } = lint(shell, ['--stdin', '--shellcheck'], none);
      assert.equal(code, 2);
      assert.match(err, /^Could not ask ShellCheck: .*ENOENT\. Install /);
      assert.equal(lint(shell, ['--stdin', '--shellcheck']).code, 1);
    });
    it('--shellcheck and --no-shellcheck: wrong usage', () => {
      assert.equal(lint(shell, ['--stdin', '--shellcheck', '--no-shellcheck']).code, 64);
    });
  });
});
