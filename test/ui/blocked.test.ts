/** Docker hangs, closes half-way and stops while a lab is open; the guide comes back by itself. */
import assert from 'node:assert/strict';
import { realEndpoint } from '../docker/support/dockerHost.ts';
import {
  startFaultyDaemon,
  type Fault,
  type FaultyDaemon,
} from '../docker/support/faultyDaemon.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

describe('Docker stops while a lab is open', function () {
  let daemon: FaultyDaemon;
  let editor: Editor;
  let guide: Guide;

  before(async () => {
    const endpoint = realEndpoint();
    assert.equal(endpoint.kind, 'unix');
    daemon = await startFaultyDaemon(endpoint.path);
    editor = await openEditor({
      machine: { 'containerLab.docker.host': `unix://${daemon.socket}` },
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
    await daemon.stop();
  });

  afterEach(async function () {
    const { state = '' } = this.currentTest ?? {};
    await editor.screenshot(`blocked-${state}`);
  });

  const cases: readonly (readonly [Fault, RegExp])[] = [
    ['refuse', /does not answer|no daemon/i],
    ['hang', /does not answer|in time/i],
    ['close-body', /closed|does not answer/i],
    ['gone', /socket|does not answer/i],
  ];
  for (const [fault, words] of cases) {
    it(`is blocked within two seconds when the daemon does ‘${fault}’, and comes back`, async () => {
      await daemon.fail(fault);
      daemon.cut();
      const frame = await editor.guide();
      const began = Date.now();
      await guide.press();
      await frame.locator('#banner').waitFor({ timeout: 10_000 });
      const took = Date.now() - began;
      assert.ok(took < 3000, `the banner took ${took} ms`);
      await says(guide, words);
      await guide.sees('named', 'blocked');
      await daemon.fail('pass');
      await frame.locator('#banner').waitFor({ state: 'detached', timeout: 20_000 });
      await guide.press();
      await guide.sees('named', 'failed');
    });
  }
});
