import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Lab } from '../../../src/lab/model.ts';
import { findInCluster, removeInCluster } from '../../../src/session/cluster/leftovers.ts';
import type { Machine } from '../../../src/session/cluster/machine.ts';
import { exclusively, writeClusterRecord } from '../../../src/session/cluster/place.ts';
import { writeMarker } from '../../../src/session/places.ts';
import type { ClusterLink } from '../../../src/world/cluster/load.ts';
import { lab } from '../vscode/guide/lab.ts';

const never = new AbortController().signal;
const node = 'a'.repeat(64);
const [mine, other] = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
];
const since = 1_000_000;

/** A cluster that has these objects, by kind and name, and when each was created. */
function linkWith(created: Readonly<Record<string, number>>, removed: string[] = []): ClusterLink {
  const get = ({ kind }: { kind: string }, { name }: { name: string }) => {
    const at = created[`${kind} ${name}`];
    return Promise.resolve(at && { name, uid: `uid-${name}`, created: at, deleting: false });
  };
  const remove = ({ kind, name, uid }: Record<'kind' | 'name' | 'uid', string>) => {
    removed.push(`${kind} ${name} ${uid}`);
    return Promise.resolve();
  };
  const connection = { reader: () => ({ get }), remove };
  return { connection: () => Promise.resolve(connection as never), close: () => undefined };
}

describe('what a lab left in the cluster', () => {
  let root: string;
  let machine: Machine;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'left-'));
    const docker = join(root, 'bin', 'docker');
    await mkdir(join(root, 'bin'));
    const images = 'docker.io/findsec/hello:v1\\nregistry.example/findsec/hello:v1\\nsha256:0\\n';
    await writeFile(
      docker,
      `#!/bin/sh
echo "$@" >> ${root}/asked
case "$*" in
  ps*) echo '${node} container-lab-control-plane running control-plane' ;;
  *ls*) printf '${images}' ;;
esac
`,
    );
    await chmod(docker, 0o755);
    const env = { PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` };
    machine = { name: 'container-lab', root: join(root, 's'), env, mirrors: {} };
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /** The cluster is ours, and these started labs use it. */
  async function record(...sessions: readonly string[]): Promise<void> {
    const uses = sessions.map((session) => ({
      ...{ session, lab: `lab-${session.at(-1) ?? ''}`, folder: join(root, session) },
    }));
    for (const use of uses) {
      await mkdir(join(machine.root, use.session), { recursive: true });
      await mkdir(use.folder);
      await writeMarker(use.folder, { lab: use.lab, session: use.session });
    }
    await exclusively(machine, 1000, () => writeClusterRecord(machine, { nodes: [node], uses }));
  }
  async function left(
    cluster: Lab['needs']['cluster'],
    created: Readonly<Record<string, number>>,
    purpose: 'clean-up' | 'reset' = 'clean-up',
  ): Promise<readonly string[]> {
    const subject = {
      lab: { ...lab, needs: { images: [], ...(cluster && { cluster }) } },
      session: mine,
      objects: [
        { kind: 'Namespace', name: 'hello' },
        { kind: 'Pod', name: 'probe' },
      ],
      images: ['findsec/hello:v1', 'findsec/hello:v2'],
      since,
    };
    const found = await findInCluster(subject, machine, linkWith(created), purpose, never);
    return found.map(({ object, name, ticked }) => `${ticked ? '✔' : '○'} ${object} ${name}`);
  }
  const copy = '✔ node-image findsec/hello:v1';

  it('is what it owns, made since its start, the copies of its images, and the cluster, unticked', async () => {
    await record(mine);
    assert.deepEqual(await left({}, { 'Namespace hello': since + 5, 'Pod probe': since - 5000 }), [
      '✔ object Namespace hello',
      copy,
      '○ cluster container-lab',
    ]);
  });
  it('is never the cluster that another lab uses', async () => {
    await record(mine, other);
    assert.deepEqual(await left({}, {}), [copy]);
    assert.deepEqual(await left({ reset: 'anew' }, {}), [copy]);
  });
  it('is the cluster that it breaks, ticked, but for others: those are told', async () => {
    await record(mine);
    assert.deepEqual(await left({ reset: 'anew' }, {}, 'reset'), [copy, '✔ cluster container-lab']);
    assert.deepEqual(await left({}, {}, 'reset'), [copy]);
    await record(other);
    assert.deepEqual(await left({ reset: 'anew' }, {}, 'reset'), [copy, '○ cluster container-lab']);
  });
  it('is nothing of a cluster that we did not make, and of a lab that needs none', async () => {
    assert.deepEqual(await left({}, {}), []);
    await record(mine);
    assert.deepEqual(await left(undefined, { 'Namespace hello': since }), []);
  });

  it('goes when chosen: an object by its uid, an image from each node', async () => {
    await record(mine);
    const removed: string[] = [];
    const link = linkWith({ 'Namespace hello': since }, removed);
    const subject = {
      ...{ lab: { ...lab, needs: { images: [], cluster: {} } }, session: mine, since },
      ...{ objects: [{ kind: 'Namespace', name: 'hello' }], images: ['findsec/hello:v1'] },
    };
    const found = await findInCluster(subject, machine, link, 'clean-up', never);
    const chosen = found.filter(({ ticked }) => ticked);
    const results = await removeInCluster(chosen, machine, link, never);
    assert.deepEqual(
      results.map(({ leftover, error }) => [leftover.name, error]),
      [
        ['Namespace hello', undefined],
        ['findsec/hello:v1', undefined],
      ],
    );
    assert.deepEqual(removed, ['Namespace hello uid-hello']);
    const asked = await readFile(join(root, 'asked'), 'utf8');
    assert.match(asked, /images rm docker\.io\/findsec\/hello:v1\n/);
  });
});
