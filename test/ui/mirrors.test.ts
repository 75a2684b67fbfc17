/** Mirrors that are set, changed and set wrongly while a lab is open. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImage } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { smallBox, type SmallBox } from './support/smallBox.ts';
import { until } from './support/until.ts';

// Names that nobody answers to (RFC 2606).
const unreachable = 'registry.invalid/nothing/like/it:1';
const missing = 'nothing/like/it:1';

describe('A learner who sets a mirror', function () {
  let editor: Editor;
  let guide: Guide;
  let box: SmallBox;

  before(async () => {
    box = await smallBox();
    const at = (path: string): string => join(box.labs, 'small-box', path);
    const lab = await readFile(at('lab.yaml'), 'utf8');
    await writeFile(at('lab.yaml'), lab.replace(`['${baseImage}']`, `['${missing}']`));
    await writeFile(at('files/Dockerfile'), `FROM ${unreachable}\n`);
    const text = 'From `${libraryPrefix}httpd`.\n\n```sh run\ndocker build -t ${image}:v1 .\n```\n';
    for (const language of ['', '.zh-cn']) await writeFile(at(`steps/build${language}.md`), text);
    editor = await openEditor({
      machine: { 'containerLab.labFolders': [box.labs] },
      env: { CONTAINER_LAB_OPEN: 'small-box' },
    });
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await box.remove();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`mirrors ${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  async function set(registry: string): Promise<void> {
    const path = join(editor.home, 'user-data/Machine/settings.json');
    const settings = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...settings, 'containerLab.mirrors': { registry } }));
  }

  it('is told at once how to pull through it', async () => {
    await says(guide, `The base image ${missing} is not here yet`, 'Pull it');
    await set('one.invalid:5000');
    await says(guide, `docker pull one.invalid:5000/${missing}`, 'docker tag one.invalid:5000/');
  });

  it('reads it in the lab’s texts, also when it changes', async () => {
    await guide.press();
    await guide.at('Build');
    await says(guide, 'From one.invalid:5000/library/httpd.');
    await set('two.invalid:5000');
    await says(guide, 'From two.invalid:5000/library/httpd.');
  });

  it('is told what to write when it cannot be used', async () => {
    await set('https://me:secret@two.invalid');
    const told = editor.page.locator('.notification-toast', { hasText: 'is not used' });
    await told.waitFor();
    assert.match(
      (await told.textContent()) ?? '',
      /containerLab\.mirrors\.registry is not used\. W/,
    );
    assert.doesNotMatch((await told.textContent()) ?? '', /secret/);
    await says(guide, 'From httpd.');
  });

  it('is led to the setting when a registry cannot be reached', async () => {
    await guide.run(0);
    await editor.page.locator('.xterm-rows', { hasText: 'no such host' }).waitFor();
    await guide.press();
    await guide.sees('named', 'blocked');
    await says(guide, 'The registry cannot be reached', 'Nothing of yours is wrong');
    await guide.click('Open the setting');
    await until('the setting', async () =>
      editor.page.locator('.setting-item-label', { hasText: 'Mirrors' }).first().isVisible(),
    );
  });
});
