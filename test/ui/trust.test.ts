/** A folder that is not trusted yet, with a lab in it that cannot be read. */
import assert from 'node:assert/strict';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const faulty = `schema: 1
id: my-lab
version: 1
title: { en: Mine, zh-cn: 我的 }
summary: { en: About it, zh-cn: 简介 }
levle: beginner
duration: 5m
steps:
  - id: only
    title: { en: Only, zh-cn: 仅此 }
    text: only
    tasks:
      - id: there
        title: { en: There, zh-cn: 存在 }
        imaeg: { ref: hello }
`;

/** Commands that check, write or run. */
const acting = [
  'Check My Step',
  'Show the Solution of This Step',
  'Use Another Name in This Lab',
  'Bring Me Here',
  'Reset the Lab',
  'Clean Up the Lab',
];

describe('A folder that is not trusted, with a faulty lab', function () {
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    editor = await openEditor({
      folder: 'writing',
      untrusted: true,
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
      prepare: async (home) => {
        for (const [folder, text] of [
          ['my-lab', faulty],
          ['flask-uwsgi-v1', faulty.replace('my-lab', 'flask-uwsgi-v1')],
        ] as const) {
          await mkdir(join(home, 'writing', folder, 'steps'), { recursive: true });
          await writeFile(join(home, 'writing', folder, 'lab.yaml'), text);
          await writeFile(join(home, 'writing', folder, 'steps/only.md'), 'Do it.\n');
        }
      },
    });
    guide = guideOf(editor);
    await editor.page.locator('.activitybar .action-item a[aria-label*="Container Lab"]').click();
  });

  after(() => editor.close());

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`trust ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  const row = (text: string) =>
    editor.page.locator('.pane-body .monaco-list-row').filter({ hasText: text });

  const listed = (title: string) =>
    editor.page.locator('.quick-input-list .monaco-list-row', { hasText: title });

  it('lists the labs, the faulty ones with their faults, and hides none', async () => {
    await row('Package a Flask app').waitFor();
    await row('my-lab').first().waitFor();
    await row('levle').first().waitFor();
    await row('imaeg').first().waitFor();
    await until('both faulty labs', async () => (await row('cannot be read').count()) === 2);
  });

  it('opens lab.yaml at the line of a fault', async () => {
    await row('levle').last().click();
    await editor.page.locator('.tab.active', { hasText: 'lab.yaml' }).waitFor();
    await editor.page.locator('.statusbar-item', { hasText: 'Ln 6, Col' }).waitFor();
  });

  it('shows what a lab is about, for reading only', async () => {
    await row('Package a Flask app').click();
    await says(guide, 'This folder is not trusted', 'What you will do', 'Package a small web app');
    const frame = await editor.guide();
    assert.equal(await frame.locator('#primary').count(), 0);
    assert.doesNotMatch(await guide.text(), /The base image|answers$/m);
  });

  it('shows the faults of a faulty lab, even of one with another’s id', async () => {
    await row('my-lab').first().click();
    await says(guide, 'The lab “my-lab” has faults', 'lab.yaml:6:1');
    await guide.click('lab.yaml:15:9');
    await editor.page.locator('.statusbar-item', { hasText: 'Ln 15, Col' }).waitFor();
    await row('cannot be read').first().click();
    await says(guide, 'The lab “flask-uwsgi-v1” has faults');
  });

  it('does nothing by command, and writes nothing', async () => {
    await editor.command('Container Lab: Start a Lab');
    await listed('Package a Flask app').click();
    await says(guide, 'This folder is not trusted');
    await editor.page.keyboard.press('Control+Alt+Enter');
    await editor.command('Container Lab: Choose Docker');
    await editor.page.locator('.notification-toast', { hasText: 'no Docker is asked' }).waitFor();
    await until('no list of daemons', async () => {
      return (await editor.page.locator('.quick-input-widget:visible').count()) === 0;
    });
    await editor.page.keyboard.press('F1');
    const box = editor.page.locator('.quick-input-widget input').first();
    await box.fill('>Container Lab: ');
    await listed('Choose Docker…').waitFor();
    for (const title of acting) assert.equal(await listed(title).count(), 0, title);
    await editor.page.keyboard.press('Escape');
    await assert.rejects(access(join(editor.home, 'my labs')));
    await assert.rejects(access(join(editor.home, 'writing/.container-lab')));
  });

  it('goes on when the folder is trusted', async () => {
    await guide.click('Manage trust…');
    await editor.page.locator('.workspace-trust-editor').waitFor();
    await editor.page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .click();
    const trusted = editor.page.locator('.workspace-trust-editor.trusted');
    await trusted.waitFor();
    // It takes the key only once it has the focus.
    await until('the trust editor to close', async () => {
      await trusted.focus({ timeout: 1000 }).catch(() => undefined);
      await editor.page.keyboard.press('Escape');
      return (await editor.page.locator('.workspace-trust-editor').count()) === 0;
    });
    // What was chosen stays while the window takes up its labs.
    await row('Package a Flask app').click();
    await says(guide, 'The base image');
    await until('Start', async () => (await guide.primary()) === 'Start');
  });
});
