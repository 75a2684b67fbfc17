import { closestReference } from '../../check/nearMiss.ts';
import type { Text } from '../../text.ts';
import { readNode } from '../../world/cluster/answers/node.ts';
import { familiar, parseReference } from '../../world/docker/reference.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { keeperOf } from '../cluster/pods.ts';
import { loadCommand, pullFailure } from '../cluster/pull.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Compare the names letter by letter: `{image}` and `{near}`.',
  'zh-cn': '逐个字母对照两个名字：`{image}` 和 `{near}`。',
};
const load: Text = {
  en: 'The node must have `{near}` too:',
  'zh-cn': '节点里也必须有 `{near}`：',
};

export const imageMisspelt = defineCause<unknown, unknown>({
  id: 'image-misspelt',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` asks for the image `{image}`, which is nowhere. There is one called `{near}`.',
    'zh-cn': 'Pod `{pod}` 要的镜像 `{image}` 哪里都没有。有一个叫 `{near}` 的镜像。',
  },
  about: {
    en: 'The image in the manifest is a slip of one that Docker or the node has. Neither has it under the name that is written.',
    'zh-cn': '清单里的镜像名写错了：Docker 和节点里都没有这个名字，但有一个很接近的。',
  },
  help: [question, ...repairTexts, thisDoesIt, load],
  async recognise(failure, world) {
    const pull = await pullFailure(failure, world);
    if (pull === undefined || pull.inDocker !== undefined) return undefined;
    const { name: pod, namespace, image, container, written } = pull;
    const [local, inNode] = await Promise.all([world.docker.images(), nodeImages(world)]);
    const known = [...new Set([...local.flatMap(({ tags }) => tags), ...inNode])];
    const lower = image.toLowerCase();
    const near = known.includes(lower) ? lower : closestReference(image, known);
    if (near === undefined) return undefined;
    const args = { pod, image, near };
    const keeper = keeperOf(pull.pod.object);
    const target =
      keeper === undefined ? `pod/${pod}` : `${keeper.kind.toLowerCase()}/${keeper.name}`;
    const set = kubectl(namespace, 'set', 'image', target, `${container}=${near}`);
    return {
      args,
      ...(written === undefined ? {} : { places: [placeIn(written.manifest, written.node)] }),
      degrees: [
        degree(question, args),
        ...(inNode.includes(near) ? [] : [degree(load, args, { run: loadCommand(near) })]),
        ...(written === undefined
          ? [degree(thisDoesIt, {}, { run: set })]
          : repair(
              written.manifest,
              written.node,
              valueEdit(written.manifest, written.node, near),
            )),
      ],
    };
  },
});

/** The images of the cluster's nodes, as Docker would name them. */
async function nodeImages(world: World): Promise<readonly string[]> {
  const nodes = await world.cluster.list({ apiVersion: 'v1', kind: 'Node' });
  const names = nodes
    .flatMap((node) => readNode(node).images.flat())
    .filter((name) => !name.includes('@'));
  return names.flatMap((name) => {
    const parsed = parseReference(name);
    return 'reference' in parsed ? [familiar(parsed.reference)] : [];
  });
}
