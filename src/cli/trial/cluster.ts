import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Explanation } from '../../check/verdict.ts';
import type { Lab, OwnObject } from '../../lab/model.ts';
import { createCluster } from '../../session/cluster/create.ts';
import { removeObjects } from '../../session/cluster/leftovers.ts';
import type { Machine } from '../../session/cluster/machine.ts';
import { runOn } from '../../session/cluster/machine.ts';
import { kubectlIn, nodesOf } from '../../session/cluster/nodes.ts';
import { labKubeconfig } from '../../session/cluster/kubeconfigPath.ts';
import { removeCluster } from '../../session/cluster/remove.ts';
import { clusterStatus } from '../../session/cluster/status.ts';
import { pause } from '../../session/time.ts';
import { said, type Said, type Text } from '../../text.ts';
import { clusterLink, kubeconfigsOf, lazyCluster } from '../../world/cluster/load.ts';
import { WorldError } from '../../world/worldError.ts';
import { makeQueue } from './queue.ts';

/** The lab cluster while labs are tried on it. */
export interface TrialCluster {
  /** Makes it as a trial of the lab needs it; why that cannot be, if so. Nothing for most labs. */
  ready(lab: Lab, signal: AbortSignal): Promise<Said | undefined>;
  /** A trial of the lab has ended: what it broke is mended before the next one. */
  ended(lab: Lab): void;
  /** Deletes it, if it was made here. */
  end(keep: boolean): Promise<void>;
}

const texts = {
  creates: {
    en: 'There is no lab cluster: one is created for this test.',
    'zh-cn': '没有实验集群：为这次测试创建一个。',
  },
  deletes: {
    en: 'The cluster that was created for this test is deleted.',
    'zh-cn': '为这次测试创建的集群已删除。',
  },
  stays: {
    en: 'The cluster that was created for this test stays. `container-lab cluster down` deletes it.',
    'zh-cn': '为这次测试创建的集群会保留。可以用 `container-lab cluster down` 删除。',
  },
  learners: {
    en: 'The lab breaks or creates its cluster, and your lab cluster is there: it is left alone. Delete it with `container-lab cluster down`, and the test makes its own.',
    'zh-cn':
      '本实验会创建或改动集群，而你的实验集群已存在，因此不会动它。请用 `container-lab cluster down` 删除它，测试会自己创建一个。',
  },
  unready: { en: '{why} {next}', 'zh-cn': '{why}{next}' },
} satisfies Record<string, Text>;

/** Milliseconds. */
const looking = 30_000;
const mending = 90_000;
const deleting = 120_000;

/** Whether the lab changes the cluster itself, so that no other lab may be on it. */
export function breaksCluster({ needs: { cluster } }: Lab): boolean {
  return cluster?.reset === 'anew' || cluster?.made === 'in-lab';
}

/** Made at the first lab that needs one where there is none; a learner's own is used and left. */
export function trialCluster(machine: Machine, say: (told: Said) => void): TrialCluster {
  let own = false;
  /** Whether a lab that breaks its cluster was on it since it was last seen to be whole. */
  let touched = false;
  const inTurn = makeQueue();

  async function create(signal: AbortSignal): Promise<Said | undefined> {
    if (own && touched && !(await isMended(machine, signal))) await remove();
    touched = false;
    const status = await clusterStatus(machine, signal);
    if ('fault' in status) return unready(status.fault);
    if (status.state === 'ready') return undefined;
    if (status.state === 'none' || status.state === 'unfinished') say(said(texts.creates));
    const made = await createCluster(machine, { tell: () => undefined }, signal);
    if (made.is === 'fault') return unready(made.fault);
    if (made.is === 'made') own = true;
    return undefined;
  }

  async function remove(): Promise<void> {
    own = false;
    await removeCluster(machine, AbortSignal.timeout(deleting));
  }

  return {
    ready: (lab, signal) =>
      inTurn(async () => {
        if (lab.needs.cluster === undefined || signal.aborted) return undefined;
        if (!breaksCluster(lab)) return create(signal);
        const status = await clusterStatus(machine, signal);
        if ('fault' in status) return unready(status.fault);
        const theirs = status.state !== 'none' && status.state !== 'unfinished' && !own;
        if (theirs) return said(texts.learners);
        if (lab.needs.cluster.made !== 'in-lab') return create(signal);
        if (own) await remove();
        return undefined;
      }),
    ended: (lab) => {
      touched ||= breaksCluster(lab);
    },
    end: (keep) =>
      inTurn(async () => {
        if (!own) return;
        if (!keep) await remove();
        say(said(keep ? texts.stays : texts.deletes));
      }),
  };
}

