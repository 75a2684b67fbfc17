/**
 * A step's check of the cluster against the bare calls it needs, on a cluster as it is and with many
 * Pods in it that no node runs; and what those cost in memory. `npm run bench -- cluster` makes ready
 * what it needs; CONTAINER_LAB_TEST_KUBECONFIG names a cluster that is there.
 *   node --expose-gc cluster.ts
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeImage } from '../../scripts/ensure/kindNode.mjs';
import type { Lab, Task } from '../../src/lab/model.ts';
import { createCluster } from '../../src/session/cluster/create.ts';
import { loadImages } from '../../src/session/cluster/loadImages.ts';
import { labKubeconfig } from '../../src/session/cluster/kubeconfigPath.ts';
import { removeCluster } from '../../src/session/cluster/remove.ts';
import type { Session } from '../../src/session/session.ts';
import { connect, makeRoom, never, open, smallBox, start } from '../docker/session/support.ts';
import type { Room } from '../docker/session/support.ts';
import { helloApp } from '../cluster/support/objects.ts';
import { apiServer } from './apiServer.ts';
import type { ApiServer } from './apiServer.ts';
import { sideBySide } from './measure.ts';

const image = 'python:3.11-slim-bookworm';
const namespace = `bench-${randomBytes(4).toString('hex')}`;
const crowdSize = 2000;
const times = 60;

/** The kubeconfig's text of a cluster with the image that the bench runs. */
async function withCluster(work: (kubeconfig: string) => Promise<void>): Promise<void> {
  const there = process.env['CONTAINER_LAB_TEST_KUBECONFIG'];
  if (there !== undefined) {
    await work(await readFile(there, 'utf8'));
    return;
  }
  const root = await mkdtemp(join(tmpdir(), 'container-lab-bench-'));
  const name = 'container-lab-test-bench';
  const machine = { name, root, env: {}, image: nodeImage, mirrors: {} };
  try {
    const creation = await createCluster(machine, { tell: () => undefined }, never);
    if (!('kubeconfig' in creation)) throw new Error(JSON.stringify(creation));
    const fault = await loadImages(machine, [image], never);
    if (fault) throw new Error(JSON.stringify(fault));
    await work(await readFile(creation.kubeconfig, 'utf8'));
  } finally {
    await removeCluster(machine, never);
    await rm(root, { recursive: true, force: true });
  }
}

/** A step of six tasks about one Deployment and its Service. */
async function aLab(): Promise<Lab> {
  const title = { en: '-', 'zh-cn': '-' };
  const task = (id: string, type: string, spec: object): Task => ({
    ...{ id, title, type, spec: { namespace, ...spec }, holds: 'step', hints: [] },
  });
  const labels = { app: 'hello' };
  const selector = { path: 'spec.selector.app', equals: 'hello' };
  const tasks = [
    task('up', 'rollout', { name: 'hello', ready: { exactly: 2 } }),
    task('pods', 'pods', { labels, count: { exactly: 2 }, ready: true }),
    task('image', 'pods', { labels, image }),
    task('service', 'k8s', { kind: 'Service', name: 'hello', where: [selector] }),
    task('answers', 'service-http', { service: 'hello', port: 80, includes: 'hello' }),
    task('config', 'k8s', { kind: 'ConfigMap', name: 'kube-root-ca.crt' }),
  ];
  return { ...(await smallBox()), steps: [{ id: 's', title, text: title, tasks, solve: [] }] };
}

/** Puts a kubeconfig where the session looks for the lab cluster's. */
async function useKubeconfig(room: Room, text: string): Promise<void> {
  const path = labKubeconfig(room.root);
  const context = /^current-context: (.+)$/m.exec(text)?.[1] ?? '';
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text.replaceAll(context, 'kind-container-lab'), { mode: 0o600 });
}

