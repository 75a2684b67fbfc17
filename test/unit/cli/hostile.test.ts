import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../src/cli/main.ts';
import { openLog } from '../../../src/session/log.ts';
import { goodLab, writeFiles } from '../lab/labFolder.ts';

const session = '01234567-89ab-4cde-8f01-23456789abcd';
const unknown = '00000000-0000-4000-8000-000000000000';
const none = { containers: [], images: [], networks: [], volumes: [] };
const plainLab = goodLab.replace(/^steps:[^]*$/m, '').replace('templates: [app.py]', '');
const step = `steps:
  - id: only
    title: { en: a, zh-cn: 甲 }
    text: only
    tasks: [{ id: there, title: { en: a, zh-cn: 甲 }, file: { path: x } }]
    solve: [{ run: [touch, solved] }]
`;

/** Whoever wrote the folder wrote its marker, and anything beside it. */
describe('the command in a folder of unknown origin', () => {
  let base: string;
  let folder: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'container-lab-cli-'));
    folder = join(base, 'theirs');
    await mkdir(folder);
    for (const id of ['demo', 'other']) {
      await writeFiles(join(base, 'labs', id), {
        'lab.yaml': plainLab.replace('id: demo', `id: ${id}`) + step,
        'steps/only.md': 'x',
        'steps/only.zh-cn.md': 'x',
      });
    }
    // The state of the lab `other`, which was started elsewhere.
    const log = await openLog(join(base, 'state', 'container-lab', session));
    const started = { is: 'started', time: 1, lab: 'other', version: 1 } as const;
    await log.append([
      { ...started, folder: base, variables: {}, before: none },
      { is: 'step', time: 1, step: 'only' },
    ]);
    await log.close();
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const code = await main([...argv, '--labs', join(base, 'labs')], {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      env: {
        XDG_STATE_HOME: join(base, 'state'),
        LANG: 'C.UTF-8',
        DOCKER_HOST: 'tcp://127.0.0.1:1',
      },
      cwd: folder,
      signal: new AbortController().signal,
      labs: join(base, 'none'),
      version: '1.2.3',
    });
    return { code, out, err };
  }

  it('opens the state when the marker is that lab’s', async () => {
    await marker({ lab: 'other', session })();
    const { code, out, err } = await run('check');
    assert.equal(code, 1, err);
    assert.match(out, /✘/);
  });

  const marker = (value: unknown) => (): Promise<void> =>
    writeFile(join(folder, '.container-lab'), JSON.stringify(value));
  const cases: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['another lab’s state', marker({ lab: 'demo', session })],
    ['no state at all', marker({ lab: 'demo', session: unknown })],
    ['a state elsewhere', marker({ lab: 'demo', session: '../../elsewhere' })],
    ['a lab that is a path', marker({ lab: '../../labs/demo', session })],
    ['a lab that steers the terminal', marker({ lab: '\u001b[2J\u202edemo', session })],
    ['a list', marker([])],
    ['itself', () => symlink('.container-lab', join(folder, '.container-lab'))],
    ['a folder', () => mkdir(join(folder, '.container-lab'))],
  ];
  for (const [what, write] of cases) {
    for (const argv of [['check'], ['solve', '--yes'], ['reset', '--yes'], ['clean', '--yes']]) {
      it(`${argv[0] ?? ''} with a marker of ${what} does nothing, and says so`, async () => {
        await write();
        const { code, out, err } = await run(...argv);
        assert.equal(code, 64, err);
        assert.equal(out, '');
        assert.match(err, /^Could not (?:find|open) .*\.\n/);
        assert.doesNotMatch(err.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
        assert.deepEqual(await readdir(folder), ['.container-lab']);
        assert.deepEqual(await readdir(join(base, 'state', 'container-lab')), [session]);
      });
    }
  }
});
