/** Two labs open in one window, their folders deep in the workspace: the guide follows the editor. */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
  const live = async () => (await editor.guide()).locator('[role=status]').innerText();
  const tab = (name: string) => editor.page.locator('.tab', { hasText: name });
  const first = 'Read what you will package';
  /** The step that the guide shows for an editor. */
  const steps: Record<string, string> = { 'app.py': first, 'global.ini': first };

  async function start(title: string, step: string): Promise<void> {
    await editor.command('Container Lab: Start a Lab');
    await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).click();
    await says(guide, title, 'What you will do');
    await until('Start', async () => (await guide.primary()) === 'Start');
    await guide.press();
    await guide.at(step);
  }

  async function isAt(step: string): Promise<void> {
    await guide.at(step);
    await until('its step in the status bar', async () => (await status()).includes(step));
  }

  /** Reloads the window. A browser comes back with the editor of the last time that it was idle. */
  async function reload(): Promise<string> {
    await editor.page.reload({ timeout: 120_000 });
    guide = guideOf(editor);
    const active = editor.page.locator('.tab.active');
    const name = await active.getAttribute('data-resource-name', { timeout: 60_000 });
    const step = steps[name ?? ''];
    assert.ok(step, `it came back with ${name}`);
    // A busy machine takes its time to start the extension.
    await until('a lab', async () => !/Loading/.test(await guide.text()), 120_000);
    return step;
  }

  /** Of the page that is there now: a page that was loaded anew does not have it. */
  async function mark(): Promise<void> {
    await (await editor.guide()).evaluate('document.body.dataset.mark = "there"');
  }

  async function isMarked(): Promise<boolean> {
    return (await (await editor.guide()).locator('body[data-mark="there"]').count()) === 1;
  }

  it('are started one after the other', async () => {
    steps['name.txt'] = 'Build';
    await start('A small box', 'Build');
    await start('Package a Flask app', first);
    await tab('app.py').waitFor();
  });

  it('the guide shows that of the editor that is active, in the same page', async () => {
    await mark();
    await editor.open('name.txt');
    await isAt('Build');
    await editor.open('global.ini');
    await isAt(first);
    assert.ok(await isMarked());
  });

  it('each keeps its own answers and steps', async () => {
    await guide.answer('where-it-listens', 'global.ini');
    await guide.sees('where-it-listens', 'passed');
    await tab('name.txt').click();
    await guide.at('Build');
    await (await editor.guide()).locator('.segment').nth(1).click();
    await isAt('Run');
    steps['name.txt'] = 'Run';
    await tab('global.ini').click();
    await guide.at(first);
    await guide.sees('where-it-listens', 'passed');
  });

  it('the guide ends with the last of twenty quick changes', async () => {
    for (let times = 0; times < 10; times += 1) {
      await tab('name.txt').click();
      await tab('global.ini').click();
    }
    await isAt(first);
    await tab('name.txt').click();
    await isAt('Run');
    assert.ok(await isMarked());
  });

  it('are there after a reload: the one of the editor, and the other behind its files', async () => {
    await isAt(await reload());
    await editor.open('name.txt');
    await isAt('Run');
    await editor.open('global.ini');
    await isAt(first);
    assert.match(await guide.text(), /Package a Flask app/);
  });

  it('and after a reload in the midst of a check', async () => {
    await editor.open('name.txt');
    await isAt('Run');
    await guide.press();
    await isAt(await reload());
    await until('no check', async () => (await guide.primary()) === 'Check my step');
    await editor.open('name.txt');
    await isAt('Run');
    await guide.press();
    await guide.sees('up', 'failed');
  });

  it('stay when another lab is found, whose images the page has to be loaded anew for', async () => {
    await mark();
    const own = join(editor.home, 'course/mine');
    await cp(join(lab.labs, 'small-box'), own, { recursive: true });
    const text = await readFile(join(own, 'lab.yaml'), 'utf8');
    await writeFile(join(own, 'lab.yaml'), text.replace('id: small-box', 'id: my-box'));
    await editor.command('Container Lab: Refresh Labs');
    await until('a page loaded anew', async () => !(await isMarked()));
    await guide.at('Run');
    await tab('name.txt').click();
    await guide.press();
    await until('the check', async () => /Not yet: It runs/.test(await live()));
  });

  it('one whose folder is deleted can be started anew, and the other goes on', async () => {
    await rm(join(editor.home, 'course/week 1/small-box'), { recursive: true, force: true });
    await guide.press();
    await says(guide, 'A small box', 'What you will do');
    await editor.command('Notifications: Clear All Notifications');
    await editor.open('global.ini');
    await editor.command('Container Lab: Go to a Lab');
    await editor.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Package a Flask app' })
      .click();
    await isAt(first);
    await guide.sees('where-it-listens', 'passed');
  });
});
