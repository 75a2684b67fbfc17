import { nodeAt } from '../../lab/node.ts';
import type { Edit } from '../../range.ts';
import type { Text } from '../../text.ts';
import { parseReference } from '../../world/docker/reference.ts';
import { defineCause } from '../cause.ts';
import { podNode } from '../../manifest/written.ts';
import { containerNode } from '../cluster/manifests.ts';
import { loadCommand, pullFailure } from '../cluster/pull.ts';
import type { PullFailure } from '../cluster/pull.ts';
import { placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'With `Always` the node asks a registry each time, whatever it has. Which pull policy uses what is there?',
  'zh-cn':
    '用 `Always` 时，不管节点里有没有，每次都会询问镜像仓库。哪种镜像拉取策略会用已有的镜像？',
};
const ofLatest: Text = {
  en: 'For the tag `latest`, or none, `Always` is what Kubernetes takes by itself. Which pull policy uses what is there?',
  'zh-cn':
    '镜像标签是 `latest` 或没有写时，Kubernetes 默认用 `Always`。哪种镜像拉取策略会用已有的镜像？',
};
const form: Text = { en: '`imagePullPolicy: ____`', 'zh-cn': '`imagePullPolicy: ____`' };
const load: Text = {
  en: 'And the node must have the image:',
  'zh-cn': '另外，节点里必须有这个镜像：',
};

export const imagePulledAlways = defineCause<unknown, unknown>({
  id: 'image-pulled-always',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` has the pull policy `Always`: for `{image}` the node asks a registry, even when it has the image itself. It got none.',
    'zh-cn':
      'Pod `{pod}` 的镜像拉取策略是 `Always`：即使节点里已有 `{image}`，也会去镜像仓库拉取，而这里拉取失败。',
  },
  about: {
    en: 'An image that is only local, with imagePullPolicy Always: the default for `latest` and for no tag. Loading it into the node does not help then.',
    'zh-cn':
      '镜像只在本地，而 imagePullPolicy 是 Always：镜像标签为 `latest` 或没写时默认如此。这时把镜像加载到节点也没有用。',
  },
  help: [question, ofLatest, form, ...repairTexts, load],
  async recognise(failure, world) {
    const pull = await pullFailure(failure, world);
    if (pull?.policy !== 'Always' || pull.inDocker === undefined) return undefined;
    const { name: pod, image, written } = pull;
    const parsed = parseReference(image);
    const latest = 'reference' in parsed && ['latest', undefined].includes(parsed.reference.tag);
    return {
      args: { pod, image },
      ...(written === undefined ? {} : { places: [placeIn(written.manifest, written.node)] }),
      degrees: [
        degree(latest ? ofLatest : question),
        degree(form),
        ...(written === undefined
          ? []
          : repair(written.manifest, written.node, policyEdit(pull, written))),
        degree(load, {}, { run: loadCommand(image) }),
      ],
    };
  },
});

/** In place of the policy that is written, or on a line of its own under the image. */
function policyEdit(
  { container }: PullFailure,
  { manifest, node }: NonNullable<PullFailure['written']>,
): Edit | undefined {
  const pod = podNode(manifest);
  const own = pod && containerNode({ manifest, node: pod }, container);
  const policy = own && nodeAt(own, ['imagePullPolicy']);
  if (policy !== undefined) return valueEdit(manifest, policy, 'IfNotPresent');
  const { key, range } = node;
  // In a mapping on one line there is no line of its own.
  if (key === undefined || own === undefined || own.range.start.line === own.range.end.line) {
    return undefined;
  }
  const indent = ' '.repeat(key.start.character);
  const text = `\n${indent}imagePullPolicy: IfNotPresent`;
  return { path: manifest.path, range: { start: range.end, end: range.end }, text };
}
