import type { Node as YamlNode } from '../../lab/syntax.ts';
import { listAt } from '../../lab/node.ts';
import { podNode, textAt } from '../../manifest/written.ts';
import type { WrittenObject } from '../../manifest/written.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import { readNode } from '../../world/cluster/answers/node.ts';
import { readPod } from '../../world/cluster/answers/pod.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { sameReference } from '../../world/docker/reference.ts';
import type { Answers, LiveHint } from './hint.ts';
import { namespaceOf, nodeKind, podKind } from './kinds.ts';

const notInNode: Text = { en: 'not in the kind node', 'zh-cn': '不在 kind 节点里' };
const dockerHasIt: Text = {
  en: 'Docker has `{image}`, and the cluster’s node has not: a Pod cannot run it, unless a registry has it too.',
  'zh-cn':
    'Docker 里有 `{image}`，但集群的节点里没有：除非镜像仓库（Registry）里也有，否则 Pod 无法运行它。',
};

/** A kubelet that tells of this many images may have more (its flag node-status-max-images). */
const mostTold = 50;

interface WrittenImage {
  readonly image: string;
  readonly line: number;
}

/** The images that an object's Pods run, each with its line. */
export function imagesOf(object: WrittenObject): readonly WrittenImage[] {
  const spec = podNode(object)?.items.get('spec');
  if (spec === undefined) return [];
  const containers = ['initContainers', 'containers'].flatMap((key) => listAt(spec, key));
  return containers.flatMap((container: YamlNode) => {
    const [node, image] = [container.items.get('image'), textAt(container, ['image'])];
    if (node === undefined || image === undefined || image === '') return [];
    return [{ image, line: node.range.end.line }];
  });
}

/** The images of an object that Docker has and a node of the cluster has not. */
export function imagesNotInNode(object: WrittenObject, answers: Answers): readonly LiveHint[] {
  const nodes = answers.objects(nodeKind)?.map(readNode);
  if (nodes === undefined || nodes.length === 0) return [];
  if (nodes.some(({ images }) => images.length >= mostTold)) return [];
  const pods = answers.objects(podKind, namespaceOf(object)) ?? [];
  return imagesOf(object).flatMap(({ image, line }) => {
    const inAll = nodes.every(
      ({ object: { name }, images }) =>
        images.flat().some((one) => sameReference(one, image)) || answers.nodeHas(name, image),
    );
    if (inAll || !answers.hasImage(image) || pods.some((pod) => hasRun(pod, image))) return [];
    const about = [said(dockerHasIt, { image })];
    return [{ line, label: said(notInNode), about, wrong: true, load: image }];
  });
}

/** A node tells of a new image half a minute late: a Pod that runs it tells sooner. */
function hasRun(pod: ClusterObject, image: string): boolean {
  const { init, containers } = readPod(pod);
  return [...init, ...containers].some(
    (one) => one.imageId !== '' && sameReference(one.image, image),
  );
}
