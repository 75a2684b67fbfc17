import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { kubectl, placeIn } from '../cluster/repair.ts';
import { servedBy } from '../cluster/served.ts';
import { clusterSubject, ofCluster, podKind } from '../cluster/subject.ts';
import type { AnyFailure } from '../cluster/subject.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import type { World } from '../../world/world.ts';
import { nodeAt } from '../../lab/node.ts';
import { degree, goThere } from '../degree.ts';

const question: Text = {
  en: 'kubectl works in `default` unless `-n` or the manifest says another one. Where should it be?',
  'zh-cn': '不写 `-n`、清单里也没写时，kubectl 用 `default` 命名空间。它应该在哪里？',
};
const see: Text = { en: 'See it there:', 'zh-cn': '在那里查看：' };
const move: Text = {
  en: 'An object cannot move. Apply it where it belongs:',
  'zh-cn': '对象不能移动。请在它该在的地方应用：',
};
const remove: Text = { en: 'Then remove the other one:', 'zh-cn': '然后删除另一个：' };

export const otherNamespace = defineCause<unknown, unknown>({
  id: 'other-namespace',
  for: ofCluster,
  text: {
    en: '{kind} `{name}` is in the namespace `{found}`; it is looked for in `{namespace}`.',
    'zh-cn': '{kind} `{name}` 在命名空间 `{found}` 里，而要找的是 `{namespace}`。',
  },
  about: {
    en: 'The object is in the cluster, under its right name or labels, in another namespace than the one that is meant.',
    'zh-cn': '对象在集群里，名字或标签（label）也对，但命名空间不是要用的那一个。',
  },
  help: [question, see, goThere, move, remove],
  async recognise(failure, world) {
    const found = await elsewhere(failure, world);
    if (found === undefined) return undefined;
    const { object, namespace } = found;
    const { kind, name } = object;
    const file = await manifestOf({ kind, name }, world);
    const line = file && nodeAt(file.node, ['metadata', 'namespace']);
    const lower = kind.toLowerCase();
    return {
      args: { kind, name, found: object.namespace, namespace },
      ...(file && line ? { places: [placeIn(file, line)] } : {}),
      degrees: [
        degree(question),
        degree(see, {}, { run: kubectl(object.namespace, 'get', lower, name) }),
        ...(file && line ? [degree(goThere, {}, { open: placeIn(file, line) })] : []),
        ...(file
          ? [degree(move, {}, { run: ['kubectl', 'apply', '-f', file.path, '-n', namespace] })]
          : []),
        degree(remove, {}, { run: kubectl(object.namespace, 'delete', lower, name) }),
      ],
    };
  },
});

/** The wanted object where nobody looks for it. The system's own namespaces are nobody's slip. */
async function elsewhere(
  failure: AnyFailure,
  world: World,
): Promise<{ readonly object: ClusterObject; readonly namespace: string } | undefined> {
  const subject = clusterSubject(failure);
  if (subject === undefined) return undefined;
  const { namespace } = subject;
  const isOther = (each: ClusterObject): boolean =>
    !each.deleting &&
    each.namespace !== namespace &&
    each.namespace !== '' &&
    !each.namespace.startsWith('kube-');
  if (subject.missing) {
    const { name, labels } = subject;
    if (name === undefined && Object.keys(labels).length === 0) return undefined;
    const all = await world.cluster.list(subject, { labels });
    const meant = all.filter((each) => name === undefined || each.name === name);
    // One of another owner is where it is looked for.
    if (meant.some((each) => each.namespace === namespace)) return undefined;
    const object = meant.find(isOther);
    return object && { object, namespace };
  }
  const served = await servedBy(failure, world);
  if (served === undefined || failure.judgement.aspect !== 'no-endpoints') return undefined;
  if (Object.keys(served.selector).length === 0) return undefined;
  const pods = await world.cluster.list(podKind, { labels: served.selector });
  if (pods.some((pod) => pod.namespace === namespace)) return undefined;
  const object = pods.find(isOther);
  return object && { object, namespace };
}
