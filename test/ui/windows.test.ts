/** Two windows, the keyboard alone, other themes, a narrow guide, and what a learner breaks. */
import assert from 'node:assert/strict';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { realEndpoint } from '../docker/support/dockerHost.ts';
import { startFaultyDaemon, type FaultyDaemon } from '../docker/support/faultyDaemon.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const labsRoot = '我的 实验';
const badIni = '[uwsgi]\nmaster = true\nprocesses = 2\nsocket = :3031\n';

describe('A learner with two windows, a keyboard, and bad luck', function () {
  let daemon: FaultyDaemon;
  let editor: Editor;
  let guide: Guide;

  const labFile = (name: string): string => join(editor.home, labsRoot, 'flask-uwsgi-v1', name);

  before(async () => {
    const endpoint = realEndpoint();
    assert.equal(endpoint.kind, 'unix');
    daemon = await startFaultyDaemon(endpoint.path);
    editor = await openEditor({
      labsRoot,
      machine: { 'containerLab.docker.host': `unix://${daemon.socket}` },
    });
    guide = guideOf(editor);
    await until('Start', async () => (await guide.primary()) === 'Start');
  });

  after(async () => {
    await editor.close();
    await daemon.stop();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`windows ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  const live = async () => (await editor.guide()).locator('[role=status]').innerText();
  const status = () => editor.page.locator('.statusbar-item[id*="container-lab"]');

  async function step(number: number): Promise<void> {
    await (
      await editor.guide()
    )
      .locator('.segment')
      .nth(number - 1)
      .click();
  }

  it('starts once on a double click', async () => {
    await (await editor.guide()).locator('#primary').dblclick();
    await guide.at('Read what you will package');
  });

  it('sees an answer of one window in the other', async () => {
    const second = await editor.secondWindow();
    const other = guideOf(second);
    await second.command('Container Lab: Open the Guide');
    await other.at('Read what you will package');
    await guide.answer('where-it-listens', 'global.ini');
    await guide.sees('where-it-listens', 'passed');
    await other.sees('where-it-listens', 'passed');
    await other.choose('guess-page', /Yes, at once/);
    await guide.sees('guess-page', 'passed');
    await second.page.context().close();
  });

  it('works by the keyboard alone, and is told the result', async () => {
    await step(2);
    await guide.at('Tell uwsgi what to start and where to listen');
    await editor.write('global.ini', badIni);
    await editor.command('Container Lab: Open the Guide');
    const frame = await editor.guide();
    await until('the guide to have the focus', () =>
      frame.evaluate<boolean>('document.hasFocus()'),
    );
    await until('Tab to reach the button', async () => {
      await editor.page.keyboard.press('Tab');
      return (await frame.locator('#primary:focus').count()) === 1;
    });
    await editor.page.keyboard.press('Enter');
    await guide.sees('global-ini', 'failed');
    await until('the announcement', async () => /0 of 2 passed/.test(await live()));
    await frame.locator('#task-app-ini:focus').waitFor();
  });

  it('checks by its key from the editor, and repairs', async () => {
    await editor.write('uwsgi.ini', '[uwsgi]\nini = global.ini\nmodule = app\ncallable = app\n');
    await guide.sees('app-ini', 'passed');
    await editor.page.locator('.tab', { hasText: 'uwsgi.ini' }).click();
    await editor.page.keyboard.press('Control+Alt+Enter');
    await until('the announcement', async () => /1 of 2 passed/.test(await live()));
  });

  it('shows the failing line among the problems, and the step in the status bar', async () => {
    await editor.page.keyboard.press('Control+Shift+M');
    const problems = editor.page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: '[Ln 4, Col' }).first().waitFor();
    await until('the step in the status bar', async () =>
      /2\/8 Tell uwsgi what to start/.test(await status().innerText()),
    );
    const sideBar = editor.page.locator('.part.auxiliarybar');
    // On a busy machine the command palette is asked twice, and the bar is there again.
    await until('the guide to be hidden', async () => {
      await editor.command('View: Toggle Secondary Side Bar Visibility');
      await sideBar.waitFor({ state: 'hidden', timeout: 3000 });
      return true;
    });
    await status().locator('a').click();
    await sideBar.waitFor({ state: 'visible' });
    await guide.sees('global-ini', 'failed');
  });

  for (const [theme, id] of [
    ['Dark High Contrast', 'High Contrast'],
    ['Light High Contrast', 'High Contrast Light'],
    ['Dark Modern', 'Dark'],
  ] as const) {
    it(`can be read in ${theme}`, async () => {
      await editor.command('Preferences: Color Theme');
      const box = editor.page.locator('.quick-input-widget input').first();
      await box.fill(theme);
      await editor.page
        .locator('.quick-input-list .monaco-list-row', { hasText: theme })
        .first()
        .click();
      await (await editor.guide()).locator(`body[data-vscode-theme-id*="${id}"]`).waitFor();
      await guide.sees('global-ini', 'failed');
    });
  }

  it('fits a guide of 220 px', async () => {
    const bar = await editor.page.locator('.part.auxiliarybar').boundingBox();
    assert.ok(bar);
    await editor.page.mouse.move(bar.x - 2, 500);
    await editor.page.mouse.down();
    await editor.page.mouse.move(bar.x + bar.width - 226, 500, { steps: 8 });
    await editor.page.mouse.up();
    const frame = await editor.guide();
    const width = await frame.evaluate<number>('document.documentElement.clientWidth');
    const wide = await frame.evaluate<number>('document.getElementById("main").scrollWidth');
    assert.ok(width < 260, `it is ${width} px wide`);
    assert.ok(wide <= width, `${wide} px in ${width}`);
  });

  it('goes to another step during a check, and the check ends', async () => {
    await step(4);
    await guide.at('Build the image, twice');
    await daemon.fail('hang');
    await guide.press();
    await until('the check', async () => (await guide.primary()).startsWith('Checking'));
    await step(2);
    await guide.at('Tell uwsgi what to start and where to listen');
    await until('no check', async () => (await guide.primary()) === 'Check my step');
  });

  it('closes the guide during a check, opens it, and can cancel', async () => {
    await step(4);
    await guide.at('Build the image, twice');
    await guide.press();
    await until('the check', async () => (await guide.primary()).startsWith('Checking'));
    await editor.command('View: Toggle Secondary Side Bar Visibility');
    await editor.command('Container Lab: Open the Guide');
    await guide.at('Build the image, twice');
    await guide.cancel();
    await until('no check', async () => (await guide.primary()) === 'Check my step');
    await daemon.fail('pass');
    await until(
      'no banner',
      async () => (await (await editor.guide()).locator('#banner').count()) === 0,
    );
    await guide.press();
    await guide.sees('named', 'failed');
  });

  it('renames a file of the lab, and is told which file is missing', async () => {
    await rename(labFile('Dockerfile'), labFile('dockerfile.txt'));
    await step(3);
    await guide.at('Write the Dockerfile');
    await guide.press();
    await guide.sees('packages-first', 'failed');
    await says(guide, /no file|not there|missing|no Dockerfile/i);
  });

  it('deletes the lab folder while the lab is open, is told so, and starts anew', async () => {
    await rm(labFile('.'), { recursive: true, force: true });
    await guide.press();
    await says(guide, 'What you will do');
    await editor.page
      .locator('.notification-toast', { hasText: 'The lab’s folder is gone' })
      .waitFor();
    await editor.command('Notifications: Clear All Notifications');
    await until('Start', async () => (await guide.primary()) === 'Start');
    await (await editor.guide()).locator('#primary').dblclick();
    await guide.at('Read what you will package');
    await guide.sees('where-it-listens', 'todo');
    assert.match(await readFile(labFile('Dockerfile'), 'utf8'), /____/);
  });
});
