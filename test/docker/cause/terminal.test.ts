import assert from 'node:assert/strict';
import { causeOf } from './causeOf.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

describe('causes that the terminal tells, on the real daemon', function () {
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

  const built = async (): Promise<string> => causeOf(await scene.check('image', { ref }));
  const running = async (): Promise<string> =>
    causeOf(await scene.check('container', { name, state: 'running', image: ref }));
  const fails = async (line: string): Promise<void> => {
    assert.notEqual((await scene.shell(line)).code, 0, line);
  };

  it('misspelt-command, docker-forgotten, flags-misplaced, upper-case-name, then passed', async () => {
    await fails(`docker bulid -t ${ref} .`);
    assert.equal(await built(), 'misspelt-command');
    await fails(`dcoker build -t ${ref} .`);
    assert.equal(await built(), 'misspelt-command');
    await fails(`build -t ${ref} .`);
    assert.equal(await built(), 'docker-forgotten');
    await fails(`docker build -H unix:///var/run/docker.sock -t ${ref} .`);
    assert.equal(await built(), 'flags-misplaced');
    await fails(`docker build -t ${ref.toUpperCase().replace(':V1', ':v1')} .`);
    assert.equal(await built(), 'upper-case-name');
    await fails(`docker build -t ${ref} Dockerfile`);
    assert.equal(await built(), 'build-argument-forgotten');
    assert.equal((await scene.shell(`docker build -t ${ref} .`)).code, 0);
    assert.equal(await built(), 'passed');
  });

  it('wrong-shell, by docker’s own end and by the words of a shell in a container', async () => {
    await scene.build(ref);
    await scene.run('run', '-d', '--name', name, ref);
    await scene.run('rmi', '-f', ref);
    await fails(`docker exec ${name} docker build -t ${ref} .`);
    assert.equal(await built(), 'wrong-shell');
    await fails(`echo 'docker build -t ${ref} .; exit 1' | docker exec -i ${name} bash`);
    assert.equal(await built(), 'wrong-shell');
  });

  it('terminal-without-daemon', async () => {
    await fails(`DOCKER_HOST=tcp://127.0.0.1:1 docker build -t ${ref} .`);
    assert.equal(await built(), 'terminal-without-daemon');
  });

  it('chain-broken, then image-not-here, then passed by its remedy', async () => {
    await scene.build(ref);
    await scene.write({ Dockerfile: 'FROM scratch\nCOPY nothing /\n' });
    await fails(`docker build -t ${ref} . && docker run -d --name ${name} ${ref}`);
    assert.equal(await running(), 'chain-broken');
    await fails(`docker run -d --name ${name} ${scene.image}`);
    const verdict = await scene.check('container', { name, state: 'running', image: ref });
    assert.equal(causeOf(verdict), 'image-not-here');
    assert.ok(verdict.status === 'failed');
    const remedy = verdict.cause?.degrees.at(-1)?.remedy;
    assert.ok(remedy !== undefined && 'run' in remedy);
    await scene.run(...remedy.run.slice(1));
    assert.equal(await running(), 'passed');
  });
});
