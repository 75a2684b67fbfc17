import type { Explanation } from '../../check/verdict.ts';
import type { Text } from '../../text.ts';
import { pause } from '../time.ts';
import { diagnose, nameTaken, type Failed } from './diagnose.ts';
import { explainFault } from './faults.ts';
import { findKind, kindMissing } from './kind.ts';
import { kubeconfigOf } from './kubeconfigPath.ts';
import { runOn, type Machine, type Ran } from './machine.ts';
import { kubectlIn, nodesOf, type ClusterNode } from './nodes.ts';
import { exclusively, forgetCluster, readClusterRecord, writeClusterRecord } from './place.ts';
import { ownSteps, readSteps } from './steps.ts';
import { isOurs } from './status.ts';

export type Creation =
  /** `made` now, `there` already, or `restarted` because its node had stopped. */
  | { readonly is: 'made' | 'there' | 'restarted'; readonly kubeconfig: string }
  /** Nothing is left of it. */
  | { readonly is: 'cancelled' }
  | { readonly is: 'fault'; readonly fault: Explanation };

interface CreationOptions {
  /** Milliseconds for all of it. */
  readonly timeLimit?: number;
  /** Each step as it begins. */
  readonly tell: (step: Text) => void;
}

const usualLimit = 15 * 60_000;
const dnsLimit = 120_000;
const minute = 60_000;

/** Makes the lab cluster ready: made, or started again. Cancelled or failed, it leaves nothing. */
export async function createCluster(
  machine: Machine,
  { timeLimit = usualLimit, tell }: CreationOptions,
  signal: AbortSignal,
): Promise<Creation> {
  const late = AbortSignal.timeout(timeLimit);
  const both = AbortSignal.any([signal, late]);
  const result = await exclusively(machine, timeLimit, () => create(machine, tell, both));
  if (signal.aborted) return result.is === 'fault' ? { is: 'cancelled' } : result;
  if (!late.aborted || result.is !== 'cancelled') return result;
  const minutes = Math.max(1, Math.round(timeLimit / minute));
  return { is: 'fault', fault: explainFault('cluster-slow', { minutes }) };
}

async function create(
  machine: Machine,
  tell: (step: Text) => void,
  signal: AbortSignal,
): Promise<Creation> {
  const fault = (what: Explanation): Creation =>
    signal.aborted ? { is: 'cancelled' } : { is: 'fault', fault: what };
  tell(ownSteps.look);
  const nodes = await nodesOf(machine, signal);
  if ('wrong' in nodes) return fault(diagnose(machine, { output: nodes.wrong }));
  const kind = await findKind(machine, tell, signal);
  if (kind === undefined) return fault(await kindMissing(machine, signal));
  const record = await readClusterRecord(machine);
  if (nodes.length > 0) {
    if (isOurs(record, nodes)) return again(machine, kind, nodes, tell, signal);
    if (!record || record.nodes.length > 0) return fault(nameTaken(machine.name));
    // Begun by us and broken off: the editor was closed in the midst of it.
    await undo(machine, kind, tell);
  }
  const uses = record?.uses ?? [];
  await writeClusterRecord(machine, { nodes: [], uses });
  const { name, image } = machine;
  const argv = [kind, 'create', 'cluster', '--name', name, '--wait', '5m', '--retain'];
  const made = await runOn(
    machine,
    [
      ...argv,
      ...['--kubeconfig', kubeconfigOf(machine)],
      ...(image === undefined ? [] : ['--image', image]),
    ],
    { timeLimit: usualLimit, onOutput: readSteps(tell) },
    signal,
  );
  let { output } = made;
  const there = made.exitCode === 0 ? await nodesOf(machine, signal) : [];
  if (!('wrong' in there) && there.length > 0) {
    const dns = await waitForDns(machine, there, tell, signal);
    if (dns.exitCode === 0) {
      await writeClusterRecord(machine, { nodes: there.map(({ id }) => id), uses });
      return { is: 'made', kubeconfig: kubeconfigOf(machine) };
    }
    output += dns.output;
  }
  const why = signal.aborted ? undefined : await examine(machine, output, signal);
  await undo(machine, kind, tell);
  return why === undefined ? { is: 'cancelled' } : fault(diagnose(machine, why));
}

