/** The daemon is changed while a lab is open: the session goes on with the other one. */
import assert from 'node:assert/strict';
import { realEndpoint, socketOf } from '../docker/support/dockerHost.ts';
import { startFaultyDaemon, type FaultyDaemon } from '../docker/support/faultyDaemon.ts';
import { makePrivateDaemon, type PrivateDaemon } from '../docker/support/privateDaemon.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

describe('the endpoint is changed while a lab is open', function () {
  let first: FaultyDaemon;
  let second: PrivateDaemon;
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    first = await startFaultyDaemon(socketOf(realEndpoint()));
    second = await makePrivateDaemon();
    await second.start();
    editor = await openEditor({
      machine: { 'containerLab.docker.host': `unix://${first.socket}` },
    });
    guide = guideOf(editor);
    await until('Start', async () => (await guide.primary()) === 'Start');
    await guide.press();
    await guide.at('Read what you will package');
    await (await editor.guide()).locator('.segment').nth(3).click();
    await guide.at('Build the image, twice');
  });

  after(async () => {
    await editor.close();
    await second.remove();
    await first.stop();
  });

  afterEach(async function () {
    const { state = '' } = this.currentTest ?? {};
    await editor.screenshot(`endpoint-${state}`);
  });

  const rows = () => editor.page.locator('.quick-input-list .monaco-list-row');
  const status = () => editor.page.locator('.statusbar-item', { hasText: 'Build the image' });

  /** Opens the chooser, and waits until every daemon in it was asked. */
  async function choose(): Promise<void> {
    await editor.command('Container Lab: Choose Docker…');
    await editor.page.locator('.quick-input-title', { hasText: 'Which Docker' }).waitFor();
    await until('an answer of each', async () => {
      const texts = await rows().allInnerTexts();
      return texts.length > 1 && texts.every((text) => !text.includes('asking'));
    });
  }

  async function give(address: string): Promise<void> {
    await choose();
    await rows().filter({ hasText: 'Another address…' }).click();
    const box = editor.page.locator('.quick-input-widget input').first();
    await until('the box for an address', async () => (await box.inputValue()).includes('://'));
    await box.fill(address);
    await editor.page.keyboard.press('Enter');
  }

  it('names the endpoint in the status bar, and offers the others with their answers', async () => {
    await guide.press();
    await guide.sees('named', 'failed');
    assert.match(await status().innerText(), new RegExp(first.socket));
    await choose();
    const texts = await rows().allInnerTexts();
    await editor.page.keyboard.press('Escape');
    assert.ok(texts.some((text) => /As the docker command[^]*Docker \S+ answers/.test(text)));
    assert.ok(texts.some((text) => /As the setting says[^]*Docker \S+ answers/.test(text)));
  });

  it('goes on with the other daemon, forgets its verdicts, and keeps the step', async () => {
    await give(`unix://${second.socket}`);
    await until('the new address', async () =>
      (await status().innerText()).includes(second.socket),
    );
    await guide.at('Build the image, twice');
    await guide.sees('named', 'todo');
    const asked = first.requests.length;
    await guide.press();
    await guide.sees('named', 'failed');
    assert.equal(first.requests.length, asked, 'the first daemon is asked no more');
  });

  it('is blocked where the other one does not answer, and back with the first', async () => {
    await second.kill();
    await guide.press();
    await guide.sees('named', 'blocked');
    await guide.click('Use another daemon…');
    await editor.page.locator('.quick-input-title', { hasText: 'Which Docker' }).waitFor();
    await rows().filter({ hasText: 'As the docker command' }).first().click();
    await (await editor.guide()).locator('#banner').waitFor({ state: 'detached', timeout: 20_000 });
    await guide.press();
    await guide.sees('named', 'failed');
    await until('the usual endpoint', async () => !(await status().innerText()).includes('unix:'));
    await says(guide, 'Build the image, twice');
  });
});
