/** A started lab that asks the cluster: blocked without one, on by itself with one, and ticked by its watch. */
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Lab, Task } from '../../../src/lab/model.ts';
import { labKubeconfig as kubeconfigPath } from '../../../src/session/cluster/kubeconfigPath.ts';
import { openSession } from '../../../src/session/open.ts';
import type { Session } from '../../../src/session/session.ts';
import type { DockerConnection } from '../../../src/world/docker/docker.ts';
import {
  connect,
  makeRoom,
  never,
  open,
  smallBox,
  start,
  until,
} from '../../docker/session/support.ts';
import type { Room } from '../../docker/session/support.ts';
import {
  apply,
  kubeconfigOf,
  kubectl,
  labKubeconfig,
  ownNamespace,
} from '../support/labCluster.ts';
import { helloApp } from '../support/objects.ts';

describe('a started lab that asks the cluster', function () {
  this.timeout(180_000);
  let room: Room;
  let connection: DockerConnection;
  let own: Awaited<ReturnType<typeof ownNamespace>>;
  let lab: Lab;
  let session: Session;
  /** The cluster of the learner's current context, which no lab may ask. */
  let others = 0;
  const other = createServer((socket) => {
    others += 1;
    socket.destroy();
  });
  const learner = process.env['KUBECONFIG'];

  before(async () => {
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    process.env['KUBECONFIG'] = kubeconfigOf(`http://127.0.0.1:${port}`, {
      context: 'prod',
      cluster: 'insecure-skip-tls-verify: true',
    });
    [room, connection, own] = await Promise.all([makeRoom(), connect(), ownNamespace()]);
    const title = { en: '-', 'zh-cn': '-' };
    const namespace = own.name;
    const task = (id: string, type: string, spec: object): Task => ({
      ...{ id, title, type, spec: { namespace, ...spec }, holds: 'step', hints: [] },
    });
    const tasks = [
      task('up', 'rollout', { name: 'hello', ready: { exactly: 2 } }),
      task('answers', 'service-http', { service: 'hello', port: 80, includes: 'hello' }),
      task('more', 'k8s-event', { act: 'scaled', name: 'hello', to: 3 }),
    ];
    lab = { ...(await smallBox()), steps: [{ id: 's', title, text: title, tasks, solve: [] }] };
    session = await start(lab, room, connection);
  });

  after(async () => {
    if (learner === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = learner;
    other.close();
    session.dispose();
    await session.closed;
    connection.close();
    await Promise.all([own.remove(), room.leave()]);
  });

  const passed = (id: string): boolean => session.verdicts().get(id)?.status === 'passed';

  it('is blocked without a cluster, and goes on by itself once there is one', async () => {
    const { verdicts, block } = await session.check('s', { asked: true }, never);
    assert.equal(verdicts.get('up')?.status, 'blocked');
    assert.equal(block?.id, 'context-refused');
    assert.equal(session.block()?.id, 'context-refused');
    const path = kubeconfigPath(room.root);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(labKubeconfig(), path);
    await until(session, () => session.block() === undefined);
  });

  it('ticks by its watch what became true', async () => {
    await apply(own.name, ...helloApp('hello'));
    await until(session, () => passed('up') && passed('answers'));
    assert.equal(passed('more'), false);
    const at = Date.now();
    await kubectl(['-n', own.name, 'scale', 'deployment/hello', '--replicas=3']);
    await until(session, () => passed('more'));
    // A quiet machine takes a second; nothing is polled, so what is missed would never come.
    assert.ok(Date.now() - at < 10_000, `${Date.now() - at} ms, kubectl's own included`);
  });

  it('keeps what was seen, and the command hears what came since', async () => {
    session.dispose();
    await session.closed;
    await kubectl(['-n', own.name, 'scale', 'deployment/hello', '--replicas=2']);
    session = await open(lab, room, connection, { listen: false });
    const { verdicts } = await session.check('s', { asked: true }, never);
    assert.equal(verdicts.get('up')?.status, 'passed');
    assert.ok(session.state().tasks['more']?.passedAt);
  });

  it('sent nothing to the cluster of the learner’s current context, until that is allowed', async () => {
    assert.equal(others, 0);
    session.dispose();
    await session.closed;
    const { folder, root } = room;
    const options = { lab, folder, root, connection, listen: false };
    const allowed = await openSession({ ...options, allowedContexts: () => ['prod'] });
    assert.ok(allowed);
    session = allowed;
    const { verdicts } = await session.check('s', { asked: true }, never);
    assert.equal(verdicts.get('up')?.status, 'blocked');
    assert.notEqual(others, 0);
  });
});
