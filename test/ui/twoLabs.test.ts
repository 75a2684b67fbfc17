/** Two labs open in one window, their folders deep in the workspace: the guide follows the editor. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { smallBox, type SmallBox } from './support/smallBox.ts';
import { until } from './support/until.ts';

describe('Two labs in one window', function () {
  let lab: SmallBox;
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    lab = await smallBox();
    editor = await openEditor({
      folder: 'course',
      labsRoot: 'course/week 1',
      machine: { 'containerLab.labFolders': [lab.labs] },
      prepare: async (home) => {
        await mkdir(join(home, 'course'), { recursive: true });
      },
    });
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await lab.remove();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`two ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  const status = () => editor.page.locator('.statusbar-item[id*="container-lab"]').innerText();
  const first = 'Read what you will package';

  async function start(title: string, step: string): Promise<void> {
    await editor.command('Container Lab: Start a Lab');
    await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).click();
    await says(guide, title, 'What you will do');
    await until('Start', async () => (await guide.primary()) === 'Start');
    await guide.press();
    await guide.at(step);
  }

  it('are started one after the other', async () => {
    await start('A small box', 'Build');
    await start('Package a Flask app', first);
  });

  it('the guide shows that of the editor that is active', async () => {
    await editor.open('name.txt');
    await guide.at('Build');
    await until('its step in the status bar', async () => /1\/2 Build/.test(await status()));
    await editor.open('global.ini');
    await guide.at(first);
    await until('its step in the status bar', async () => (await status()).includes(first));
  });

  it('each keeps its own answers and steps', async () => {
    await guide.answer('where-it-listens', 'global.ini');
    await guide.sees('where-it-listens', 'passed');
    await editor.open('name.txt');
    await guide.at('Build');
    await (await editor.guide()).locator('.segment').nth(1).click();
    await guide.at('Run');
    await editor.open('global.ini');
    await guide.at(first);
    await guide.sees('where-it-listens', 'passed');
  });

  it('are there after a reload: the one of the editor, and the other behind its files', async () => {
    await editor.open('name.txt');
    await guide.at('Run');
    await editor.page.reload();
    guide = guideOf(editor);
    await guide.at('Run');
    await editor.open('global.ini');
    await guide.at(first);
    assert.match(await guide.text(), /Package a Flask app/);
  });
});
