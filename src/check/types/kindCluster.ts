import * as z from 'zod/mini';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { readNode } from '../../world/cluster/answers/node.ts';
import type { Node } from '../../world/cluster/answers/node.ts';
import { clusterLabel, clusterName } from '../../world/cluster/context.ts';
import type { ContainerSummary } from '../../world/docker/objects/container.ts';
import { isAtLeast } from '../../world/docker/versions.ts';
import { WorldError } from '../../world/worldError.ts';
import { defineCheck } from '../checkType.ts';
import { count, countOf, isWithin } from '../counts.ts';
import { commonSubjectAspects } from '../expression.ts';
import { judged } from '../mismatch.ts';
import type { Mismatch } from '../mismatch.ts';
import { shown } from '../wordings.ts';

const schema = z.strictObject({
  /** How many there are; at least one when left out. */
  nodes: z.optional(count),
  /** Whether all of them are ready, which must be so when left out. */
  ready: z.optional(z.boolean()),
  version: z.optional(
    z.strictObject({
      least: z.string().check(
        z.regex(
          /^\d{1,3}\.\d{1,3}$/,
          told({
            en: 'Write the oldest version that will do, such as `1.34`.',
            'zh-cn': '请写可用的最低版本，例如 `1.34`。',
          }),
        ),
      ),
    }),
  ),
  /** How many containers it runs in. */
  containers: z.optional(count),
  /** `false`: its API server must be silent while its containers run. */
  answers: z.optional(z.boolean()),
});
export type KindClusterSpec = z.infer<typeof schema>;

export interface KindClusterObservation {
  /** Its nodes' containers, stopped ones too. */
  readonly containers: readonly ContainerSummary[];
  /** Undefined where there is no cluster, or its API server is silent. */
  readonly nodes: readonly Node[] | undefined;
}

const none: Text = {
  en: 'no cluster called `{name}`',
  'zh-cn': '没有名为 `{name}` 的集群',
};
const there: Text = { en: 'the cluster `{name}`', 'zh-cn': '集群 `{name}`' };
const stopped: Text = {
  en: 'its containers are stopped: `{names}`',
  'zh-cn': '它的容器已停止：`{names}`',
};
const silence: Text = {
  en: 'the containers run, and the API server does not answer',
  'zh-cn': '容器在运行，但 API 服务器没有响应',
};
const answering: Text = {
  en: 'the API server answers',
  'zh-cn': 'API 服务器有响应',
};
const nodesThere: Text = { en: 'nodes: {count}', 'zh-cn': '节点数：{count}' };
const nodesReady: Text = { en: 'nodes ready: {count}', 'zh-cn': '就绪的节点数：{count}' };
const notAllReady: Text = { en: 'a node that is not ready', 'zh-cn': '有未就绪的节点' };
const runsIn: Text = { en: 'containers: {count}', 'zh-cn': '容器数：{count}' };
const versionLeast: Text = {
  en: 'Kubernetes {version} at least',
  'zh-cn': 'Kubernetes 至少 {version}',
};
const clusterNow: Text = {
  en: '`{name}`: Kubernetes {version}, nodes ready: {count}',
  'zh-cn': '`{name}`：Kubernetes {version}，就绪的节点数：{count}',
};

/** The kind cluster that was made for labs, as Docker and its API server show it. */
export const kindCluster = defineCheck<KindClusterSpec, KindClusterObservation>({
  type: 'kind-cluster',
  schema,
  subjectAspects: [...commonSubjectAspects, 'stopped'],
  async observe(spec, { world }) {
    const [containers, nodes] = await Promise.all([
      world.docker.containers(),
      world.cluster
        .list({ apiVersion: 'v1', kind: 'Node' })
        .then((found) => found.map(readNode))
        .catch(silent),
    ]);
    const own = containers.filter(({ labels }) => labels[clusterLabel] === clusterName);
    const up = own.length > 0 && own.every(({ state }) => state === 'running');
    if (nodes instanceof WorldError && up) {
      // The containers run: why nobody answers is for the blocks to say, unless that is asked for.
      if (spec.answers !== false || unaskable.has(nodes.fault)) throw nodes;
    }
    return { containers: own, nodes: nodes instanceof WorldError ? undefined : nodes };
  },
  judge(spec, { containers, nodes }) {
    const expected = said(there, { name: clusterName });
    const down = containers.filter(({ state }) => state !== 'running');
    if ((nodes ?? []).length === 0 && containers.length === 0) {
      const observed = said(none, { name: clusterName });
      return { pass: false, aspect: 'missing', expected, observed };
    }
    if (down.length > 0) {
      const names = down.map(({ name }) => name).join(', ');
      return { pass: false, aspect: 'stopped', expected, observed: said(stopped, { names }) };
    }
    if (spec.answers === false) {
      const wanted = said(silence);
      return nodes === undefined
        ? { pass: true, expected: wanted, observed: wanted }
        : { pass: false, aspect: 'answers', expected: wanted, observed: said(answering) };
    }
    const found = nodes ?? [];
    const now = saidNow(found);
    return judged(otherThanWanted(spec, found, containers.length), now, now);
  },
});

/** There is no cluster that may be asked. */
const unaskable: ReadonlySet<string> = new Set(['cluster-missing', 'context-refused']);
/** There is one, and nobody answers. */
const unanswered: ReadonlySet<string> = new Set([
  'cluster-down',
  'cluster-closed',
  'cluster-time-out',
]);

/** Where a cluster may be missing, its containers tell; anything else blocks. */
function silent(error: unknown): WorldError {
  if (!(error instanceof WorldError)) throw error;
  if (unaskable.has(error.fault) || unanswered.has(error.fault)) return error;
  throw error;
}

function otherThanWanted(
  { nodes, ready = true, version, containers }: KindClusterSpec,
  found: readonly Node[],
  containerCount: number,
): Mismatch | undefined {
  const readyNodes = found.filter((node) => node.ready);
  const old = found.find(
    (node) => version !== undefined && !isAtLeast(node.version, `>=${version.least}`),
  );
  const wanted = nodes ?? { least: 1 };
  if (!isWithin(wanted, found.length)) {
    const expected = said(nodesThere, { count: countOf(wanted) });
    return { aspect: 'nodes', expected, observed: said(nodesThere, { count: found.length }) };
  }
  if (ready !== (readyNodes.length === found.length)) {
    const expected = ready ? said(nodesReady, { count: found.length }) : said(notAllReady);
    return { aspect: 'ready', expected, observed: said(nodesReady, { count: readyNodes.length }) };
  }
  if (old !== undefined && version !== undefined) {
    const expected = said(versionLeast, { version: version.least });
    return { aspect: 'version', expected, observed: shown(old.version) };
  }
  if (containers !== undefined && !isWithin(containers, containerCount)) {
    const expected = said(runsIn, { count: countOf(containers) });
    return { aspect: 'containers', expected, observed: said(runsIn, { count: containerCount }) };
  }
  return undefined;
}

function saidNow(nodes: readonly Node[]): Said {
  return said(clusterNow, {
    name: clusterName,
    version: nodes[0]?.version ?? '',
    count: nodes.filter(({ ready }) => ready).length,
  });
}
