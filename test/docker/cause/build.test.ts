import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { otherBuilder } from '../support/builders.ts';
import { baseImage } from '../support/dockerHost.ts';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

const buildKit = await otherBuilder();

/** The image of its name is said to be one that its registry keeps from being built. */
async function isOutOfReach(scene: Scene): Promise<void> {
  const verdict = await scene.check('image', { ref: `${scene.image}:v1` });
  assert.ok(verdict.status === 'blocked', causeOf(verdict));
  assert.equal(verdict.block.id, 'registry-unreachable');
}

describe('causes about builds, on the real daemon', function () {
  this.timeout(60_000);
  let scene: Scene;
  let ref: string;
  let name: string;

  beforeEach(async () => {
    scene = await openScene();
    ref = `${scene.image}:v1`;
    name = scene.container;
  });
  afterEach(() => scene.end());

  const named = async (spec: object = {}): Promise<string> =>
    causeOf(await scene.check('image', { ref, ...spec }));
  const stops = async (): Promise<void> => {
    assert.notEqual((await scene.terminal('build', '-t', ref, '.')).code, 0);
  };
  /** What the learner does by the last edit that is offered. */
  const edited = async (): Promise<string> => {
    const verdict = await scene.check('image', { ref });
    assert.ok(verdict.status === 'failed');
    const remedy = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(remedy !== undefined && 'edit' in remedy);
    await scene.apply(remedy.edit);
    assert.equal((await scene.terminal('build', '-t', ref, '.')).code, 0);
    return named();
  };
  const recipe = `FROM ${baseImage}\nWORKDIR /app\nCOPY list.txt .\nCMD ["sleep", "600"]\n`;

  it('dockerfile-misnamed, then passed by its remedy', async () => {
    await scene.shell('mv Dockerfile Dockerfile.txt');
    await stops();
    const verdict = await scene.check('image', { ref });
    assert.equal(causeOf(verdict), 'dockerfile-misnamed');
    assert.ok(verdict.status === 'failed');
    const remedy = verdict.cause?.degrees.at(-1)?.remedy;
    assert.deepEqual(remedy, { run: ['mv', 'Dockerfile.txt', 'Dockerfile'] });
    await scene.shell('mv Dockerfile.txt Dockerfile');
    await scene.build(ref);
    assert.equal(await named(), 'passed');
  });

  it('base-misspelt, then passed by its edit', async () => {
    await scene.write({ Dockerfile: recipe.replace('python:3.11', 'pyhton:3.11') });
    await stops();
    assert.equal(await named(), 'base-misspelt');
    assert.equal(await edited(), 'passed');
  });

  it('copy-outside', async () => {
    // BuildKit looks for `../list.txt` in the context itself, where that name is.
    await scene.write({ Dockerfile: recipe.replace('list.txt', '../notes.txt') });
    await stops();
    assert.equal(await named(), 'copy-outside');
  });

  it('copy-ignored, then passed by its edit', async () => {
    await scene.write({ Dockerfile: recipe, '.dockerignore': '# lists\n*.txt' });
    await stops();
    assert.equal(await named(), 'copy-ignored');
    assert.equal(await edited(), 'passed');
  });

  it('copy-missing, then passed by its edit', async () => {
    await scene.write({ Dockerfile: recipe.replace('list.txt', 'lits.txt') });
    await stops();
    assert.equal(await named(), 'copy-missing');
    assert.equal(await edited(), 'passed');
  });

  it('tag-moved, of the image and of the container made before', async () => {
    await scene.build(ref);
    await scene.run('run', '-d', '--name', name, ref);
    await scene.terminal('tag', baseImage, ref);
    assert.equal(await named({ command: { includes: 'sleep' } }), 'tag-moved');
    const spec = { name, state: 'running', image: ref };
    assert.equal(causeOf(await scene.check('container', spec)), 'tag-moved');
    await scene.build(ref);
    assert.equal(await named({ command: { includes: 'sleep' } }), 'passed');
    assert.equal(causeOf(await scene.check('container', spec)), 'passed');
  });

  it('other-folder-built', async () => {
    const other = await openScene();
    try {
      await other.write({ Dockerfile: `FROM ${baseImage}\nCMD ["true"]\n` });
      assert.equal((await scene.terminal('build', '-t', ref, other.folder)).code, 0);
      assert.equal(await named({ command: { includes: 'sleep' } }), 'other-folder-built');
    } finally {
      await other.end();
    }
  });

  it('edited-after-build, by the file in the container and not by its date', async () => {
    await scene.build(ref);
    await scene.run('run', '-d', '--name', name, ref);
    const page = { container: name, path: '/app/app.py', includes: 'print(2)' };
    const found = async (): Promise<string> => causeOf(await scene.check('container-file', page));
    await scene.write({ 'app.py': 'print(1)\n' });
    assert.equal(await found(), 'unknown');
    await scene.write({ 'app.py': 'print(2)\n' });
    assert.equal(await found(), 'edited-after-build');
    await scene.build(ref);
    await scene.run('rm', '-f', name);
    await scene.run('run', '-d', '--name', name, ref);
    assert.equal(await found(), 'passed');
  });

  it('edited-after-build by the Dockerfile’s words, saved-after-build by its date alone', async () => {
    await scene.write({ Dockerfile: recipe });
    await scene.build(ref);
    assert.equal(await named({ ports: ['80'] }), 'unknown');
    await scene.write({ Dockerfile: `${recipe}# later\n` });
    assert.equal(await named({ ports: ['80'] }), 'saved-after-build');
    await scene.write({ Dockerfile: `${recipe}EXPOSE 80\n` });
    assert.equal(await named({ ports: ['80'] }), 'edited-after-build');
    await scene.build(ref);
    assert.equal(await named({ ports: ['80'] }), 'passed');
  });

  it('a registry out of reach blocks, when the image is the one that is meant', async () => {
    // No registry answers there: the name is reserved (RFC 2606).
    await scene.write({ Dockerfile: `FROM registry.invalid/nothing/like/it:1\n` });
    await stops();
    await isOutOfReach(scene);
    await scene.write({ Dockerfile: recipe });
    await scene.build(ref);
    assert.equal(await named(), 'passed');
  });

  if (buildKit) {
    it('a registry out of reach blocks, in the words of BuildKit too', async () => {
      const other = await openScene({ environment: buildKit });
      try {
        ref = `${other.image}:v1`;
        await other.write({ Dockerfile: `FROM registry.invalid/nothing/like/it:1\n` });
        const { code, stderr } = await other.terminal('build', '-t', ref, '.');
        assert.notEqual(code, 0);
        assert.match(stderr, /load metadata for registry\.invalid/);
        await isOutOfReach(other);
      } finally {
        await other.end();
      }
    });
  }

  it('a registry that limits pulls blocks', async () => {
    const server = createServer((request, response) => {
      const isPing = request.url === '/v2/';
      response.writeHead(isPing ? 200 : 429, { 'content-type': 'application/json' });
      const error = { code: 'TOOMANYREQUESTS', message: 'too many pulls' };
      response.end(isPing ? '{}' : JSON.stringify({ errors: [error] }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const address = server.address();
      assert.ok(address !== null && typeof address === 'object');
      await scene.write({ Dockerfile: `FROM localhost:${address.port}/nothing/like/it:1\n` });
      await stops();
      const verdict = await scene.check('image', { ref });
      assert.ok(verdict.status === 'blocked');
      assert.equal(verdict.block.id, 'rate-limited');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