async function passes(session: Session): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const { verdicts } = await session.check('s', { asked: true }, never);
    const all = [...verdicts.entries()];
    const wrong = all.filter(([, { status }]) => status !== 'passed').map(([id]) => id);
    if (all.length > 0 && wrong.length === 0) return;
    if (Date.now() > end)
      throw new Error(`these do not pass: ${wrong.join(', ')}, ${JSON.stringify(all[0])}`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Settles `size` Pods that no scheduler takes. */
async function makeCrowd(server: ApiServer, size: number): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const containers = [{ name: 'web', image, env: [{ name: 'A', value: 'b' }] }];
  for (let at = 0; at < size; at += 20) {
    const group = Array.from({ length: Math.min(20, size - at) }, (_, nth) => `crowd-${at + nth}`);
    await Promise.all(
      group.map((name) =>
        server.send(
          { method: 'POST', path },
          {
            body: {
              ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: 'crowd' } } },
              spec: { schedulerName: 'nobody', containers },
            },
          },
        ),
      ),
    );
  }
}

/** Megabytes that are held, after what is not was thrown away. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

async function bench(text: string): Promise<void> {
  const server = apiServer(text);
  const room = await makeRoom();
  const connection = await connect();
  try {
    const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
    await server.send({ method: 'POST', path: '/api/v1/namespaces' }, { body: space });
    for (const object of helloApp('hello')) await applyOne(server, object);
    await useKubeconfig(room, text);
    const lab = await aLab();
    const first = await start(lab, room, connection);
    await passes(first);
    first.dispose();
    await first.closed;

    // Which calls a check makes is seen once, by a server between.
    const between = await server.noting();
    const noted = text
      .replace(/server: .+/, `server: ${between.url}`)
      .replace(/certificate-authority-data: .+/, 'insecure-skip-tls-verify: true');
    await useKubeconfig(room, noted);
    const seen = await open(lab, room, connection);
    await passes(seen);
    // The second check is the usual one: the objects are watched, and nothing changes.
    await new Promise((done) => setTimeout(done, 3000));
    between.calls.length = 0;
    await seen.check('s', { asked: true }, never);
    const calls = between.calls.filter(({ path }) => !path.includes('watch=true'));
    seen.dispose();
    await seen.closed;
    between.stop();

    await useKubeconfig(room, text);
    const measure = async (where: string, aim: number): Promise<number> => {
      const session = await open(lab, room, connection);
      try {
        await passes(session);
        const check = (): Promise<unknown> => session.check('s', { asked: true }, never);
        const all = (unread: boolean) => (): Promise<unknown> =>
          Promise.all(calls.map((call) => server.send(call, { unread })));
        const read = await sideBySide(times, check, all(false));
        const raw = await sideBySide(times, check, all(true));
        const shown = ({ ours, theirs, ratio }: typeof read): string =>
          `${ours.toFixed(1)} ms against ${theirs.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`;
        console.log(
          `check of ${lab.steps[0]?.tasks.length ?? 0} tasks of the cluster, ${calls.length} requests, ${where} (aim ≤${aim}):`,
        );
        console.log(`  against the same calls by node:https, read as JSON: ${shown(read)}`);
        console.log(`  against the same bytes by node:https, unread: ${shown(raw)}`);
        return held();
      } finally {
        session.dispose();
        await session.closed;
      }
    };
    const alone = await measure('on the cluster as it is', 1.2);
    await makeCrowd(server, crowdSize);
    const crowded = await measure(`with ${crowdSize} Pods more`, 1.5);
    console.log(`memory: ${(crowded - alone).toFixed(0)} MB more with them (aim ≤100)`);
  } finally {
    await server.send({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
    connection.close();
    server.close();
    await room.leave();
  }
}

async function applyOne(server: ApiServer, object: object): Promise<void> {
  const kind = 'kind' in object && object.kind === 'Service' ? 'api/v1' : 'apis/apps/v1';
  const plural = kind === 'api/v1' ? 'services' : 'deployments';
  const path = `/${kind}/namespaces/${namespace}/${plural}`;
  await server.send({ method: 'POST', path }, { body: object });
}

await withCluster(bench);
