import fc from 'fast-check';
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { pipedLine, runCommand, shellLine, underTerminal } from '../../../src/session/command.ts';

const never = new AbortController().signal;
const run = (
  argv: readonly string[],
  more: { tty?: boolean; input?: string; timeLimit?: number } = {},
): ReturnType<typeof runCommand> =>
  runCommand({ argv, cwd: tmpdir(), timeLimit: 10_000, ...more }, never);

describe('a command', () => {
  it('has its exit code and its output', async () => {
    const ended = await run([process.execPath, '-e', 'console.log("out"); process.exit(3)']);
    assert.deepEqual(ended, { exitCode: 3, output: 'out\n' });
  });
  it('that is not there', async () => {
    const ended = await run(['container-lab-no-such-program']);
    assert.equal(ended.exitCode, undefined);
    assert.match(ended.output, /ENOENT/);
  });
  it('ends with its time limit', async () => {
    const ended = await run(['sleep', '60'], { timeLimit: 50 });
    assert.equal(ended.exitCode, undefined);
  });
  it('ends though it does not want to', async () => {
    const script =
      'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)';
    const stop = new AbortController();
    const running = runCommand(
      { argv: [process.execPath, '-e', script], cwd: tmpdir(), timeLimit: 300 },
      stop.signal,
    );
    assert.deepEqual(await running, { exitCode: undefined, output: 'up\n' });
  });
  it('under a terminal sees one, and gets its input', async () => {
    const script =
      'process.stdin.once("data", (d) => { console.log(process.stdin.isTTY + " " + d); process.exit(4); })';
    const ended = await run([process.execPath, '-e', script], { tty: true, input: 'hi\n' });
    assert.equal(ended.exitCode, 4);
    assert.match(ended.output, /true hi/);
  });
  it('a shell reads its line back as the same words, whatever they are', async () => {
    const word = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !text.includes('\0'));
    const attacks = fc.constantFrom('$(id)', "'; id; '", '`id`', '$HOME', '\\', '"', '-n', '*', '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(word, attacks), { minLength: 1 }), async (words) => {
        const line = shellLine(['printf', String.raw`%s\0`, ...words]);
        const { output } = await run(['sh', '-c', line]);
        assert.deepEqual(output.split('\0').slice(0, -1), words);
      }),
      { numRuns: 30 },
    );
  });
  it('without a terminal reads its input to the end', async () => {
    assert.deepEqual(await run(['cat'], { input: 'a\nb' }), { exitCode: 0, output: 'a\nb' });
  });
  for (const [input, line] of [
    ['only-for-this-lab', 'echo only-for-this-lab | cat'],
    ['-n', String.raw`printf '%s\n' -n | cat`],
    ["a b\n'$(id)'\n", String.raw`printf '%s\n' 'a b' ''\''$(id)'\''' | cat`],
  ] as const) {
    it(`is shown with its input as ${line}, which does the same`, async () => {
      assert.equal(pipedLine(['cat'], input), line);
      const { output } = await run(['sh', '-c', line]);
      assert.equal(output, input.endsWith('\n') ? input : `${input}\n`);
    });
  }
  it('takes an argv on macOS', () => {
    assert.deepEqual(underTerminal(['docker', 'exec'], 'darwin'), [
      'script',
      '-q',
      '/dev/null',
      'docker',
      'exec',
    ]);
  });
});
