import fc from 'fast-check';
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lintDockerfile } from '../../../../src/dockerfile/lint.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { scriptsOf } from '../../../../src/dockerfile/scripts.ts';
import {
  isAbsent,
  makeShellcheck,
  type Shellcheck,
} from '../../../../src/dockerfile/shellcheck/shellcheck.ts';
import { defaultConfig, type LintConfig } from '../../../../src/lint/config/config.ts';
import { applyEdits } from '../../../../src/lint/edit.ts';
import type { Finding } from '../../../../src/lint/finding.ts';
import { fixAll } from '../../../../src/lint/fixAll.ts';
import { toPlain } from '../../../../src/text.ts';

const never = new AbortController().signal;

async function findings(
  shellcheck: Shellcheck,
  text: string,
  config: Partial<LintConfig> = {},
): Promise<readonly Finding[]> {
  const document = parseDockerfile(text);
  const scripts = scriptsOf(document);
  await shellcheck.ask(scripts, never);
  const { more } = shellcheck.known(scripts);
  const all = lintDockerfile(document, { ...defaultConfig, ...config }, { more });
  return all.filter(({ ids }) => /^SC|^UnusedIgnore/.test(ids[0]));
}

/** The program itself: `npm test` makes it ready. */
describe('ShellCheck on RUN', () => {
  const shellcheck = makeShellcheck('shellcheck');
  const found = async (text: string, config?: Partial<LintConfig>): Promise<readonly string[]> =>
    (await findings(shellcheck, text, config)).map(
      ({ ids, range, severity }) => `${range.start.line + 1} ${ids[0]} ${severity}`,
    );
  const twice = 'FROM a:1\nRUN echo $X\nRUN a=`b`; c "$a"\n';

  const chinese: readonly (readonly [line: string, id: string, text: RegExp])[] = [
    ['ls | xargs rm', 'SC2011', /-print0/],
    ['tr a-z 0-9 < f', 'SC2018', /\[:lower:\]/],
    ['tr 0-9 A-Z < f', 'SC2019', /\[:upper:\]/],
    ['sudo echo x > /f', 'SC2024', /sudo tee/],
    ['for v in a; do echo "$v"; done', 'SC2043', /只会执行一次/],
    ['find . -name *.txt', 'SC2061', /请给 -name 的参数加引号/],
    ['trap "echo $a" EXIT', 'SC2064', /单引号/],
    ['for i in "$a"; do echo "$i"; done', 'SC2066', /只会执行一次/],
    ['[ "$a" -gt 1.5 ]', 'SC2072', /小数/],
    ['export P="~/bin:$P"', 'SC2088', /\$HOME/],
    ['printf hi "$a"', 'SC2182', /printf/],
    ['for x in $HOME/*; do rm "$x"; done', 'SC2231', /加双引号/],
  ];
  for (const [line, id, text] of chinese) {
    it(`says ${id} in Chinese`, async () => {
      const all = await findings(shellcheck, `FROM a:1\nRUN ${line}\n`, { profile: 'all' });
      const finding = all.find(({ ids }) => ids[0] === id);
      assert.ok(finding);
      const said = toPlain(finding.message, 'zh-cn');
      assert.match(said, text);
      assert.doesNotMatch(said, /^ShellCheck/);
    });
  }

  it('finds at the lines of the file', async () => {
    assert.deepEqual(await found(twice), ['2 SC2086 info', '3 SC2006 style']);
  });
  it('obeys the config: left out, another severity, errors only', async () => {
    assert.deepEqual(await found(twice, { ignored: ['SC2086'] }), ['3 SC2006 style']);
    const override = { SC2086: 'error' } as const;
    assert.deepEqual(await found(twice, { override }), ['2 SC2086 error', '3 SC2006 style']);
    assert.deepEqual(await found(twice, { profile: 'learning', override }), ['2 SC2086 error']);
  });
  it('obeys comments, and tells those that ignore nothing', async () => {
    const text = twice
      .replace('RUN echo', '# hadolint ignore=SC2086\nRUN echo')
      .replace('RUN a=', '# hadolint ignore=SC2006,SC2164\nRUN a=');
    assert.deepEqual(await found(text), ['4 UnusedIgnore info']);
    assert.deepEqual(await found(`${twice}# hadolint global ignore=SC2086,SC2006\n`), []);
  });
  it('speaks the dialect, and leaves alone what a Dockerfile cannot say', async () => {
    assert.deepEqual(await found('FROM a:1\nRUN [[ -f "$X" ]]'), ['2 SC3010 warning']);
    assert.deepEqual(await found('FROM a:1\n# hadolint shell=bash\nRUN [[ -f "$X" ]]'), []);
    assert.deepEqual(await found('FROM a:1\nSHELL ["/bin/ash", "-c"]\nRUN . ./x && . "$Y"'), []);
    assert.deepEqual(await found('FROM a:1\nSHELL ["zsh", "-c"]\nRUN echo $x'), []);
  });
  it('knows the variables of ARG and ENV', async () => {
    assert.deepEqual(await found('FROM a:1\nRUN echo "$x"'), ['2 SC2154 warning']);
    assert.deepEqual(await found('FROM a:1\nARG x\nENV y=1\nRUN echo "$x" $y'), []);
  });
  it('says where the shell cannot be read', async () => {
    const all = await found('FROM a:1\nRUN if a; then \\\n  b');
    assert.ok(all.includes('3 SC1072 error'), all.join());
  });
  it('looks no file up, and no settings of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'container-lab-shellcheck-test-'));
    try {
      await writeFile(join(folder, 'x.sh'), 'echo $A\n');
      const text = `FROM a:1\nRUN . ${join(folder, 'x.sh')}; echo $B\n`;
      assert.deepEqual(await found(text), ['2 SC2086 info']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  const piece = fc.constantFrom(
    ...[
      'echo $X',
      'cd /x',
      'a=`b $Y`',
      'cd "$x"; c',
      '[ $Z = a ]',
      'for f in $(ls); do d $f; done',
    ],
    ...[
      'egrep x y',
      'echo "é😀" $X$Y',
      '[ $(cat f) == y ]',
      'test -n "$(g | grep h)"',
      'rm -r $X/*',
    ],
  );
  const separators = fc.constantFrom(' && ', '; ', ' \\\n  && ', ' \\\n# why\n  ; ', ' | ');
  const run = fc
    .tuple(fc.array(fc.tuple(piece, separators), { minLength: 1, maxLength: 5 }), fc.nat(2))
    .map(([pieces, form]) => {
      if (form > 0) return `RUN ${pieces.flat().slice(0, -1).join('')}\n`;
      return `RUN <<-EOF\n${pieces.map(([one]) => `\t${one}\n`).join('')}\tEOF\n`;
    });
  const file = fc
    .tuple(fc.array(run, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
    .map(([runs, newline]) => `FROM a:1\n${runs.join('')}`.replaceAll('\n', newline));

  it('offers fixes each of which leaves a file that parses and has its finding no longer', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const before = await findings(shellcheck, text);
        const faults = parseDockerfile(text).faults.length;
        const instructions = parseDockerfile(text).instructions.length;
        for (const { ids, fixes } of before) {
          for (const { edits } of fixes) {
            tried += 1;
            const after = applyEdits(text, edits);
            const parsed = parseDockerfile(after);
            assert.equal(parsed.faults.length, faults);
            assert.equal(parsed.instructions.length, instructions, after);
            const count = (all: readonly Finding[]): number =>
              all.filter((one) => one.ids[0] === ids[0]).length;
            assert.ok(
              count(await findings(shellcheck, after)) < count(before),
              `${ids[0]}\n${after}`,
            );
          }
        }
      }),
      { numRuns: 40 },
    );
    assert.ok(tried > 40, `${tried} fixes`);
  }).timeout(120_000);
  it('is mended by all fixes at once, and a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const lint = (now: string): Promise<readonly Finding[]> => findings(shellcheck, now);
        const once = (await fixAll(text, lint)).text;
        assert.equal((await fixAll(once, lint)).text, once);
        assert.doesNotMatch(once, /`/);
      }),
      { numRuns: 25 },
    );
  }).timeout(120_000);
});

describe('the ShellCheck program', () => {
  let folder: string;
  const { TMPDIR: usual } = process.env;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'container-lab-shellcheck-test-'));
    process.env['TMPDIR'] = folder;
  });
  afterEach(async () => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    await rm(folder, { recursive: true, force: true });
  });

  /** A program that notes its arguments' number, then does what is said. */
  async function program(script: string): Promise<string> {
    const path = join(folder, 'shellcheck');
    await writeFile(path, `#!/bin/sh\necho "$#" >> "${folder}/calls"\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }
  const scripts = (count: number) =>
    scriptsOf(
      parseDockerfile(
        `FROM a\n${Array.from({ length: count }, (_, at) => `RUN b${at}\n`).join('')}`,
      ),
    );
  /** What stays of this test's own: others may run on the machine. */
  const temporary = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => name.startsWith('container-lab-shellcheck-'));

  it('is asked once for a script, and for many at once', async () => {
    const path = await program(`printf '{"comments":[]}'`);
    const shellcheck = makeShellcheck(path);
    await shellcheck.ask(scripts(50), never);
    await shellcheck.ask(scripts(50), never);
    const { readFile } = await import('node:fs/promises');
    const calls = (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
    assert.ok(calls.length <= 4, `${calls.length} runs`);
    assert.equal(shellcheck.known(scripts(50)).all, true);
    assert.equal(shellcheck.known(scripts(51)).all, false);
  });
  it('that reads no files gets each script by its input', async () => {
    const path = await program(
      `for last; do :; done; if [ "$last" = - ]; then printf '{"comments":[]}'; else exit 2; fi`,
    );
    const shellcheck = makeShellcheck(path);
    await shellcheck.ask(scripts(9), never);
    assert.equal(shellcheck.known(scripts(9)).more.serves('SC2086'), true);
    assert.deepEqual(await temporary(), []);
  });
  it('that is not there is told apart from one that does not understand', async () => {
    const ask = (path: string) => makeShellcheck(path).ask(scripts(1), never);
    await assert.rejects(ask(join(folder, 'none')), (error) => isAbsent(error));
    const strange = await program('echo "no such option" >&2; exit 3');
    await assert.rejects(ask(strange), (error: Error) => {
      return !isAbsent(error) && error.message === 'no such option';
    });
    await assert.rejects(ask(await program('echo hello')), /not understood/);
  });
  it('that says too much is stopped, and counts as having said nothing', async () => {
    const shellcheck = makeShellcheck(await program('exec yes'));
    await shellcheck.ask(scripts(1), never);
    const { more, all } = shellcheck.known(scripts(1));
    assert.deepEqual([all, more.findings, more.serves('SC2086')], [true, [], false]);
  });
  it('is ended when it is no longer wanted', async () => {
    const path = await program('exec sleep 60');
    const wanted = new AbortController();
    const asked = makeShellcheck(path).ask(scripts(9), wanted.signal);
    setTimeout(() => wanted.abort(new Error('typed on')), 100);
    await assert.rejects(asked, /typed on/);
    // The first that ends rejects; a busy machine removes the folders of the others a moment later.
    for (let left = 100; left > 0 && (await temporary()).length > 0; left -= 1) await pause(20);
    assert.deepEqual(await temporary(), []);
  });
});
