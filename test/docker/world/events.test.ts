import assert from 'node:assert/strict';
import { probeMarker } from '../../../src/world/docker/docker.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { connectDocker } from '../../../src/world/docker/load.ts';
import { baseImage, docker, realEndpoint, uniqueNames } from '../support/dockerHost.ts';
import { until } from '../support/until.ts';

describe('events and removals', () => {
  const names = uniqueNames();
  const name = names.name('box');
  let connection: DockerConnection;
  let stop: AbortController;

  beforeEach(async () => {
    connection = await connectDocker(realEndpoint());
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    connection.close();
    await names.removeAll();
  });

  const actionsOf = (events: readonly DaemonEvent[]): readonly string[] =>
    events.filter((it) => it.attributes['name'] === name).map((it) => it.action);

  /** Listens from now on; resolves once the subscription stands. */
  async function listen(since?: string): Promise<{ seen: DaemonEvent[]; ended: Promise<void> }> {
    const seen: DaemonEvent[] = [];
    let ended = Promise.resolve();
    await new Promise<void>((ready) => {
      const options = since === undefined ? { ready } : { ready, since };
      ended = (async () => {
        for await (const event of connection.events(options, stop.signal)) seen.push(event);
      })();
    });
    return { seen, ended };
  }

  it("tells acts from the lab's own probes, and ends with its signal", async () => {
    const { seen, ended } = await listen();
    await docker(['run', '-d', '--name', name, baseImage, 'sleep', '600']);
    await docker(['exec', name, 'echo', 'hi']);
    const reader = connection.reader(stop.signal);
    assert.equal((await reader.exec(name, ['true']))?.exitCode, 0);
    await docker(['rm', '-f', name]);
    await until(() => actionsOf(seen).includes('destroy'));
    const execs = actionsOf(seen).filter((action) => action.startsWith('exec_create'));
    assert.deepEqual(execs, ['exec_create: echo hi', `exec_create: ${probeMarker.join(' ')} true`]);
    const created = seen.find((it) => it.action === 'create' && it.attributes['name'] === name);
    assert.equal(created?.type, 'container');
    assert.match(created.timeNano, /^\d{19}$/);
    assert.equal(created.time, Number(created.timeNano.slice(0, 13)));
    stop.abort();
    await ended;
  });

  it('resumes where it was left', async () => {
    const first = await listen();
    await docker(['create', '--name', name, baseImage, 'true']);
    await until(() => actionsOf(first.seen).includes('create'));
    const last = first.seen.find((it) => it.attributes['name'] === name);
    stop.abort();
    await first.ended;
    await docker(['start', name]);
    await docker(['wait', name]);
    stop = new AbortController();
    const second = await listen(last?.timeNano ?? '');
    await until(() => actionsOf(second.seen).includes('die'));
    assert.deepEqual(actionsOf(second.seen), ['create', 'start', 'die']);
  });

  it('removes a running container with its anonymous volume, and no missing one', async () => {
    const id = await docker([
      'run',
      '-d',
      '-v',
      '/data',
      '--name',
      name,
      baseImage,
      'sleep',
      '600',
    ]);
    const volume = await docker(['inspect', '-f', '{{(index .Mounts 0).Name}}', name]);
    await connection.removeContainer(id, stop.signal);
    assert.equal(await connection.reader(stop.signal).container(id), undefined);
    assert.ok(!(await docker(['volume', 'ls', '-q'])).includes(volume));
    await connection.removeContainer(id, stop.signal);
  });

  it('removes one name of an image and then the image, never one in use', async () => {
    const [one, two] = [`${names.name('image')}:one`, `${names.name('image')}:two`];
    await docker(['create', '--name', name, baseImage, 'true']);
    const id = await docker(['commit', '-m', 'lab', name, one]);
    await docker(['tag', one, two]);
    const reader = connection.reader(stop.signal);
    await connection.removeImage(one, stop.signal);
    assert.equal(await reader.image(one), undefined);
    assert.equal((await reader.image(two))?.id, id);
    const user = names.name('user');
    await docker(['create', '--name', user, two, 'true']);
    await assert.rejects(connection.removeImage(two, stop.signal), { fault: 'refused' });
    assert.equal((await reader.image(two))?.id, id);
    await docker(['rm', user]);
    await connection.removeImage(two, stop.signal);
    assert.equal(await reader.image(id), undefined);
    await connection.removeImage(two, stop.signal);
    await connection.removeImage('Not A Name', stop.signal);
  });
});
