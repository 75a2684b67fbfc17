/** A learner follows the first lab in English, from the start to the clean-up, with mistakes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImage, cli, docker, uniqueNames } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const names = uniqueNames();
const foreign = names.name('foreign');
const ours = { image: 'findsec/hello:v1', container: 'flask' };

const goodDockerfile = `FROM ${baseImage}
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
CMD ["uwsgi", "--ini", "uwsgi.ini"]
`;
const goodGlobal =
  '[uwsgi]\nmaster = true\nprocesses = 2\nsocket = /run/hello.sock\nchmod-socket = 666\nvacuum = true\n';
const slowDockerfile = goodDockerfile
  .replace('COPY . .\n', '')
  .replace('RUN pip', 'COPY . .\nRUN pip');

describe('A learner follows flask-uwsgi-v1', function () {
  let editor: Editor;
  let guide: Guide;

  const labFile = (name: string): string => join(editor.home, 'my labs/flask-uwsgi-v1', name);
  const logSays = async (text: string): Promise<void> => {
    await until(`“${text}” in the log`, async () =>
      (await docker(['logs', ours.container])).includes(text),
    );
  };

  before(async () => {
    await docker(['run', '-d', '--name', foreign, baseImage, 'sleep', '3600']);
    editor = await openEditor();
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await cli(['rm', '-f', ours.container, `${ours.container}-2`]);
    await cli(['rmi', ours.image, 'findsec/hello:latest']);
    await names.removeAll();
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 50)}`);
  });

  it('sees that the machine is ready, and starts', async () => {
    await says(guide, 'What you will do', 'Docker', baseImage);
    await until('Start', async () => (await guide.primary()) === 'Start');
    await guide.press();
    await guide.at('Read what you will package');
  });

  it('reads the files from the guide, and guesses', async () => {
    const frame = await editor.guide();
    await frame.locator('main a', { hasText: 'global.ini' }).first().click();
    await editor.page.locator('.tab', { hasText: 'global.ini' }).waitFor();
    await guide.answer('where-it-listens', 'uwsgi.ini');
    await says(guide, 'Look for the line that begins with');
    await guide.answer('where-it-listens', 'global.ini');
    await guide.sees('where-it-listens', 'passed');
    await guide.choose('guess-page', /Yes, at once/);
    await guide.sees('guess-page', 'passed');
    await guide.press();
    await guide.at('Tell uwsgi what to start and where to listen');
  });

  it('writes a port where a socket is meant, is told so on its line, and repairs it', async () => {
    await editor.write('uwsgi.ini', '[uwsgi]\nini = global.ini\nmodule = app\ncallable = app\n');
    await guide.sees('app-ini', 'passed');
    await editor.write('global.ini', goodGlobal.replace('/run/hello.sock', ':3031'));
    await guide.press();
    await guide.sees('global-ini', 'failed');
    await says(guide, ':3031', 'global.ini:4');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.quickFix(labFile('global.ini'), ':3031');
    await editor.save();
    await guide.sees('global-ini', 'passed');
    await fileHolds(labFile('global.ini'), /^socket = \/run\/hello\.sock$/m);
    await guide.press();
    await guide.at('Write the Dockerfile');
  });

  it('copies the app before pip, sees the failing line, and repairs it by the edit offered', async () => {
    await editor.write('Dockerfile', slowDockerfile);
    await guide.press();
    await guide.sees('packages-first', 'failed');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await says(guide, /Dockerfile:\d/);
    await editor.screenshot('failing line');
    await editor.quickFix(labFile('Dockerfile'), '. .');
    await editor.save();
    await guide.sees('packages-first', 'passed');
    await fileHolds(labFile('Dockerfile'), goodDockerfile);
    await guide.sees('starts-with-ini', 'passed');
    await until('no problem left', async () => {
      return (await editor.page.locator('.squiggly-error').count()) === 0;
    });
    await guide.press();
    await guide.at('Build the image, twice');
  });

  it('builds without a tag, and is told the name that Docker gave it', async () => {
    await editor.command('Terminal: Create New Terminal');
    await editor.type('docker build -t findsec/hello .');
    await until(
      'the build',
      async () => (await cli(['image', 'inspect', 'findsec/hello:latest'])).code === 0,
      120_000,
    );
    await guide.press();
    await guide.sees('named', 'failed');
    await says(guide, 'findsec/hello:latest', 'findsec/hello:v1', 'latest');
    await guide.sees('starts-uwsgi', 'waiting');
  });

  it('builds under the right tag, and the task ticks by itself', async () => {
    await guide.run(0);
    await guide.sees('named', 'passed', 120_000);
    await guide.sees('starts-uwsgi', 'passed');
    await guide.choose('guess-cache', /Every line/);
    await editor.write(
      'app.py',
      (await readFile(labFile('app.py'), 'utf8')).replace('Hello from', 'Good morning from'),
    );
    await editor.type('docker build -t findsec/hello:v1 .');
    await guide.sees('rebuilt', 'passed', 120_000);
    await says(guide, 'What you have now');
    await guide.press();
    await guide.at('Run it');
  });

  it('runs it, and counts its processes', async () => {
    await guide.run(0);
    await guide.sees('running', 'passed', 60_000);
    await guide.sees('socket-file', 'passed');
    await guide.answer('process-count', '4');
    await guide.sees('process-count', 'failed');
    await guide.answer('process-count', '3');
    await guide.sees('process-count', 'passed');
    await guide.press();
    await guide.at('Look around inside');
  });

  it('steps inside, and finishes the step', async () => {
    await guide.run(0);
    await guide.sees('shell', 'passed', 60_000);
    await editor.type('exit');
    const pid = await docker(['exec', ours.container, 'readlink', '/proc/1/ns/pid']);
    await guide.answer('pid-namespace', pid);
    await guide.sees('pid-namespace', 'passed');
  });

  it('removes the container, and sees that the step before has changed', async () => {
    await docker(['rm', '-f', ours.container]);
    const frame = await editor.guide();
    await until('the step Run it to be marked as changed', async () => {
      const name = await frame.locator('.segment').nth(4).getAttribute('aria-label');
      return name?.includes('no longer holds');
    });
    await docker(['run', '-ti', '-d', '--name', ours.container, ours.image]);
    await until('the step Run it to be done again', async () => {
      const name = await frame.locator('.segment').nth(4).getAttribute('aria-label');
      return name?.includes('(done)');
    });
  });

  it('reloads the window, and is where they were', async () => {
    await editor.page.reload();
    guide = guideOf(editor);
    await guide.at('Look around inside');
    await guide.sees('shell', 'passed');
    await guide.sees('pid-namespace', 'passed');
    await guide.press();
    await guide.at('Ask the socket for the page');
  });

  it('asks in HTTP and in uwsgi’s language, and the container’s log tells what it heard', async () => {
    await guide.run(0);
    await logSays('block size: 21573');
    await guide.press();
    await guide.sees('http-unheard', 'passed');
    await guide.answer('letters', 'TE');
    await guide.sees('letters', 'failed');
    await guide.answer('letters', 'ET');
    await guide.sees('letters', 'passed');
    await editor.type(`docker exec ${ours.container} python ask.py uwsgi`);
    await logSays('GET / => generated');
    await guide.press();
    await guide.sees('page', 'passed');
    await guide.choose('why-no-page', /port is not published/);
    await says(guide, 'Publishing would not help');
    await guide.choose('why-no-page', /socket file/);
    await guide.sees('why-no-page', 'passed');
    await guide.press();
    await guide.at('Stop it, and stop it well');
  });

  it('stops it in ten seconds, then in none', async () => {
    await guide.choose('guess-stop', /Less than a second/);
    await guide.sees('guess-stop', 'passed');
    await guide.run(0);
    await guide.sees('killed', 'passed', 60_000);
    await says(guide, 'It turned out otherwise: Ten seconds');
    await editor.write('global.ini', goodGlobal + 'die-on-term = true\n');
    await guide.sees('die-on-term', 'passed');
    const commands = [
      `docker build -t ${ours.image} .`,
      `docker rm ${ours.container}`,
      `docker run -ti -d --name ${ours.container} ${ours.image}`,
      `docker exec ${ours.container} python ask.py uwsgi`,
      `docker stop ${ours.container}`,
    ];
    await editor.type(commands.join(' && '));
    await guide.sees('ended-well', 'passed', 120_000);
  });

  it('does the last tasks without instructions, and finishes', async () => {
    await docker(['run', '-ti', '-d', '--name', `${ours.container}-2`, ours.image]);
    await guide.sees('second-container', 'passed', 60_000);
    await guide.press();
    await guide.sees('second-answers', 'passed');
    await until('Finish', async () => (await guide.primary()).includes('Finish'));
    await guide.press();
    await says(guide, 'Finished on');
  });

  it('cleans up after a preview, and the foreign container is still there', async () => {
    await editor.command('Container Lab: Clean Up');
    const rows = editor.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'findsec/hello:v1' }).first().waitFor();
    const listed = (await rows.allTextContents()).join('\n');
    assert.match(listed, /flask/);
    assert.match(listed, /findsec\/hello:v1/);
    assert.doesNotMatch(listed, new RegExp(foreign));
    await editor.screenshot('preview of the clean-up');
    await editor.page.keyboard.press('Enter');
    await until('the containers to be gone', async () => {
      return (await docker(['ps', '-aq', '--filter', `name=^/${ours.container}`])) === '';
    });
    await until('the image to be gone', async () => {
      return (await cli(['image', 'inspect', ours.image])).code !== 0;
    });
    assert.equal(
      await docker(['inspect', '-f', '{{.State.Running}}', foreign]),
      'true',
      'a foreign container was touched',
    );
    await says(guide, 'Finished on');
  });
});
