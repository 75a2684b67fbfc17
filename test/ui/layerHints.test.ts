/** A person who builds in a terminal of their own, and sees in the Dockerfile what came of it. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImage, docker, uniqueNames } from '../docker/support/dockerHost.ts';
import { loadForeign } from '../docker/support/foreignImage.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { until } from './support/until.ts';

const text = `FROM ${baseImage}
RUN head -c 6000000 /dev/zero > /emacs
COPY notes.txt /notes.txt
RUN rm /emacs
CMD ["cat", "/notes.txt"]
`;

for (const [locale, theme, words] of [
  [
    'en',
    'Default Dark Modern',
    {
      deletes: /This deletes 6 MB that line 2 added/,
      changed: 'changed since the build',
      cached: 'from the cache',
      largest: 'The largest files that it adds',
      platform: 'that Docker has here is for linux/s390x',
    },
  ],
  [
    'zh-cn',
    'Default Light Modern',
    {
      deletes: /这里删除了第 2 行添加的 6 MB/,
      changed: '构建后改过',
      cached: '来自缓存',
      largest: '它添加的最大的文件',
      platform: '是 linux/s390x 平台的',
    },
  ],
] as const) {
  describe(`The layers of a Dockerfile, in ${locale}`, function () {
    const names = uniqueNames();
    const image = `${names.name(locale)}:1`;
    let editor: Editor;
    const folder = (): string => join(editor.home, '我的 image');

    before(async () => {
      editor = await openEditor({
        locale,
        folder: '我的 image',
        settings: { 'files.autoSave': 'off', 'workbench.colorTheme': theme },
        prepare: async (home) => {
          await mkdir(join(home, '我的 image'), { recursive: true });
          await writeFile(join(home, '我的 image/Dockerfile'), text);
          await writeFile(join(home, '我的 image/notes.txt'), 'one\n');
        },
      });
    });

    after(async () => {
      await editor.close();
      await names.removeAll();
    });

    afterEach(async function () {
      const { title = '', state = '' } = this.currentTest ?? {};
      await editor.screenshot(`layers ${locale} ${state}-${title.replace(/[^a-z0-9]+/gi, '-')}`);
    });

    /** The text of the editor's lines, hints included. */
    const lines = async (): Promise<string> =>
      (await editor.page.locator('.view-lines .view-line').allInnerTexts())
        .join('\n')
        .replaceAll('\u00a0', ' ');
    const shows = (wanted: string | RegExp): Promise<unknown> =>
      until(`the editor to show ${String(wanted)}`, async () => {
        const now = await lines();
        return typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now);
      });

    it('are shown once the image is built', async () => {
      await editor.open('Dockerfile');
      assert.doesNotMatch(await lines(), /\d [kM]?B/);
      await docker(['build', '-q', '-t', image, folder()]);
      await shows(/\/emacs *6 MB/);
      const lens = editor.page.locator('.codelens-decoration', { hasText: image });
      await lens.first().waitFor();
    });

    it('warn of what a later one deletes', async () => {
      await editor.page.keyboard.press('Control+Shift+m');
      await until('the finding', async () =>
        (await editor.page.locator('.markers-panel .monaco-list-row').allInnerTexts()).some((row) =>
          words.deletes.test(row),
        ),
      );
    });

    it('list the largest files, where the pointer rests', async () => {
      const keyword = editor.page.locator('.view-line span', { hasText: /^RUN/ }).first();
      await keyword.hover({ position: { x: 8, y: 8 } });
      const hover = editor.page.locator('.monaco-hover:visible', { hasText: words.largest });
      await hover.first().waitFor();
      assert.match(await hover.first().innerText(), /6 MB \/emacs/);
      await editor.screenshot(`layers hover ${locale}`);
    });

    it('say what came from the cache', async () => {
      await writeFile(join(folder(), 'notes.txt'), 'two\n');
      await docker(['build', '-q', '-t', image, folder()]);
      await shows(new RegExp(`/emacs *6 MB · ${words.cached}`));
    });

    it('follow the text as it is typed', async () => {
      await editor.write('Dockerfile', text.replace('/emacs\n', '/emacs2\n'));
      await shows(words.changed);
    });

    it('tell a base image of another platform', async () => {
      const foreign = `${names.name('foreign')}:1`;
      await loadForeign(foreign);
      await editor.write('Dockerfile', text.replace(baseImage, foreign));
      const row = editor.page
        .locator('.markers-panel .monaco-list-row', { hasText: words.platform })
        .first();
      await row.waitFor();
      await editor.write('Dockerfile', text);
      await row.waitFor({ state: 'detached' });
      await shows(/\/emacs *6 MB/);
    });

    it('go with the image', async () => {
      await docker(['rmi', image]);
      await until('the hints to go', async () => !/\d [kM]?B/.test(await lines()));
    });
  });
}
