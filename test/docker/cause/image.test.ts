import assert from 'node:assert/strict';
import { baseImage } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('causes about images, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;

  beforeEach(async () => {
    scene = await openScene();
    ref = `${scene.image}:v1`;
  });
  afterEach(() => scene.end());

  const named = async (spec: object = {}): Promise<string> =>
    causeOf(await scene.check('image', { ref, ...spec }));
  const rebuilt = { rebuilt: { keeps: 'cp list.txt' } };
  /** Waits until the daemon has told of the reference being set so often. */
  const told = (times: number): Promise<void> =>
    until(
      () =>
        scene.events.filter(
          ({ action, attributes }) => action === 'tag' && attributes['name'] === ref,
        ).length >= times,
    );

  it('never-built, then build-argument-forgotten, then build-failed', async () => {
    assert.equal(await named(), 'never-built');
    assert.notEqual((await scene.terminal('build', '-t', ref)).code, 0);
    assert.equal(await named(), 'build-argument-forgotten');
    await scene.write({ Dockerfile: `FROM ${baseImage}\nRUN exit 3\n` });
    // Without it the builder keeps the container of the line that failed.
    const failing = ['build', '--force-rm', '-t', ref, '.'];
    assert.notEqual((await scene.terminal(...failing)).code, 0);
    assert.equal(await named(), 'build-failed');
  });

  it('wrong-tag, and the remedy it offers', async () => {
    await scene.build(scene.image);
    const verdict = await scene.check('image', { ref });
    assert.equal(causeOf(verdict), 'wrong-tag');
    assert.ok(verdict.status === 'failed');
    const remedy = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(remedy !== undefined && 'run' in remedy);
    await scene.run(...remedy.run.slice(1));
    assert.equal(await named(), 'passed');
  });

  it('never-pulled, of an image that is none of the lab’s own', async () => {
    const other = `${scene.image}-base`;
    assert.equal(await named({ ref: `${other}:v1` }), 'never-pulled');
    await scene.build(other);
    const verdict = await scene.check('image', { ref: `${other}:v1`, digest: true });
    assert.equal(causeOf(verdict), 'never-pulled');
    assert.ok(verdict.status === 'failed');
    assert.equal(verdict.cause?.degrees[0]?.text.args?.['near'], `${other}:latest`);
  });

  it('wrong-name', async () => {
    await scene.build(`${scene.image}o:v1`);
    assert.equal(await named(), 'wrong-name');
  });

  it('wrong-command, with the line of the Dockerfile', async () => {
    await scene.build(ref);
    const verdict = await scene.check('image', { ref, command: { includes: 'uwsgi' } });
    assert.equal(causeOf(verdict), 'wrong-command');
    assert.ok(verdict.status === 'failed');
    assert.equal(verdict.cause?.places[0]?.range.start.line, 5);
    assert.equal(await named({ command: { equals: ['sleep', '600'] } }), 'passed');
  });

  it('not-rebuilt, then nothing-changed, then passed', async () => {
    await scene.build(ref);
    await told(1);
    assert.equal(await named(rebuilt), 'not-rebuilt');
    await scene.build(ref);
    await told(2);
    assert.equal(await named(rebuilt), 'nothing-changed');
    await scene.write({ 'app.py': 'print(2)\n' });
    await scene.build(ref);
    await told(3);
    assert.equal(await named(rebuilt), 'passed');
  });

  it('same-files, then layers-apart with the line that differs, then passed', async () => {
    await scene.build(ref);
    const second = `${scene.image}:v2`;
    const beside = { ref: second, sharesLayersWith: { ref, butLast: 1 } };
    await scene.build(second);
    assert.equal(causeOf(await scene.check('image', beside)), 'same-files');
    await scene.write({ 'list.txt': 'two\n' });
    await scene.build(second);
    const verdict = await scene.check('image', beside);
    assert.equal(causeOf(verdict), 'layers-apart');
    assert.ok(verdict.status === 'failed');
    const line = verdict.cause?.text.args?.['line'];
    assert.ok(typeof line === 'string' && line.startsWith('COPY '), JSON.stringify(line));
    await scene.write({ 'list.txt': scene.image, 'app.py': 'print(4)\n' });
    await scene.build(second);
    assert.equal(causeOf(await scene.check('image', beside)), 'passed');
  });

  it('order-of-copy', async () => {
    const wrong = `FROM ${baseImage}\nWORKDIR /app\nCOPY . .\nRUN date +%N > pip.txt # pip install\n`;
    await scene.write({ Dockerfile: wrong });
    await scene.build(ref);
    await told(1);
    // Where only times are left to compare, a history counts in whole seconds.
    const second = Math.floor(Date.now() / 1000);
    await until(() => Math.floor(Date.now() / 1000) > second);
    await scene.write({ 'app.py': 'print(3)\n' });
    await scene.build(ref);
    await told(2);
    assert.equal(await named({ rebuilt: { keeps: 'pip install' } }), 'order-of-copy');
  });
});
