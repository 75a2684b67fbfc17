/** A person writes a Dockerfile of their own: the editor completes, explains, renames and outlines. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, type Editor } from './support/editor.ts';
import { until } from './support/until.ts';

const start = `FROM alpine:3.20 AS build
ARG VERSION=1.2
RUN echo "$VERSION"

FROM alpine:3.20
COPY --from=build /etc/hosts /x
`;

describe('Editing a Dockerfile', function () {
  let editor: Editor;
  const folder = '我的 files';
  const press = (key: string): Promise<void> => editor.page.keyboard.press(key);

  before(async () => {
    editor = await openEditor({
      folder,
      settings: { 'files.autoSave': 'off' },
      prepare: async (home) => {
        await mkdir(join(home, folder), { recursive: true });
        await writeFile(join(home, folder, 'Dockerfile'), start);
        await writeFile(join(home, folder, '数据 1.csv'), '');
      },
    });
    await editor.open('Dockerfile');
  });

  after(() => editor.close());

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`editing ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  /** Takes the first proposal once it is the one with these words. */
  async function take(words: string): Promise<void> {
    const first = editor.page.locator('.suggest-widget .monaco-list-row').first();
    // The services are loaded with the first Dockerfile, and until then the editor proposes words of
    // the text, which bring no space: as a person, ask once more.
    await until(`the proposal ${words}`, async () => {
      if (!(await first.isVisible())) await press('Control+Space');
      const text = await first.innerText({ timeout: 2000 });
      if ((await first.locator('.codicon-symbol-text').count()) === 0) return text.includes(words);
      await press('Escape');
      return false;
    });
    await editor.screenshot(`editing proposals ${words}`);
    await press('Enter');
  }

  /** The file, once it is saved as it should be. */
  async function saved(wanted: RegExp): Promise<string> {
    await editor.save();
    return until(`the file to be like ${String(wanted)}`, async () => {
      const text = await readFile(join(editor.home, folder, 'Dockerfile'), 'utf8');
      return wanted.test(text) ? text : undefined;
    });
  }

  it('completes an instruction, and a path that only the JSON form can hold', async () => {
    await press('Control+End');
    await editor.page.keyboard.type('ru');
    await take('RUN');
    await editor.page.keyboard.type('echo hi');
    await press('Escape');
    await press('Enter');
    await editor.page.keyboard.type('COPY ');
    await take('数据 1.csv');
    await editor.page.keyboard.type('/data/');
    await press('Escape');
    await saved(/\nRUN echo hi\nCOPY \["数据 1\.csv", "\/data\/"\]\s*$/);
  });

  it('explains a stage, and an instruction', async () => {
    const hover = editor.page.locator('.monaco-hover:visible');
    await press('Control+Home');
    await press('Control+K');
    await press('Control+I');
    await hover.filter({ hasText: 'Begins a build stage' }).first().waitFor();
    await press('Escape');
    await press('End');
    await press('Control+K');
    await press('Control+I');
    await hover.filter({ hasText: 'It builds on the image alpine:3.20' }).first().waitFor();
    await editor.screenshot('editing hover');
    await press('Escape');
  });

  it('renames a stage wherever it is named, and refuses a name that means another thing', async () => {
    const input = editor.page.locator('.rename-box input');
    await press('Control+Home');
    await press('End');
    await press('F2');
    await input.fill('scratch');
    await press('Enter');
    const refusal = editor.page.locator('.monaco-editor-overlaymessage, .notification-toast');
    await refusal.filter({ hasText: 'Could not rename the stage to scratch' }).first().waitFor();
    await press('Escape');
    await press('F2');
    await input.fill('base');
    await press('Enter');
    const text = await saved(/AS base/);
    assert.match(text, /^COPY --from=base \/etc\/hosts/m);
  });

  it('outlines the stages with their instructions', async () => {
    await press('Control+Shift+O');
    const rows = editor.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'base' }).first().waitFor();
    await rows.filter({ hasText: 'ARG VERSION=1.2' }).first().click();
    await editor.page.keyboard.type('# ');
    await saved(/^# ARG VERSION=1\.2$/m);
  });
});
