import { explainBlock } from '../../cause/blocks.ts';
import { clusterDown, clusterUp } from '../../cause/blocks/cluster.ts';
import type { Explanation } from '../../check/verdict.ts';
import type { Lab } from '../../lab/model.ts';
import { said, type Said, type Text } from '../../text.ts';
import { readNode } from '../../world/cluster/answers/node.ts';
import { clusterLink, kubeconfigsOf, lazyCluster } from '../../world/cluster/load.ts';
import { isAtLeast } from '../../world/docker/versions.ts';
import { WorldError } from '../../world/worldError.ts';
import type { Requirement } from '../session.ts';
import { nameTaken } from './diagnose.ts';
import type { Machine } from './machine.ts';
import { kubeconfigOf } from './kubeconfigPath.ts';
import { clusterStatus, type ClusterStatus } from './status.ts';

type Needs = NonNullable<Lab['needs']['cluster']>;

const texts = {
  answers: {
    en: 'The cluster `{cluster}` answers: Kubernetes {version}',
    'zh-cn': '集群 `{cluster}` 已就绪：Kubernetes {version}',
  },
  none: { en: 'There is no lab cluster yet', 'zh-cn': '还没有实验集群' },
  noneAdvice: {
    en: 'The lab needs a Kubernetes cluster, which is made in your Docker for labs alone. It takes a minute or two, longer the first time, and 2 GB of memory. You can begin meanwhile.',
    'zh-cn':
      '本实验需要一个 Kubernetes 集群，它会在你的 Docker 中创建，只供实验使用。需要一两分钟（首次更久）和 2 GB 内存，期间可以先开始实验。',
  },
  inLab: {
    en: 'You create the cluster in this lab',
    'zh-cn': '你会在本实验中创建集群',
  },
  create: { en: 'Create the lab cluster', 'zh-cn': '创建实验集群' },
  stopped: { en: 'The lab cluster is stopped', 'zh-cn': '实验集群已停止' },
  stoppedAdvice: {
    en: 'Starting it again takes half a minute. What you made in it is still there.',
    'zh-cn': '重新启动约需半分钟，你在其中创建的内容都还在。',
  },
  start: { en: 'Start the lab cluster', 'zh-cn': '启动实验集群' },
  silent: { en: 'The lab cluster does not answer', 'zh-cn': '实验集群没有响应' },
  connect: { en: 'Connect the lab cluster again', 'zh-cn': '重新连接实验集群' },
  foreign: {
    en: 'Another cluster has the name of the lab cluster',
    'zh-cn': '实验集群的名字被另一个集群占用了',
  },
  tooOld: {
    en: 'Kubernetes {version} is too old for this lab',
    'zh-cn': 'Kubernetes {version} 对本实验来说太旧',
  },
  update: {
    en: 'The lab needs Kubernetes {needs}. Delete the lab cluster, and create it with a newer node image (`containerLab.cluster.image`).',
    'zh-cn':
      '本实验需要 Kubernetes {needs}。请删除实验集群，并用更新的节点镜像（`containerLab.cluster.image`）重新创建。',
  },
  tooFew: {
    en: 'The cluster has {count} nodes, and this lab needs {needs}',
    'zh-cn': '集群有 {count} 个节点，本实验需要 {needs} 个',
  },
  remove: { en: 'Delete the lab cluster', 'zh-cn': '删除实验集群' },
} satisfies Record<string, Text>;

const id = 'cluster';

/** Whether the cluster is ready that the lab needs; none of most labs. Never rejects for one that is not. */
export async function clusterRequirement(
  { needs: { cluster: needs } }: Lab,
  machine: Machine,
  allowedContexts: readonly string[],
  signal: AbortSignal,
): Promise<readonly Requirement[]> {
  if (needs === undefined) return [];
  const link = clusterLink(() => kubeconfigsOf(kubeconfigOf(machine), allowedContexts));
  try {
    const { context } = await link.connection();
    const cluster = lazyCluster(link, signal);
    const [version, nodes] = await Promise.all([
      cluster.version(),
      cluster.list({ apiVersion: 'v1', kind: 'Node' }),
    ]);
    return [answering(needs, context, version.version, nodes.map(readNode).length)];
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return [await unready(needs, machine, explainBlock(error), signal)];
  } finally {
    link.close();
  }
}

function answering(needs: Needs, cluster: string, version: string, count: number): Requirement {
  const remedies = [{ run: clusterDown, label: said(texts.remove) }];
  if (needs.version !== undefined && !isAtLeast(version, needs.version)) {
    const detail = said(texts.update, { needs: needs.version });
    return { id, status: 'missing', title: said(texts.tooOld, { version }), detail, remedies };
  }
  if (needs.nodes !== undefined && count < needs.nodes) {
    const title = said(texts.tooFew, { count, needs: needs.nodes });
    return { id, status: 'missing', title, remedies };
  }
  const title = said(texts.answers, { cluster, version: version.replace(/^v/, '') });
  return { id, status: 'ready', title, remedies: [] };
}

async function unready(
  needs: Needs,
  machine: Machine,
  block: Explanation,
  signal: AbortSignal,
): Promise<Requirement> {
  const status = await clusterStatus(machine, signal);
  if ('fault' in status) return explained(texts.silent, status.fault, 'attention');
  return ofState[status.state](needs, machine, block);
}

/** What one who may go on without it should know: a lab's first steps seldom ask the cluster. */
function advice(title: Text, detail: Said, label: Text): Requirement {
  const remedies = [{ run: clusterUp, label: said(label) }];
  return { id, status: 'attention', title: said(title), detail, remedies };
}

function explained(title: Text, why: Explanation, status: Requirement['status']): Requirement {
  const remedies = why.degrees.flatMap(({ text, remedy }) =>
    remedy && 'run' in remedy ? [{ run: remedy.run, label: text }] : [],
  );
  return { id, status, title: said(title), detail: why.text, remedies };
}

const none = ({ made }: Needs): Requirement =>
  made === 'in-lab'
    ? { id, status: 'ready', title: said(texts.inLab), remedies: [] }
    : advice(texts.none, said(texts.noneAdvice), texts.create);
const silent = (_needs: Needs, _machine: Machine, block: Explanation): Requirement =>
  advice(texts.silent, block.text, texts.connect);

const ofState: Readonly<
  Record<
    ClusterStatus['state'],
    (needs: Needs, machine: Machine, block: Explanation) => Requirement
  >
> = {
  none,
  unfinished: none,
  stopped: () => advice(texts.stopped, said(texts.stoppedAdvice), texts.start),
  ready: silent,
  starting: silent,
  foreign: (_needs, { name }) => explained(texts.foreign, nameTaken(name), 'missing'),
};