function unready(why: Explanation): Said {
  const next = why.degrees[0]?.text;
  return next ? said(texts.unready, { why: why.text, next }) : why.text;
}

/**
 * Whether it is as it was made, if need be once kubeadm has written the control plane's files anew as
 * it did at first: a part that a lab took away comes back sooner than another cluster.
 */
async function isMended(machine: Machine, end: AbortSignal): Promise<boolean> {
  if (await isWhole(machine)) return true;
  const signal = AbortSignal.any([end, AbortSignal.timeout(mending)]);
  const nodes = await nodesOf(machine, signal);
  const [node] = 'wrong' in nodes ? [] : nodes;
  if (!node) return false;
  for (const part of ['etcd local', 'control-plane all']) {
    const argv = ['kubeadm', 'init', 'phase', ...part.split(' '), '--config', '/kind/kubeadm.conf'];
    const inNode = ['docker', 'exec', node.name, ...argv];
    const { exitCode } = await runOn(machine, inNode, { timeLimit: looking }, signal);
    if (exitCode !== 0) return false;
  }
  while (!signal.aborted) {
    if (await isWhole(machine)) return true;
    await pause(500, signal);
  }
  return false;
}

/** Whether a lab left it as it was made: every part of it ready, and no Pod of its own. */
async function isWhole(machine: Machine): Promise<boolean> {
  const signal = AbortSignal.timeout(looking);
  const status = await clusterStatus(machine, signal);
  const [node] = 'fault' in status || status.state !== 'ready' ? [] : status.nodes;
  if (!node) return false;
  const ask = (...args: readonly string[]): ReturnType<typeof runOn> =>
    runOn(machine, kubectlIn(node.name, args), { timeLimit: looking }, signal);
  const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
  const [nodes, pods, control, own] = await Promise.all([
    ask('wait', '--for=condition=Ready', 'node', '--all', '--timeout=10s'),
    ask('wait', '-n', 'kube-system', '--for=condition=Ready', 'pod', '--all', '--timeout=20s'),
    ask('get', 'pods', '-n', 'kube-system', '-o', 'name'),
    ask('get', 'pods', '-n', 'default', '-o', 'name'),
  ]);
  return (
    nodes.exitCode === 0 &&
    pods.exitCode === 0 &&
    parts.every((part) => control.output.includes(`pod/${part}-`)) &&
    own.exitCode === 0 &&
    !own.output.includes('pod/')
  );
}

/**
 * Lets a trial's memory of its own find the labs' cluster, and know it for the labs' own. One that
 * is not there blocks its checks.
 */
export async function lendCluster(kubeconfig: string, root: string): Promise<void> {
  const [from, to] = [dirname(kubeconfig), dirname(labKubeconfig(root))];
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of ['kubeconfig', 'cluster.json']) {
    await copyFile(`${from}/${name}`, `${to}/${name}`).catch(() => undefined);
  }
}

const stillThere: Text = {
  en: 'New in the cluster since the test began: {name}. If the lab made it, name it under `objects` in `owns`, or in the mistake’s `leaves`.',
  'zh-cn':
    '测试开始后集群里多了：{name}。如果是实验创建的，请写进 `owns` 的 `objects`，或写进该错误的 `leaves`。',
};

/** Removes what a mistake is said to leave in the cluster; what of this trial's names stays there is told. */
export async function leftInCluster(
  root: string,
  leaves: readonly OwnObject[],
  variables: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly Said[]> {
  const link = clusterLink(() => kubeconfigsOf(labKubeconfig(root), []));
  try {
    await removeObjects(leaves, link, signal);
    const cluster = lazyCluster(link, signal);
    const spaces = await cluster.list({ apiVersion: 'v1', kind: 'Namespace' });
    const own = Object.values(variables);
    return spaces
      .filter(({ name, deleting }) => !deleting && own.some((part) => name === part))
      .map(({ name }) => said(stillThere, { name: `Namespace ${name}` }));
  } catch (error) {
    // Of a cluster that is gone, or that the lab has broken, nothing is left for others.
    if (error instanceof WorldError) return [];
    throw error;
  } finally {
    link.close();
  }
}
