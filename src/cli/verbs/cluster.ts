import { createCluster } from '../../session/cluster/create.ts';
import { loadImages } from '../../session/cluster/loadImages.ts';
import type { Machine } from '../../session/cluster/machine.ts';
import { removeCluster } from '../../session/cluster/remove.ts';
import { clusterStatus, type ClusterStatus } from '../../session/cluster/status.ts';
import { usesOf } from '../../session/cluster/uses.ts';
import { shellLine } from '../../session/command.ts';
import type { Explanation } from '../../check/verdict.ts';
import { said, type Text } from '../../text.ts';
import { machineOf } from '../clusterMachine.ts';
import { agrees } from '../consent.ts';
import type { Context, Outcome, Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import { explanationData } from '../formats/json.ts';
import { explanationLines } from '../formats/text.ts';
import { UsageError } from '../usageError.ts';

const usage = 'cluster up|down|status|load [IMAGE…] [--image NODE] [--yes]';

const noDeed: Text = {
  en: 'Could not read the command: say what to do with the cluster. It is `container-lab {usage}`.',
  'zh-cn': '无法理解命令：请说明要对集群做什么。用法是 `container-lab {usage}`。',
};
const noImage: Text = {
  en: 'Could not load: name the images. It is `container-lab cluster load IMAGE…`.',
  'zh-cn': '无法加载：请写出镜像。用法是 `container-lab cluster load IMAGE…`。',
};
const ups: Readonly<Record<'made' | 'there' | 'restarted', Text>> = {
  made: { en: 'The cluster {name} is ready.', 'zh-cn': '集群 {name} 已就绪。' },
  there: { en: 'The cluster {name} is there already.', 'zh-cn': '集群 {name} 已经存在。' },
  restarted: {
    en: 'The cluster {name} had stopped. It runs again.',
    'zh-cn': '集群 {name} 之前已停止，现在重新运行了。',
  },
};
const cancelled: Text = {
  en: 'Cancelled. Nothing is left of it.',
  'zh-cn': '已取消，没有留下任何东西。',
};
const states: Readonly<Record<ClusterStatus['state'], Text>> = {
  none: {
    en: 'There is no cluster {name}. `container-lab cluster up` creates it.',
    'zh-cn': '没有集群 {name}。运行 `container-lab cluster up` 创建它。',
  },
  ready: { en: 'The cluster {name} is ready.', 'zh-cn': '集群 {name} 已就绪。' },
  starting: {
    en: 'The cluster {name} runs, but its API server does not answer yet.',
    'zh-cn': '集群 {name} 正在运行，但它的 API 服务器还没有响应。',
  },
  stopped: {
    en: 'The cluster {name} is stopped. `container-lab cluster up` starts it again.',
    'zh-cn': '集群 {name} 已停止。运行 `container-lab cluster up` 可重新启动。',
  },
  unfinished: {
    en: 'The creation of {name} was broken off. `container-lab cluster up` begins anew.',
    'zh-cn': '集群 {name} 的创建中断了。运行 `container-lab cluster up` 重新开始。',
  },
  foreign: {
    en: 'There is a kind cluster {name}, but Container Lab did not make it.',
    'zh-cn': '有一个名为 {name} 的 kind 集群，但它不是 Container Lab 创建的。',
  },
};
const setKubeconfig: Text = {
  en: 'For kubectl: {line}',
  'zh-cn': '供 kubectl 使用：{line}',
};
const used: Text = {
  en: 'Used by {lab} in {folder}',
  'zh-cn': '实验 {lab} 正在使用它，位于 {folder}',
};
const loses: Text = {
  en: 'Labs still use the cluster {name}. What they made in it goes with it.',
  'zh-cn': '还有实验在使用集群 {name}。它们在其中创建的一切都会随之消失。',
};
const removed: Text = { en: 'The cluster {name} is deleted.', 'zh-cn': '集群 {name} 已删除。' };
const nothing: Text = { en: 'There is no cluster {name}.', 'zh-cn': '没有集群 {name}。' };
const loaded: Text = {
  en: 'In the cluster {name} now: {images}',
  'zh-cn': '已加载到集群 {name}：{images}',
};

export const cluster: Verb = {
  name: 'cluster',
  usage,
  summary: {
    en: 'create, look at, fill or delete the lab cluster',
    'zh-cn': '创建、查看、删除实验集群，或向它加载镜像',
  },
  about: {
    en: 'Makes a Kubernetes cluster in your Docker with kind, for labs alone: your own kubeconfig is not touched. `load` copies images from Docker into it. `down` deletes it and says first which labs still use it.',
    'zh-cn':
      '用 kind 在你的 Docker 中创建一个只供实验使用的 Kubernetes 集群，不会改动你自己的 kubeconfig。`load` 把 Docker 中的镜像复制进集群。`down` 删除集群，并先说明哪些实验还在使用它。',
  },
  words: 100,
  flags: ['--image', '--yes'],
  async run(context) {
    const [deed = '', ...rest] = context.args.words;
    const machine = machineOf(context);
    if (deed === 'load') return load(context, machine, rest);
    const run = rest.length === 0 ? deeds.get(deed) : undefined;
    if (!run) throw new UsageError(said(noDeed, { usage }));
    return run(context, machine);
  },
};

const deeds = new Map<string, (context: Context, machine: Machine) => Promise<Outcome>>([
  ['up', up],
  ['down', down],
  ['status', status],
]);

async function up(context: Context, machine: Machine): Promise<Outcome> {
  const { say, plain, io } = context;
  const tell = (step: Text): void => say(`  ${plain(said(step))} …`);
  const result = await createCluster(machine, { tell }, io.signal);
  if (result.is === 'fault') return fault(context, result.fault);
  if (result.is === 'cancelled') {
    say(plain(said(cancelled)));
    return { exitCode: exitCode.failed, data: { result: result.is } };
  }
  say(plain(said(ups[result.is], { name: machine.name })));
  sayKubeconfig(context, result.kubeconfig);
  return { exitCode: exitCode.passed, data: { result: result.is, kubeconfig: result.kubeconfig } };
}

async function down(context: Context, machine: Machine): Promise<Outcome> {
  const { say, plain, io } = context;
  const uses = await usesOf(machine);
  if (uses.length > 0) {
    say(plain(said(loses, { name: machine.name })));
    for (const use of uses) say(`  ${plain(said(used, use))}`);
    if (!(await agrees(context, 'cluster down'))) {
      return { exitCode: exitCode.passed, data: { removed: false, uses } };
    }
  }
  const result = await removeCluster(machine, io.signal);
  if ('fault' in result) return fault(context, result.fault);
  say(plain(said(result.removed ? removed : nothing, { name: machine.name })));
  return { exitCode: exitCode.passed, data: { removed: result.removed, uses } };
}

async function status(context: Context, machine: Machine): Promise<Outcome> {
  const { say, plain, io } = context;
  const found = await clusterStatus(machine, io.signal);
  if ('fault' in found) return fault(context, found.fault);
  say(plain(said(states[found.state], { name: machine.name })));
  for (const { name } of found.nodes) say(`  ${name}`);
  if (found.state === 'ready') sayKubeconfig(context, found.kubeconfig);
  for (const use of found.uses) say(plain(said(used, use)));
  return { exitCode: found.state === 'ready' ? exitCode.passed : exitCode.blocked, data: found };
}

async function load(
  context: Context,
  machine: Machine,
  images: readonly string[],
): Promise<Outcome> {
  if (images.length === 0) throw new UsageError(said(noImage));
  const wrong = await loadImages(machine, images, context.io.signal);
  if (wrong) return fault(context, wrong);
  context.say(context.plain(said(loaded, { name: machine.name, images: images.join(', ') })));
  return { exitCode: exitCode.passed, data: { loaded: images } };
}

function sayKubeconfig({ say, plain }: Context, kubeconfig: string): void {
  const line = `export ${shellLine([`KUBECONFIG=${kubeconfig}`])}`;
  say(plain(said(setKubeconfig, { line })));
}

/** An image that Docker lacks is the person's own slip; all else is the environment's. */
function fault({ io, args, plain }: Context, what: Explanation): Outcome {
  const lines = explanationLines(what, plain).map((line) => line.trimStart());
  if (args.format === 'text') io.err(`${lines.join('\n    ')}\n`);
  return {
    exitCode: what.id === 'image-not-in-docker' ? exitCode.failed : exitCode.blocked,
    data: { block: explanationData(what, plain) },
  };
}
