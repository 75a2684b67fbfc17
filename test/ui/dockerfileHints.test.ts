/** A person with a Dockerfile of their own: hints while typing, quick fixes, all fixes at once. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, type Editor } from './support/editor.ts';
import { until } from './support/until.ts';

const start = 'FROM debian:bookworm-slim\n';
const bad = `FROM debian:latest AS Base
MAINTAINER me
WORKDIR app
RUN sudo mkdir /data
ADD app.py /data/
`;

for (const [locale, words] of [
  ['en', { latest: /latest/, fixAll: 'Fix all that can be fixed', sudo: 'Remove sudo' }],
  ['zh-cn', { latest: /latest/, fixAll: '修复此文件中所有可以修复的问题', sudo: '删除 sudo' }],
] as const) {
  describe(`Hints on a Dockerfile, in ${locale}`, function () {
    let editor: Editor;
    const file = (): string => join(editor.home, '我的 files/Dockerfile');

    before(async () => {
      editor = await openEditor({
        locale,
        folder: '我的 files',
        settings: {
          'files.autoSave': 'off',
          'workbench.colorTheme': locale === 'en' ? 'Default Dark Modern' : 'Default Light Modern',
        },
        prepare: async (home) => {
          await mkdir(join(home, '我的 files'), { recursive: true });
          await writeFile(join(home, '我的 files/Dockerfile'), start);
        },
      });
    });

    after(() => editor.close());

    afterEach(async function () {
      const { title = '', state = '' } = this.currentTest ?? {};
      await editor.screenshot(`hints ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
    });

    /** The problems of the file, as the Problems view lists them. */
    const problems = async (): Promise<readonly string[]> =>
      editor.page.locator('.markers-panel .monaco-list-row').allInnerTexts();
    const shows = async (wanted: RegExp): Promise<unknown> =>
      until(`a problem like ${String(wanted)}`, async () =>
        (await problems()).some((text) => wanted.test(text)),
      );
    const gone = async (unwanted: RegExp): Promise<unknown> =>
      until(`no problem like ${String(unwanted)}`, async () => {
        return !(await problems()).some((text) => unwanted.test(text));
      });

    /** Asks for the actions at the place of a text, and takes the one with these words. */
    async function take(at: string, words: string): Promise<void> {
      const action = editor.page
        .locator('.action-widget .monaco-list-row.action', { hasText: words })
        .first();
      await until(`the action ${words}`, async () => {
        await editor.page.locator('.view-line span', { hasText: at }).last().click();
        await editor.page.keyboard.press('Control+.');
        await action.click({ timeout: 3000 });
        return true;
      });
    }

    it('are shown as one types, with the rule’s code', async () => {
      await editor.write('Dockerfile', bad);
      await editor.page.keyboard.press('Control+Shift+m');
      await shows(/DL3007/);
      await shows(words.latest);
      for (const code of [/DL3004/, /DL3000/, /DL3020/, /DL4000/, /StageNameCasing/]) {
        await shows(code);
      }
    });

    it('say why, where the pointer rests', async () => {
      // The token begins with the blank before the word.
      const word = editor.page.locator('.view-line span', { hasText: 'sudo' }).last();
      await word.hover({ position: { x: 20, y: 8 } });
      const hover = editor.page.locator('.monaco-hover:visible', { hasText: 'DL3004' });
      await hover.first().waitFor();
      assert.match(await hover.first().innerText(), /RUN mkdir \/data/);
      await editor.screenshot('hints hover');
    });

    it('are repaired by a quick fix', async () => {
      await take('sudo', words.sudo);
      await gone(/DL3004/);
      await shows(/DL3007/);
    });

    it('are repaired all at once, but for what a person must choose', async () => {
      await take('WORKDIR', words.fixAll);
      for (const code of [/DL3000/, /DL3020/, /DL4000/, /StageNameCasing/]) await gone(code);
      await shows(/DL3007/);
      await editor.save();
      const text = await until('the file to be saved', async () => {
        const now = await readFile(file(), 'utf8');
        return now.includes('COPY app.py') ? now : undefined;
      });
      assert.match(text, /^WORKDIR \/app$/m);
      assert.match(text, /^RUN mkdir \/data$/m);
      assert.match(text, /^FROM debian:latest AS base$/m);
    });
  });
}
