/** What a manifest's lines say of a real cluster while it changes. */
import assert from 'node:assert/strict';
import { liveHints } from '../../../src/live/manifest/hints.ts';
import { watchedFor } from '../../../src/live/manifest/kinds.ts';
import { writtenObjects } from '../../../src/manifest/written.ts';
import { toPlain } from '../../../src/text.ts';
import { followObjects } from '../../../src/vscode/live/manifest/follow.ts';
import type { Followed } from '../../../src/vscode/live/manifest/follow.ts';
import { clusterLink } from '../../../src/world/cluster/load.ts';
import type { ClusterLink } from '../../../src/world/cluster/load.ts';
import { baseImage } from '../../docker/support/dockerHost.ts';
import { until } from '../../docker/support/until.ts';
import { apply, kubectl, labOnly, ownNamespace } from '../support/labCluster.ts';
import { helloApp } from '../support/objects.ts';

describe('live hints of a manifest, on the real cluster', function () {
  this.timeout(120_000);
  const real = clusterLink(() => labOnly());
  let lists = 0;
  /** Counts what is read. */
  const link: ClusterLink = {
    ...real,
    connection: async () => {
      const connection = await real.connection();
      return {
        ...connection,
        reader: (signal) => {
          lists += 1;
          return connection.reader(signal);
        },
      };
    },
  };
  let own: Awaited<ReturnType<typeof ownNamespace>>;
  let followed: Followed;
  let text = '';

  const kube = (...argv: readonly string[]): Promise<string> => kubectl(['-n', own.name, ...argv]);
  const shown = (inDocker: readonly string[] = []): readonly string[] =>
    liveHints(writtenObjects(text, 'a.json'), {
      objects: (resource, namespace) => followed.objects(resource, namespace),
      hasImage: (reference) => inDocker.includes(reference),
      nodeHas: () => false,
    }).map(({ label }) => toPlain(label, 'en'));
  const says = (...labels: readonly string[]): Promise<void> =>
    until(() => shown().join('; ') === labels.join('; '), { limit: 60_000 }).catch(() =>
      assert.deepEqual(shown(), labels),
    );

  before(async () => {
    own = await ownNamespace();
    const items = helloApp('hello').map((object) => ({
      ...object,
      metadata: { name: 'hello', namespace: own.name },
    }));
    text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2);
    followed = followObjects(link, () => undefined);
    followed.want(watchedFor(writtenObjects(text, 'a.json'), true));
  });
  after(async () => {
    followed.end();
    real.close();
    await own.remove();
  });

  it('come with the objects, and follow them', async () => {
    assert.deepEqual(shown(), []);
    await apply(own.name, ...helloApp('hello'));
    await says('2/2 ready', 'endpoints: 2');
    await kube('scale', 'deployment/hello', '--replicas=1');
    await says('1/1 ready', 'endpoints: 1');
    await kube('scale', 'deployment/hello', '--replicas=0');
    await says('0/0 ready', 'no endpoints: its selector matches no Pod');
  });

  it('say why a template fails, and that nothing is ready behind its Service', async () => {
    const command = '["python3", "-c", "raise SystemExit(3)"]';
    const patch = `[{"op":"replace","path":"/spec/template/spec/containers/0/command","value":${command}},{"op":"replace","path":"/spec/replicas","value":1}]`;
    await kube('patch', 'deployment/hello', '--type=json', '-p', patch);
    await says('0/1 ready', 'CrashLoopBackOff, exit code 3', 'no endpoints: Pods ready: 0 of 1');
  });

  it('tell an image that the node has not, and none that it has', async () => {
    await until(() => shown([baseImage]).length > 0);
    const notThere = (labels: readonly string[]): boolean =>
      labels.includes('not in the kind node');
    // The node tells of its images half a minute late.
    await until(() => !notThere(shown([baseImage])), { limit: 60_000 });
    text = text.replaceAll(baseImage, 'nobody/has-it:v1');
    assert.ok(notThere(shown(['nobody/has-it:v1'])));
    assert.ok(!notThere(shown()));
  });

  it('ask for nothing while nothing happens, and go when nobody looks', async () => {
    await kube('delete', 'deployment/hello', 'service/hello');
    await until(async () => (await kube('get', 'pods', '-o', 'name')) === '', { limit: 60_000 });
    followed.want(watchedFor(writtenObjects(text, 'a.json'), false));
    await new Promise((done) => setTimeout(done, 1500));
    const before = lists;
    await new Promise((done) => setTimeout(done, 1500));
    assert.equal(lists, before);
    followed.want([]);
    assert.deepEqual(shown(), []);
  });
});
