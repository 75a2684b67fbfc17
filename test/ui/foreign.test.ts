/** A lab that does not come with the extension: its solution runs only after its commands were seen. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cli } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { smallBox, type SmallBox } from './support/smallBox.ts';
import { until } from './support/until.ts';

describe('A lab from elsewhere', function () {
  let lab: SmallBox;
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    lab = await smallBox();
    editor = await openEditor({
      machine: { 'containerLab.labFolders': [lab.labs] },
      env: { CONTAINER_LAB_OPEN: 'small-box' },
    });
    guide = guideOf(editor);
    await until('Start', async () => (await guide.primary()) === 'Start');
    await guide.press();
    await guide.at('Build');
  });

  after(async () => {
    await editor.close();
    await lab.remove();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`foreign ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  const dialog = () => editor.page.locator('.monaco-dialog-box');
  const dockerfile = () => readFile(join(editor.home, 'my labs/small-box/Dockerfile'), 'utf8');

  async function askForSolution(): Promise<string> {
    await (
      await editor.guide()
    )
      .locator('#solution')
      .getByRole('button', { name: 'Do all of this for me' })
      .click();
    await dialog().waitFor();
    return dialog().innerText();
  }

  it('shows its solution for reading as any lab', async () => {
    await editor.command('Container Lab: Show the Solution of This Step');
    await says(guide, `docker build -t ${lab.image} .`);
    assert.equal(await dialog().count(), 0);
  });

  it('shows its commands before they run, and does nothing when they are refused', async () => {
    const shown = await askForSolution();
    assert.match(shown, /does not come with the extension/);
    assert.ok(shown.includes(`$ docker build -t ${lab.image} .`), shown);
    assert.match(shown, /change Dockerfile/);
    await editor.screenshot('foreign commands shown');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    await guide.press();
    await guide.sees('named', 'failed');
    assert.match(await dockerfile(), /____/);
    assert.notEqual((await cli(['image', 'inspect', lab.image])).code, 0);
  });

  it('runs them when the person agrees', async () => {
    await askForSolution();
    await dialog().getByRole('button', { name: 'Run all of this' }).click();
    await guide.sees('named', 'passed', 120_000);
    await guide.sees('filled', 'passed');
    assert.doesNotMatch(await dockerfile(), /____/);
  });
});
