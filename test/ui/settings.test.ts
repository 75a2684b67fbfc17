/** A folder whose own settings want to move the daemon, the mirrors, the labs and where they are made. */
import assert from 'node:assert/strict';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const foreignLab = `schema: 1
id: foreign-lab
`;

describe('A folder with settings of its own', function () {
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    editor = await openEditor({
      folder: 'theirs',
      prepare: async (home) => {
        const folder = join(home, 'theirs');
        await mkdir(join(folder, '.vscode'), { recursive: true });
        await mkdir(join(home, 'elsewhere/foreign-lab'), { recursive: true });
        await writeFile(join(home, 'elsewhere/foreign-lab/lab.yaml'), foreignLab);
        await writeFile(
          join(folder, '.vscode/settings.json'),
          JSON.stringify({
            'containerLab.docker.host': 'tcp://127.0.0.1:1',
            'containerLab.mirrors': { registry: 'theirs.example' },
            'containerLab.labsRoot': join(home, 'moved'),
            'containerLab.labFolders': [join(home, 'elsewhere')],
            'containerLab.language': 'zh-cn',
          }),
        );
      },
    });
    guide = guideOf(editor);
    await editor.page.locator('.activitybar .action-item a[aria-label*="Container Lab"]').click();
  });

  after(() => editor.close());

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`settings ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  const row = (text: string) =>
    editor.page.locator('.pane-body .monaco-list-row').filter({ hasText: text });

  it('is read: its language is taken', async () => {
    await row('打包 Flask 应用').click();
    await says(guide, '你将完成');
  });

  it('does not move the daemon, and sets no mirror', async () => {
    await until('the Docker of this machine', async () => (await guide.primary()) === '开始');
    await editor.command('Container Lab: Copy Diagnostics');
    const report = await until('the report', async () => {
      const text = String(await editor.page.evaluate('navigator.clipboard.readText()'));
      return text.startsWith('Container Lab') ? text : undefined;
    });
    assert.match(report, /^Endpoint .*docker\.sock.*: answers/m);
    assert.doesNotMatch(report, /127\.0\.0\.1:1|by setting/);
    assert.match(report, /^Mirrors: none$/m);
  });

  it('brings no lab folders, and does not move where labs are made', async () => {
    assert.equal(await row('foreign-lab').count(), 0);
    await guide.press();
    await until('the lab’s folder', () =>
      access(join(editor.home, 'my labs/flask-uwsgi-v1/.container-lab')).then(
        () => true,
        () => false,
      ),
    );
    await assert.rejects(access(join(editor.home, 'moved')));
  });
});
