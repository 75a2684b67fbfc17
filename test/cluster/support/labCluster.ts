import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadImages } from '../../../src/session/cluster/loadImages.ts';
import { connect } from '../../../src/world/cluster/client.ts';
import type { ClusterConnection } from '../../../src/world/cluster/cluster.ts';
import type { Kubeconfigs } from '../../../src/world/cluster/context.ts';
import { sharedCluster } from './cluster.ts';
import { image } from './objects.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'container-lab-kubeconfig-'));
let copied: string | undefined;
let kindName = '';

/** The kubeconfig of the tests' kind cluster, under the context's name that the lab's has. */
export function labKubeconfig(): string {
  if (copied === undefined) throw new Error('the cluster is made before the first test');
  return copied;
}

/** The name by which kind knows the tests' cluster. */
export function testCluster(): string {
  return kindName;
}

// Of the whole run: mocha loads this file once. For daily work a cluster that is there may be named.
before(async function () {
  this.timeout(300_000);
  const path = process.env['CONTAINER_LAB_TEST_KUBECONFIG'] ?? (await madeCluster());
  const text = readFileSync(path, 'utf8');
  const context = /^current-context: (.+)$/m.exec(text)?.[1] ?? '';
  // kind names a cluster's context after the cluster.
  kindName = context.replace(/^kind-/, '');
  copied = kubeconfigFile(text.replaceAll(context, 'kind-container-lab'));
});

/** The shared cluster with the image that the tests' Pods run; its kubeconfig's path. */
async function madeCluster(): Promise<string> {
  const { machine, kubeconfig } = await sharedCluster();
  const fault = await loadImages(machine, [image], new AbortController().signal);
  if (fault) throw new Error(JSON.stringify(fault));
  return kubeconfig;
}

/** A kubeconfig of these words, removed at the end. */
export function kubeconfigFile(text: string): string {
  const path = join(folder, randomUUID());
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** The kubeconfig of a server, with a user's words. */
export function kubeconfigOf(
  server: string,
  { context = 'kind-container-lab', cluster = '', user = '' } = {},
): string {
  return kubeconfigFile(`apiVersion: v1
kind: Config
current-context: ${context}
contexts: [{ name: ${context}, context: { cluster: c, user: u } }]
clusters: [{ name: c, cluster: { server: "${server}"${cluster === '' ? '' : `, ${cluster}`} } }]
users: [{ name: u, user: { ${user} } }]
`);
}

/** The lab's cluster alone, whatever kubeconfig the person who runs the tests has. */
export function labOnly(own = labKubeconfig()): Kubeconfigs {
  return { own, learner: [], allowed: [] };
}

export function labConnection(own = labKubeconfig(), callTimeout = 10_000): ClusterConnection {
  return connect(labOnly(own), { callTimeout });
}

/** kubectl on the tests' cluster; what it printed. */
export async function kubectl(argv: readonly string[], input?: string): Promise<string> {
  const running = run('kubectl', ['--kubeconfig', labKubeconfig(), ...argv], { timeout: 120_000 });
  running.child.stdin?.end(input ?? '');
  return (await running).stdout.trim();
}

/** Applies objects in a namespace. */
export async function apply(namespace: string, ...objects: readonly object[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  await kubectl(['-n', namespace, 'apply', '-f', '-'], JSON.stringify(list));
}

/** A namespace of a test's own; `remove` does not wait for its end. */
export async function ownNamespace(): Promise<{ readonly name: string; remove(): Promise<void> }> {
  const name = `test-${randomUUID().slice(0, 8)}`;
  await kubectl(['create', 'namespace', name]);
  return {
    name,
    remove: async () => {
      await kubectl(['delete', 'namespace', name, '--wait=false']);
    },
  };
}

after(() => rm(folder, { recursive: true, force: true }));
