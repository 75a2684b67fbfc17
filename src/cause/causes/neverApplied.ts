import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { podNode, textAt } from '../../manifest/written.ts';
import { manifestObjects } from '../cluster/manifests.ts';
import type { ManifestObject } from '../cluster/manifests.ts';
import { placeIn } from '../cluster/repair.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import type { ClusterSubject } from '../cluster/subject.ts';
import { nodeAt } from '../../lab/node.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'A file on your disk is nothing to the cluster yet. How do you hand it over?',
  'zh-cn': '文件在磁盘上，集群还不知道。怎样把它交给集群？',
};
const form: Text = { en: '`kubectl apply -f ____`', 'zh-cn': '`kubectl apply -f ____`' };

export const neverApplied = defineCause<unknown, unknown>({
  id: 'never-applied',
  for: ofCluster,
  text: {
    en: '{kind} `{name}` stands in `{path}`, and is not in the cluster.',
    'zh-cn': '{kind} `{name}` 写在 `{path}` 里，但集群里没有。',
  },
  about: {
    en: 'The manifest is in the lab’s folder, and was not applied, or the object was deleted since.',
    'zh-cn': '清单在实验文件夹里，但还没有应用，或者对象后来被删除了。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const subject = clusterSubject(failure);
    if (subject?.missing !== true) return undefined;
    const files = await manifestObjects(world);
    const file = files.find((each) => describes(each, subject));
    if (file === undefined) return undefined;
    const { kind, name, path } = file;
    const there = await world.cluster.get(
      { apiVersion: textAt(file.node, ['apiVersion']) ?? 'v1', kind },
      { namespace: file.namespace ?? subject.namespace, name },
    );
    if (there !== undefined) return undefined;
    return {
      args: { kind, name, path },
      places: [placeIn(file, nodeAt(file.node, ['metadata', 'name']) ?? file.node)],
      degrees: [
        degree(question),
        degree(form),
        degree(thisDoesIt, {}, { run: ['kubectl', 'apply', '-f', path] }),
      ],
    };
  },
});

/** Whether a manifest is the wanted object, or makes the wanted Pods. */
function describes(file: ManifestObject, { kind, name, labels }: ClusterSubject): boolean {
  if (file.kind === kind && file.name === name) return true;
  const pairs = Object.entries(labels);
  if (name !== undefined || pairs.length === 0) return false;
  const pod = kind === 'Pod' ? podNode(file) : file.kind === kind ? file.node : undefined;
  return (
    pod !== undefined &&
    pairs.every(([key, value]) => textAt(pod, ['metadata', 'labels', key]) === value)
  );
}
