/** A learner follows push-to-a-registry in English, typing what a learner types, to its end. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, docker } from '../docker/support/dockerHost.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { fileHolds } from './support/fileHolds.ts';
import { guideOf, says, type Guide } from './support/guide.ts';
import { until } from './support/until.ts';

const host = 'localhost:5055';
const store = 'lab-registry';
const remote = (tag: string): string => `${host}/parcel:${tag}`;
const link =
  '/var/lib/registry/docker/registry/v2/repositories/parcel/_manifests/tags/v1/current/link';
const names = ['v1', 'v2', 'stable', 'latest'].flatMap((tag) => [`parcel:${tag}`, remote(tag)]);

describe('A learner follows push-to-a-registry', function () {
  let editor: Editor;
  let guide: Guide;
  /** A home of the learner's own, in which docker keeps the login. */
  let person: string;
  let digest = '';

  const config = (): Promise<string> => readFile(join(person, '.docker/config.json'), 'utf8');
  const greeting = async (text: string): Promise<void> => {
    await editor.write('greeting.txt', text);
    await fileHolds(join(editor.home, 'my labs/push-to-a-registry/greeting.txt'), text);
  };
  const next = async (title: string): Promise<void> => {
    await guide.press();
    await guide.at(title);
  };

  before(async () => {
    person = await mkdtemp(join(tmpdir(), 'container-lab learner '));
    editor = await openEditor({
      env: { CONTAINER_LAB_OPEN: 'push-to-a-registry', HOME: person, DOCKER_CONFIG: '' },
    });
    guide = guideOf(editor);
  });

  after(async () => {
    await editor.close();
    await rm(person, { recursive: true, force: true });
    await cli(['rm', '-f', '-v', store]);
    await cli(['volume', 'rm', `${store}-data`]);
    for (const name of names) await cli(['rmi', name]);
    if (digest !== '') await cli(['rmi', `${host}/parcel@${digest}`]);
  });

  afterEach(async function () {
    const { title = '', state = '' } = this.currentTest ?? {};
    await editor.screenshot(`push-${state}-${title.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}`);
  });

  it('starts', async () => {
    await says(guide, 'What you will do', 'Docker', 'debian:bookworm-slim', 'registry:2');
    await until('Start', async () => (await guide.primary()) === 'Start');
    await guide.press();
    await guide.at('Give the image a name that says where to');
  });

  it('builds, and gives the image a second name', async () => {
    await guide.run(0);
    await guide.sees('built', 'passed', 60_000);
    await guide.press();
    await guide.sees('second-name', 'failed');
    await says(guide, 'no image has the name', remote('v1'));
    await editor.type(`docker tag parcel:v1 ${remote('v1')}`);
    await guide.sees('second-name', 'passed');
    await guide.choose('default-registry', /on this machine/);
    await says(guide, 'Only if the name says');
    await guide.choose('default-registry', /Docker Hub/);
    await guide.sees('default-registry', 'passed');
    await next('Run a registry with a password');
  });

  it('runs a registry, which asks for a login', async () => {
    await guide.run(0);
    await until(
      'the password file',
      async () => (await cli(['volume', 'inspect', `${store}-data`])).code === 0,
    );
    await guide.run(1);
    await guide.sees('runs', 'passed', 60_000);
    await guide.sees('asks', 'passed');
    await editor.type(`curl -i http://${host}/v2/`);
    await guide.answer('scheme', 'Bearer');
    await guide.sees('scheme', 'failed');
    await guide.answer('scheme', 'Basic');
    await guide.sees('scheme', 'passed');
    await next('Push without a login');
  });

  it('pushes before the login, and sees who was refused', async () => {
    await guide.choose('guess-push', /my own machine/);
    await guide.press();
    await guide.sees('refused-401', 'failed');
    await editor.type(`docker push ${remote('v1')}`);
    await guide.sees('refused-401', 'passed', 60_000);
    await says(guide, 'It turned out otherwise');
    await next('Log in, and see where the password lies');
  });

  it('forgets the login, is told so, and logs in', async () => {
    await guide.press();
    await guide.sees('logged-in', 'failed');
    await says(guide, `your docker client keeps none for ${host}`);
    await editor.screenshot('push-login-forgotten');
    await guide.run(0);
    await guide.sees('logged-in', 'passed', 60_000);
    await guide.sees('let-in', 'passed');
    await editor.type(`grep -A 2 ${host} ~/.docker/config.json`);
    const auth = /"auth": "([^"]+)"/.exec(await config())?.[1] ?? '';
    await editor.type(`echo ${auth} | base64 -d`);
    assert.equal(Buffer.from(auth, 'base64').toString(), 'learner:only-for-this-lab');
    await guide.choose('what-is-auth', /encrypted/);
    await guide.sees('what-is-auth', 'failed');
    await guide.choose('what-is-auth', /other letters/);
    await guide.sees('what-is-auth', 'passed');
    await next('Push two versions');
  });

  it('pushes v1, then v2 without its name, and repairs it', async () => {
    await editor.type(`docker push ${remote('v1')}`);
    await guide.sees('v1-there', 'passed', 60_000);
    await guide.sees('who', 'passed');
    await guide.choose('guess-layers', /All, for it is/);
    await greeting('Hello from version 2\n');
    await editor.type('docker build -t parcel:v2 .');
    await editor.type(`docker push ${remote('v2')}`);
    await until('v2', async () => (await cli(['image', 'inspect', 'parcel:v2'])).code === 0);
    await guide.press();
    await guide.sees('v2-there', 'failed');
    await says(guide, 'The registry has no', remote('v2'));
    await editor.type(`docker tag parcel:v2 ${remote('v2')} && docker push ${remote('v2')}`);
    await guide.sees('v2-there', 'passed', 60_000);
    await says(guide, 'It turned out otherwise: Only the one with the changed file');
    await next('Fetch it by its digest');
  });

  it('removes v1, and fetches it by its digest', async () => {
    digest = await docker(['exec', store, 'cat', link]);
    await guide.run(0);
    await guide.answer('digest-of-v1', digest);
    await guide.sees('digest-of-v1', 'passed');
    await editor.type(`docker rmi parcel:v1 ${remote('v1')}`);
    await guide.sees('removed', 'passed', 60_000);
    await editor.type(`docker pull ${host}/parcel@${digest}`);
    await guide.sees('by-digest', 'passed', 60_000);
    await editor.type(`docker tag ${host}/parcel@${digest} parcel:v1`);
    await guide.sees('same-again', 'passed', 60_000);
    await next('Move the tag');
  });

  it('moves the tag, by commands that they know', async () => {
    await guide.choose('guess-old', /only its digest/);
    await greeting('Hello from version 1, repaired\n');
    const commands = [
      'docker build -t parcel:v1 .',
      `docker tag parcel:v1 ${remote('v1')}`,
      `docker push ${remote('v1')}`,
    ];
    await editor.type(commands.join(' && '));
    await guide.sees('tag-moved', 'passed', 60_000);
    await says(guide, 'You predicted this');
    assert.notEqual(await docker(['exec', store, 'cat', link]), digest);
    assert.equal(await docker(['run', '--rm', `${host}/parcel@${digest}`]), 'Hello from version 1');
    await next('Carry it in a file, and leave');
  });

  it('carries v2 in a file, does the last tasks without instructions, and finishes', async () => {
    await guide.run(0);
    await guide.sees('saved', 'passed', 60_000);
    for (const choice of [/layers/, /config/, /manifest/]) {
      await (await guide.task('what-is-in')).getByRole('checkbox', { name: choice }).click();
    }
    await (await guide.task('what-is-in')).locator('.answer').click();
    await guide.sees('what-is-in', 'passed');
    await editor.type(`docker rmi parcel:v2 ${remote('v2')} && docker load -i parcel.tar`);
    await guide.sees('removed-v2', 'passed', 60_000);
    await guide.sees('loaded', 'passed', 60_000);
    await editor.type(
      `docker tag parcel:v2 ${remote('stable')} && docker push ${remote('stable')}`,
    );
    await guide.sees('stable', 'passed', 60_000);
    await guide.press();
    await guide.sees('logged-out', 'failed');
    await editor.type(`docker logout ${host}`);
    await guide.sees('logged-out', 'passed', 60_000);
    assert.match(await guide.primary(), /Finish/);
    await guide.press();
    await says(guide, 'Finished on');
  });
});
