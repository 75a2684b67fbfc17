import type { Text } from '../../text.ts';
import { clusterName } from '../../world/cluster/context.ts';
import { sameReference } from '../../world/docker/reference.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { loadCommand, pullFailure } from '../cluster/pull.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { shellCommands } from '../terminal.ts';

const question: Text = {
  en: 'kind takes the cluster called `kind` unless you name one. What is the lab’s cluster called?',
  'zh-cn': '不写名字时，kind 会用名为 `kind` 的集群。实验的集群叫什么？',
};
const form: Text = {
  en: '`kind load docker-image {image} --name ____`',
  'zh-cn': '`kind load docker-image {image} --name ____`',
};

export const loadedElsewhere = defineCause<unknown, unknown>({
  id: 'loaded-elsewhere',
  for: ofCluster,
  text: {
    en: 'You loaded `{image}` into the cluster `{other}`, and the Pod `{pod}` runs in `{cluster}`.',
    'zh-cn': '你把 `{image}` 加载到了集群 `{other}`，而 Pod `{pod}` 在集群 `{cluster}` 里。',
  },
  about: {
    en: 'kind load went to another cluster than the lab’s, most often because `--name` was left out. The terminal saw the command; the node does not have the image.',
    'zh-cn':
      'kind load 加载到了别的集群，多半是因为没有写 `--name`。依据是终端里的命令，并且节点里没有这个镜像。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const pull = await pullFailure(failure, world);
    if (pull === undefined) return undefined;
    const { name: pod, image } = pull;
    const other = loadedInto(image, world);
    if (other === undefined || other === clusterName) return undefined;
    return {
      args: { pod, image, other, cluster: clusterName },
      degrees: [
        degree(question),
        degree(form, { image }),
        degree(thisDoesIt, {}, { run: loadCommand(image) }),
      ],
    };
  },
});

/** The cluster that an image was loaded into last, as the terminal saw it. */
function loadedInto(image: string, world: World): string | undefined {
  const load = shellCommands(world).findLast(
    ({ words }) =>
      words[0] === 'kind' &&
      words[1] === 'load' &&
      words.slice(3).some((word) => sameReference(word, image)),
  );
  if (load === undefined) return undefined;
  const joined = load.words.find((word) => word.startsWith('--name='));
  if (joined !== undefined) return joined.slice('--name='.length);
  const at = load.words.findIndex((word) => word === '--name' || word === '-n');
  return at < 0 ? 'kind' : (load.words[at + 1] ?? 'kind');
}
