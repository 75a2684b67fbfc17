import { nodeAt } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { textAt } from '../../manifest/written.ts';
import { manifestObjects } from '../cluster/manifests.ts';
import type { ManifestObject } from '../cluster/manifests.ts';
import { placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { servedBy } from '../cluster/served.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A Deployment must find the Pods that it makes. What has to be the same in its selector and in its template?',
  'zh-cn': 'Deployment 必须能找到它自己创建的 Pod。它的选择算符和模板里什么必须相同？',
};

const kinds: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
]);

export const selectorNotTemplate = defineCause<unknown, unknown>({
  id: 'selector-not-template',
  for: ofCluster,
  text: {
    en: 'The {kind} `{name}` in `{path}` selects `{pair}`, and its template’s labels say `{found}`. The cluster refuses that, so nothing was applied.',
    'zh-cn':
      '`{path}` 里的 {kind} `{name}` 选择 `{pair}`，而它的模板的标签（label）是 `{found}`。集群会拒绝，所以什么都没有应用。',
  },
  about: {
    en: 'A workload whose selector does not match its own template is refused by the API server: there is no object at all. The manifest in the lab’s folder shows it.',
    'zh-cn':
      '选择算符与自己的模板不一致的工作负载会被 API 服务器拒绝，所以对象根本不存在。依据是实验文件夹里的清单。',
  },
  help: [question, ...repairTexts],
  async recognise(failure, world) {
    const subject = clusterSubject(failure);
    if (subject === undefined || !isAbsent(failure.judgement.aspect)) return undefined;
    const files = (await manifestObjects(world)).filter(({ kind }) => kinds.has(kind));
    const labels = (await servedBy(failure, world))?.selector ?? subject.labels;
    for (const file of files) {
      const slip = slipIn(file);
      const isMeant = kinds.has(subject.kind)
        ? subject.name === file.name
        : makesPods(file, labels);
      if (slip === undefined || !isMeant) continue;
      const there = await world.cluster.get(
        { apiVersion: 'apps/v1', kind: file.kind },
        { namespace: file.namespace ?? subject.namespace, name: file.name },
      );
      if (there !== undefined) continue;
      const { kind, name, path } = file;
      const { pair, found, value, node, written } = slip;
      return {
        args: { kind, name, path, pair, found },
        places: [placeIn(file, node)],
        degrees: [
          degree(question),
          ...repair(file, node, written ? valueEdit(file, node, value) : undefined),
        ],
      };
    }
    return undefined;
  },
});

/** Whether a workload's selector or template has the labels that Pods are looked for by. */
function makesPods({ node }: ManifestObject, labels: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(labels);
  const within = (path: readonly string[]): boolean =>
    pairs.every(([key, value]) => textAt(node, [...path, key]) === value);
  return (
    pairs.length > 0 &&
    (within(['spec', 'selector', 'matchLabels']) ||
      within(['spec', 'template', 'metadata', 'labels']))
  );
}

/** What is missed when a workload was never made: itself, or its Pods. */
function isAbsent(aspect: string | undefined): boolean {
  return ['missing', 'none', 'too-few', 'no-endpoints'].includes(aspect ?? '');
}

interface Slip {
  /** `app=flask`, as the selector has it. */
  readonly pair: string;
  readonly found: string;
  readonly value: string;
  /** In the template: the value, or what should hold it. */
  readonly node: Node;
  readonly written: boolean;
}

function slipIn({ node }: ManifestObject): Slip | undefined {
  const selector = nodeAt(node, ['spec', 'selector', 'matchLabels']);
  const template = nodeAt(node, ['spec', 'template']);
  if (selector === undefined || template === undefined) return undefined;
  const labels = nodeAt(template, ['metadata', 'labels']);
  for (const key of selector.items.keys()) {
    const value = textAt(selector, [key]) ?? '';
    const own = labels && nodeAt(labels, [key]);
    const theirs = labels && textAt(labels, [key]);
    if (theirs === value) continue;
    const all = [...(labels?.items.keys() ?? [])].map(
      (each) => `${each}=${(labels && textAt(labels, [each])) ?? ''}`,
    );
    const pair = `${key}=${value}`;
    const place = own ?? labels ?? template;
    return { pair, found: all.join(', ') || '-', value, node: place, written: own !== undefined };
  }
  return undefined;
}
