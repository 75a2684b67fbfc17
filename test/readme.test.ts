import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

async function run(
  ...argv: readonly [string, ...string[]]
): Promise<{ code: number; out: string }> {
  const [program, ...rest] = argv;
  const child = spawn(program, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, out };
}

describe('The commands of the README', () => {
  it('node dist/cli.cjs list', async () => {
    const { code, out } = await run('node', 'dist/cli.cjs', 'list');
    assert.equal(code, 0, out);
    assert.match(out, /flask-uwsgi-v1/);
  });

  it('node dist/cli.cjs doctor', async () => {
    const { code, out } = await run('node', 'dist/cli.cjs', 'doctor');
    assert.equal(code, 0, out);
    assert.match(out, /Docker/);
  });

  it('node dist/cli.cjs explain wrong-tag', async () => {
    const { code, out } = await run('node', 'dist/cli.cjs', 'explain', 'wrong-tag');
    assert.equal(code, 0, out);
    assert.match(out, /^wrong-tag$/m);
  });

  it('npm run bench', async () => {
    const { code, out } = await run('npm', 'run', 'bench');
    assert.equal(code, 0, out);
    for (const line of [
      /^extension\.cjs: \d+ kB/m,
      /^VSIX: /m,
      /^load and activate: /m,
      /ratio \d/,
    ]) {
      assert.match(out, line);
    }
  });

  // One test of a layer is enough here: `npm test` has run the layers whole.
  const one = (title: string): readonly string[] => ['--', '--grep', title];
  const scripts: readonly (readonly string[])[] = [
    ['build'],
    ['package'],
    ['fuzz', '--', '500'],
    ['compare', '--', '--rule', 'DL3059'],
    ['check', ...one('prettier')],
    ['test:unit', ...one('is typed one after another')],
    ['test:webview', ...one('the reply stands under its choice')],
    ['test:docker', ...one('by a TCP host')],
    ['test:docker-newest', ...one('by a TCP host')],
    ['test:cluster', ...one('is asked for where no kind is')],
    ['test:ui', ...one('ends with the address')],
  ];
  for (const argv of scripts) {
    it(`npm run ${argv[0] ?? ''}`, async function () {
      this.timeout(600_000);
      const { code, out } = await run('npm', 'run', ...argv);
      assert.equal(code, 0, out);
      if (argv.includes('--grep')) assert.match(out, /^[1-9]\d* passed, 0 failed$/m);
    });
  }

  it('a layer that does not exist is wrong usage', async () => {
    const { code, out } = await run('npm', 'test', 'nothing');
    assert.equal(code, 64, out);
    assert.match(out, /no such layer/);
  });
});
