import assert from 'node:assert/strict';
import { followObjects } from '../../../../src/vscode/live/manifest/follow.ts';
import { knowImages } from '../../../../src/vscode/live/manifest/images.ts';
import type { ClusterConnection } from '../../../../src/world/cluster/cluster.ts';
import type { ClusterLink } from '../../../../src/world/cluster/load.ts';
import type { Heard } from '../../../../src/world/cluster/objects.ts';
import type { DockerConnection } from '../../../../src/world/docker/docker.ts';
import { until } from '../../../docker/support/until.ts';
import { aPod, anObject, fakeCluster } from '../../check/clusterFakes.ts';
import type { Json } from '../../check/clusterFakes.ts';
import { anEvent, anImage } from '../../check/fakes.ts';
import { daemonWith } from '../../session/daemonFake.ts';

const podKind = { apiVersion: 'v1', kind: 'Pod' };
const serviceKind = { apiVersion: 'v1', kind: 'Service' };
const podsHere = { resource: podKind, namespace: 'default' };
const quiet = (): Promise<void> => new Promise((done) => setTimeout(done, 400));

/** A stream that is fed, or ended as by a server that goes away. */
function feed<Item>() {
  let wake = (): void => undefined;
  const items: Item[] = [];
  let gone = false;
  async function* stream(signal: AbortSignal): AsyncGenerator<Item> {
    signal.addEventListener('abort', () => wake());
    while (!signal.aborted) {
      const next = items.shift();
      if (next !== undefined) yield next;
      else if (gone) throw new Error('it closed the stream');
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    stream,
    give: (item: Item): void => {
      items.push(item);
      wake();
    },
    end: (): void => {
      gone = true;
      wake();
    },
  };
}

/** A cluster whose Pods can be changed, and that can go away. */
function aCluster() {
  const objects: Json[] = [aPod()];
  const { stream, give, end } = feed<Heard>();
  const seen = { lists: 0, watches: 0 };
  let there = true;
  const connection: ClusterConnection = {
    context: 'kind-container-lab',
    reader: () => {
      const cluster = fakeCluster({ objects });
      return {
        ...cluster,
        list: (...given) => {
          seen.lists += 1;
          return cluster.list(...given);
        },
      };
    },
    descriptions: () => assert.fail('no hint asks for them'),
    listAt: () => Promise.resolve({ resourceVersion: '1', objects: [] }),
    watch: (_, { ready }, signal) => {
      seen.watches += 1;
      signal.addEventListener('abort', () => (seen.watches -= 1), { once: true });
      ready?.();
      return stream(signal);
    },
    remove: () => Promise.reject(new Error('nothing is removed for a hint')),
    close: () => undefined,
  };
  const link: ClusterLink = {
    connection: () => (there ? Promise.resolve(connection) : Promise.reject(new Error('gone'))),
    close: () => undefined,
  };
  return {
    link,
    seen,
    add: (json: Json): void => {
      objects.push(json);
      give({ is: 'added', object: anObject(json) });
    },
    go: (): void => {
      there = false;
      end();
    },
  };
}

describe('objects that are followed', () => {
  it('are read once, again after a change, and not while nothing happens', async () => {
    const { link, seen, add } = aCluster();
    let told = 0;
    const followed = followObjects(link, () => (told += 1));
    assert.equal(followed.objects(podKind, 'default'), undefined);
    followed.want([podsHere]);
    await until(() => followed.objects(podKind, 'default')?.length === 1);
    await quiet();
    assert.deepEqual([seen.lists, told], [1, 1]);
    for (const name of ['b', 'c']) add(aPod({ name, uid: name }));
    await until(() => followed.objects(podKind, 'default')?.length === 3);
    await quiet();
    assert.deepEqual([seen.lists, told], [2, 2]);
    followed.end();
  });

  it('are let go when nobody wants them, and the others go on', async () => {
    const { link, seen } = aCluster();
    const followed = followObjects(link, () => undefined);
    followed.want([podsHere, { resource: serviceKind, namespace: 'default' }]);
    await until(() => seen.watches === 2);
    followed.want([podsHere]);
    assert.equal(seen.watches, 1);
    assert.equal(followed.objects(serviceKind, 'default'), undefined);
    await until(() => followed.objects(podKind, 'default') !== undefined);
    followed.want([]);
    assert.equal(seen.watches, 0);
    assert.equal(followed.objects(podKind, 'default'), undefined);
  });

  it('are dropped when the cluster goes', async () => {
    const { link, go } = aCluster();
    let told = 0;
    const followed = followObjects(link, () => (told += 1));
    followed.want([podsHere]);
    await until(() => told === 1);
    go();
    await until(() => followed.objects(podKind, 'default') === undefined);
    assert.equal(told, 2);
    followed.end();
  });
});

describe('images that are known', () => {
  it('are asked for once, and again when one came or went', async () => {
    const { stream, give } = feed<ReturnType<typeof anEvent>>();
    const { connection } = daemonWith({ containers: [], images: [] });
    const asked: string[] = [];
    const there = new Set(['a:v1']);
    const docker: DockerConnection = {
      ...connection,
      reader: (signal) => ({
        ...connection.reader(signal),
        image: (reference) => {
          asked.push(reference);
          return Promise.resolve(there.has(reference) ? anImage() : undefined);
        },
      }),
      events: (_, signal) => stream(signal),
    };
    const images = knowImages(
      () => Promise.resolve(docker),
      () => undefined,
    );
    images.want(['a:v1', 'b:v1']);
    await until(() => images.has('a:v1'));
    assert.equal(images.has('b:v1'), false);
    images.want(['a:v1', 'b:v1']);
    await quiet();
    assert.deepEqual(asked, ['a:v1', 'b:v1']);
    there.add('b:v1');
    give(anEvent('image', 'tag', 'sha256:aa', 'b:v1', 1));
    await until(() => images.has('b:v1'));
    images.want(['b:v1']);
    assert.equal(images.has('a:v1'), false);
    images.end();
  });

  it('are none where Docker does not answer, or nobody asks', async () => {
    let connected = 0;
    const images = knowImages(
      () => {
        connected += 1;
        return Promise.reject(new Error('down'));
      },
      () => undefined,
    );
    images.want([]);
    assert.equal(connected, 0);
    images.want(['a:v1']);
    await quiet();
    assert.equal(images.has('a:v1'), false);
    images.end();
  });
});
