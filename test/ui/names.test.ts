/** Names that are taken, files that are there, hints, solutions, and the end of the lab. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImage, cli, docker, uniqueNames } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const names = uniqueNames();
const container = names.name('ours');
const labsRoot = '我的 实验';
const mine = `# mine
from flask import Flask
app = Flask(__name__)
@app.route("/")
def page():
    return "Hello from here"
`;

describe('A learner whose machine has the lab’s names already', function () {
  let editor: Editor;
  let guide: Guide;

  const labFile = (name: string): string => join(editor.home, labsRoot, 'flask-uwsgi-v1', name);

  before(async () => {
    await docker(['run', '-d', '--name', 'flask', baseImage, 'sleep', '3600']);
    editor = await openEditor({
      labsRoot,
      prepare: async (home) => {
        await mkdir(join(home, labsRoot, 'flask-uwsgi-v1'), { recursive: true });
        await writeFile(join(home, labsRoot, 'flask-uwsgi-v1/app.py'), mine);
      },
    });
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await cli(['rm', '-f', 'flask', container, `${container}-2`]);
    await cli(['rmi', 'findsec/hello:v1']);
    await names.removeAll();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`names ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  async function menu(item: string): Promise<void> {
    const frame = await editor.guide();
    await frame.locator('#menu-button').click();
    await frame.getByRole('menuitem', { name: item }).click();
  }

  /** Shows the step's solution and has it done, until the step can be left. */
  async function haveItDone(limit = 60_000): Promise<void> {
    await menu('Show solution');
    const frame = await editor.guide();
    await frame
      .locator('#solution')
      .getByRole('button', { name: 'Do all of this for me' })
      .dblclick();
    await until(
      'the step to be done',
      async () => /^(Next|Finish)/.test(await guide.primary()),
      limit,
    );
  }

  it('is told whose container has the name, and cannot start', async () => {
    await says(guide, 'A container named flask is already there', 'It is yours', baseImage);
    const button = (await editor.guide()).locator('#primary');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await says(guide, 'You can start when');
  });

  it('is refused a name that Docker would not take, and takes another', async () => {
    await guide.click('Use another name');
    const input = editor.page.locator('.quick-input-widget');
    const box = input.locator('input').first();
    await box.waitFor();
    await box.fill('Not a name!');
    await input.locator('.quick-input-message', { hasText: 'letter' }).waitFor();
    await editor.screenshot('names a value refused');
    await box.press('Enter');
    assert.ok(await box.isVisible(), 'the name was taken');
    await box.fill(container);
    await box.press('Enter');
    await says(guide, `The name ${container} is free`);
    await until('Start', async () => {
      const button = (await editor.guide()).locator('#primary');
      return (await button.getAttribute('aria-disabled')) === 'false';
    });
  });

  it('keeps the file that was there before', async () => {
    await guide.press();
    const modal = editor.page.locator('.monaco-dialog-box');
    await modal.getByText('app.py').waitFor();
    await editor.screenshot('names keep mine');
    await modal.getByRole('button', { name: 'Keep mine' }).click();
    await guide.at('Read what you will package');
    assert.equal(await readFile(labFile('app.py'), 'utf8'), mine);
    assert.match(await readFile(labFile('global.ini'), 'utf8'), /socket/);
  });

  it('gets hints by degrees, each once, and passes with hints', async () => {
    const frame = await editor.guide();
    await frame.locator('#hint').click();
    await says(guide, 'Hint 1');
    await frame.locator('#hint').click();
    await says(guide, 'Hint 2');
    await until('no hint to be left', async () => {
      return (await frame.locator('#hint').getAttribute('aria-disabled')) === 'true';
    });
    await guide.answer('where-it-listens', 'global.ini');
    await guide.sees('where-it-listens', 'passed');
    await says(guide, 'passed with hints');
    await guide.choose('guess-page', /whatever port/);
    await guide.sees('guess-page', 'passed');
    await guide.press();
    await guide.at('Tell uwsgi what to start and where to listen');
  });

  it('is told a little more when asking for it', async () => {
    await editor.write('global.ini', '[uwsgi]\nmaster = true\nprocesses = 2\nsocket = :3031\n');
    await guide.press();
    await guide.sees('global-ini', 'failed');
    const more = (await guide.task('global-ini')).getByRole('button', { name: 'A little more' });
    const shown = await (await guide.task('global-ini')).locator('.degree').count();
    await more.click();
    await until('one degree more', async () => {
      return (await (await guide.task('global-ini')).locator('.degree').count()) === shown + 1;
    });
    while ((await more.count()) > 0) {
      const before = await (await guide.task('global-ini')).locator('.degree').count();
      await more.click();
      await until('one degree more', async () => {
        return (await (await guide.task('global-ini')).locator('.degree').count()) > before;
      });
    }
    await guide.click('Make this edit in global.ini');
    await guide.sees('global-ini', 'passed');
    await fileHolds(labFile('global.ini'), /^socket = \/run\/hello\.sock$/m);
  });

  it('reads the solution, compares with it, and has it done', async () => {
    await menu('Show solution');
    await says(guide, 'Finish uwsgi.ini, global.ini as the solution has it');
    await guide.click('Compare uwsgi.ini');
    await editor.page.locator('.tab', { hasText: 'yours ↔ solution' }).waitFor();
    await editor.page.locator('.monaco-diff-editor').first().waitFor();
    await editor.screenshot('names compared');
    await guide.click('Do all of this for me');
    await guide.sees('app-ini', 'passed');
    await says(guide, 'solution shown');
    await guide.press();
    await guide.at('Write the Dockerfile');
    await haveItDone();
    await guide.press();
    await guide.at('Build the image, twice');
  });

  it('forgets the folder in the build command, and is told so from the terminal alone', async () => {
    await editor.command('Terminal: Create New Terminal');
    await editor.type('docker build -t findsec/hello:v1');
    const task = await guide.task('named');
    await until('the cause', async () => {
      await guide.press();
      await until('the check to end', async () => (await guide.primary()) === 'Check my step');
      return (await task.locator('.why').innerText({ timeout: 2000 })).includes('folder');
    });
    await says(guide, 'docker build -t findsec/hello:v1 .');
    await editor.screenshot('names argument forgotten');
  });

  it('has the remaining steps done under the new name', async function () {
    this.timeout(240_000);
    await haveItDone(180_000);
    await guide.press();
    await guide.at('Run it');
    await says(guide, `docker run -ti -d --name ${container} findsec/hello:v1`);
    await haveItDone();
    await guide.press();
    await guide.at('Look around inside');
    await haveItDone();
    await guide.press();
    await guide.at('Ask the socket for the page');
    await haveItDone();
    await guide.press();
    await guide.at('Stop it, and stop it well');
    await haveItDone(120_000);
    await docker(['inspect', container, `${container}-2`]);
    await guide.press();
    await says(guide, 'Finished on');
    const counts = await (await editor.guide()).locator('.passes li').allInnerTexts();
    const [clean, hints, shown] = counts.map((text) => Number.parseInt(text, 10));
    assert.deepEqual([clean, hints], [1, 1]);
    assert.ok(shown !== undefined && shown > 8, counts.join());
  });

  it('cleans up, and the foreign container is still there', async () => {
    await guide.click('Clean up…');
    const rows = editor.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'findsec/hello:v1' }).first().waitFor();
    const listed = await rows.locator('.label-name').allInnerTexts();
    assert.ok(!listed.some((name) => name.trim().endsWith(' flask')), listed.join());
    await editor.screenshot('names clean-up');
    await editor.page.keyboard.press('Enter');
    await says(guide, 'has been removed');
    assert.equal((await cli(['inspect', container])).code, 1);
    assert.equal(await docker(['inspect', '-f', '{{.State.Running}}', 'flask']), 'true');
  });
});
