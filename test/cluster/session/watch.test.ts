/** What is seen in a real cluster while a lab listens, and what of it proves an act. */
import assert from 'node:assert/strict';
import { checkType } from '../../../src/check/checks.ts';
import { catchUpCluster, watchCluster } from '../../../src/session/clusterWatch.ts';
import type { HeardOf } from '../../../src/session/clusterWatch.ts';
import type { ClusterAct } from '../../../src/world/cluster/acts.ts';
import { clusterLink } from '../../../src/world/cluster/load.ts';
import type { Gap } from '../../../src/world/world.ts';
import { docker } from '../../docker/support/dockerHost.ts';
import { until } from '../../docker/support/until.ts';
import { fakeWorld } from '../../unit/check/fakes.ts';
import { apply, kubectl, labOnly, ownNamespace } from '../support/labCluster.ts';
import { helloApp } from '../support/objects.ts';

const never = new AbortController().signal;

describe('a lab that watches its cluster', function () {
  this.timeout(180_000);
  const link = clusterLink(() => labOnly());
  let own: Awaited<ReturnType<typeof ownNamespace>>;
  let acts: ClusterAct[];
  let gaps: Gap[];
  let changedAt = 0;

  before(async () => {
    own = await ownNamespace();
    await apply(own.name, ...helloApp('hello'));
    await rolledOut();
  });
  beforeEach(() => {
    acts = [];
    gaps = [];
  });
  after(async () => {
    link.close();
    await own.remove();
  });

  const kube = (...argv: readonly string[]): Promise<string> => kubectl(['-n', own.name, ...argv]);
  const rolledOut = (): Promise<string> =>
    kube('rollout', 'status', 'deployment/hello', '--timeout=90s');

  function options(since?: HeardOf) {
    const kinds = [
      { apiVersion: 'v1', kind: 'Pod' },
      { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
      { apiVersion: 'apps/v1', kind: 'Deployment' },
    ];
    return {
      link,
      subjects: kinds.map((resource) => ({ resource, namespace: own.name })),
      since,
      onAct: (act: ClusterAct): void => void acts.push(act),
      onGap: (from: number, to: number): void => void gaps.push({ from, to }),
      onChange: (): void => void (changedAt = Date.now()),
    };
  }

  /** Listens while something is done; how far that was. */
  async function listening(
    work: () => Promise<void>,
    since?: HeardOf,
  ): Promise<HeardOf | undefined> {
    const stop = new AbortController();
    let standing = 0;
    const onCluster = (there: boolean): void => void (standing += there ? 1 : 0);
    const heard = watchCluster({ ...options(since), onCluster }, stop.signal);
    try {
      await until(() => standing >= 3);
      await work();
    } finally {
      stop.abort();
    }
    return heard;
  }

  /** What a `k8s-event` check says of what was seen so far: `passed`, or the aspect. */
  async function judged(spec: object): Promise<string> {
    const check = checkType('k8s-event') ?? assert.fail();
    const read = check.schema.parse({ name: 'hello', namespace: own.name, ...spec });
    const world = fakeWorld({ evidence: { cluster: { acts, gaps } } });
    const { pass, aspect = '' } = check.judge(
      read,
      await check.observe(read, { world, task: 't' }),
    );
    return pass ? 'passed' : aspect;
  }
  const passes = (spec: object): Promise<void> =>
    until(async () => (await judged(spec)) === 'passed', { limit: 60_000 });

  it('sees a Pod replaced, a scale-out, another image and an undo, each for itself', async () => {
    await listening(async () => {
      assert.equal(await judged({ act: 'deleted' }), 'not-seen');
      await kube('delete', 'pod', '-l', 'app=hello', '--wait=false');
      await passes({ act: 'deleted' });
      await passes({ act: 'replaced' });
      assert.equal(await judged({ act: 'scaled' }), 'not-seen');
      await kube('scale', 'deployment/hello', '--replicas=3');
      await passes({ act: 'scaled', from: 2, to: 3 });
      assert.equal(await judged({ act: 'scaled', to: 5 }), 'other-change');
      await rolledOut();
      const image = 'python:3.11';
      await kube('set', 'image', 'deployment/hello', `web=${image}`);
      await passes({ act: 'image-changed', image });
      assert.equal(await judged({ act: 'undone' }), 'not-seen');
      await kube('rollout', 'undo', 'deployment/hello');
      await passes({ act: 'undone' });
      await kube('scale', 'deployment/hello', '--replicas=2');
      await rolledOut();
    });
    assert.deepEqual(gaps, []);
  });

  it('takes a scale-in and a scale-out for no replacement', async () => {
    await listening(async () => {
      await kube('scale', 'deployment/hello', '--replicas=1');
      await passes({ act: 'deleted' });
      await kube('scale', 'deployment/hello', '--replicas=2');
      await passes({ act: 'created' });
      assert.equal(await judged({ act: 'replaced' }), 'not-seen');
      await rolledOut();
    });
  });

  it('hears of a change within a second, and of nothing while nothing happens', async () => {
    await listening(async () => {
      // What the rollout before still changes comes first.
      await until(() => Date.now() - Math.max(changedAt, 0) > 1500, { limit: 30_000 });
      const at = Date.now();
      await kube('annotate', 'deployment/hello', '--overwrite', `seen=${at}`);
      await until(() => changedAt > at);
      assert.ok(changedAt - at < 1000, `${changedAt - at} ms`);
    });
  });

  it('hears afterwards what was done while nobody listened', async () => {
    const heard = await listening(() => Promise.resolve());
    assert.ok(heard !== undefined);
    await kube('scale', 'deployment/hello', '--replicas=3');
    assert.equal(await judged({ act: 'scaled', to: 3 }), 'not-seen');
    const later = await catchUpCluster(options(heard), never);
    assert.equal(await judged({ act: 'scaled', to: 3 }), 'passed');
    assert.equal(later?.cluster, heard.cluster);
    assert.deepEqual(gaps, []);
    await kube('scale', 'deployment/hello', '--replicas=2');
    await rolledOut();
  });

  it('says that it does not know where the server has forgotten, or another cluster answers', async () => {
    const heard = await listening(() => Promise.resolve());
    assert.ok(heard !== undefined);
    // A version that is still to come is of another cluster’s history.
    for (const since of [
      { ...heard, version: '999999999' },
      { ...heard, cluster: 'other' },
    ]) {
      gaps = [];
      await listening(() => Promise.resolve(), since);
      assert.notEqual(gaps.length, 0);
      assert.equal(await judged({ act: 'replaced' }), 'gap');
    }
  });

  it('goes on after its node was paused, without a false act', async () => {
    await listening(async () => {
      const node = await kubectl(['get', 'nodes', '-o', 'jsonpath={.items[0].metadata.name}']);
      await docker(['pause', node]);
      await new Promise((resolve) => setTimeout(resolve, 6000));
      await docker(['unpause', node]);
      assert.deepEqual(acts, []);
      await until(
        async () => {
          return kube('scale', 'deployment/hello', '--replicas=3').then(
            () => true,
            () => false,
          );
        },
        { limit: 60_000 },
      );
      await passes({ act: 'scaled', to: 3 });
      assert.equal(await judged({ act: 'replaced' }), 'not-seen');
    });
    assert.deepEqual(gaps, []);
  });
});