/** A cluster of ours: its node may have been stopped, its kubeconfig removed. */
async function again(
  machine: Machine,
  kind: string,
  nodes: readonly ClusterNode[],
  tell: (step: Text) => void,
  signal: AbortSignal,
): Promise<Creation> {
  const stopped = nodes.filter(({ running }) => !running).map(({ id }) => id);
  const broken = (): Creation =>
    signal.aborted
      ? { is: 'cancelled' }
      : { is: 'fault', fault: explainFault('not-ready', { name: machine.name }) };
  if (stopped.length > 0) {
    tell(ownSteps.restart);
    const started = await runOn(
      machine,
      ['docker', 'start', ...stopped],
      { timeLimit: minute },
      signal,
    );
    if (started.exitCode !== 0) return broken();
  }
  const kubeconfig = kubeconfigOf(machine);
  // A node that was started again has its API server at another port, and the file may be damaged.
  const argv = [kind, 'export', 'kubeconfig', '--name', machine.name, '--kubeconfig', kubeconfig];
  const written = await runOn(machine, argv, { timeLimit: minute }, signal);
  if (written.exitCode !== 0) return broken();
  const dns = await waitForDns(machine, nodes, tell, signal);
  if (dns.exitCode !== 0) return broken();
  return { is: stopped.length > 0 ? 'restarted' : 'there', kubeconfig };
}

/** kind says Ready some seconds before names are resolved; an API server that starts refuses first. */
async function waitForDns(
  machine: Machine,
  [first]: readonly ClusterNode[],
  tell: (step: Text) => void,
  signal: AbortSignal,
): Promise<Ran> {
  tell(ownSteps.dns);
  const args = ['-n', 'kube-system', 'rollout', 'status', 'deployment/coredns', '--timeout=100s'];
  const until = Date.now() + dnsLimit;
  for (;;) {
    const argv = kubectlIn(first?.name ?? '', args);
    const ran = await runOn(machine, argv, { timeLimit: dnsLimit }, signal);
    if (ran.exitCode === 0 || signal.aborted || Date.now() > until) return ran;
    await pause(500, signal);
  }
}

/** What the node itself tells, before it goes. */
async function examine(machine: Machine, output: string, signal: AbortSignal): Promise<Failed> {
  const node = `${machine.name}-control-plane`;
  const ask = (...argv: readonly string[]): Promise<Ran> =>
    runOn(machine, argv, { timeLimit: 10_000 }, signal);
  const [logs, kubelet, state, info] = await Promise.all([
    ask('docker', 'logs', '--tail', '40', node),
    ask(
      'docker',
      'exec',
      node,
      'journalctl',
      '-u',
      'kubelet',
      '-n',
      '40',
      '--no-pager',
      '-o',
      'cat',
    ),
    ask('docker', 'inspect', '--format', '{{.State.OOMKilled}}', node),
    ask('docker', 'info', '--format', '{{.MemTotal}}'),
  ]);
  const told = [logs, kubelet].filter(({ exitCode }) => exitCode === 0);
  const memory = Number(info.output.trim());
  return {
    output,
    nodeLog: told.map(({ output }) => output).join('\n'),
    ...(Number.isFinite(memory) && { memory }),
    outOfMemory: state.output.trim() === 'true',
  };
}

/** Removes what was begun, cancelled or not. */
async function undo(machine: Machine, kind: string, tell: (step: Text) => void): Promise<void> {
  tell(ownSteps.cleanUp);
  const argv = [kind, 'delete', 'cluster', '--name', machine.name];
  const place = ['--kubeconfig', kubeconfigOf(machine)];
  const own = AbortSignal.timeout(minute);
  // A daemon goes on with the container that a killed command asked for: it may come a moment later.
  for (let looks = 3; looks > 0; looks -= 1) {
    const { exitCode } = await runOn(machine, [...argv, ...place], { timeLimit: minute }, own);
    await pause(1000, own);
    const left = await nodesOf(machine, own);
    // What could not be removed is still known as ours, and goes at the next try.
    if (exitCode !== 0 || 'wrong' in left) return;
    if (left.length === 0) break;
  }
  await forgetCluster(machine);
}
