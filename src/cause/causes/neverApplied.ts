import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { podNode, textAt } from '../../manifest/written.ts';
import { manifestObjects } from '../cluster/manifests.ts';
import type { ManifestObject } from '../cluster/manifests.ts';
import { placeIn } from '../cluster/repair.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import type { ClusterSubject } from '../cluster/subject.ts';
import { nodeAt } from '../../lab/node.ts';
import type { World } from '../../world/world.ts';
import { isKept } from '../cluster/workload.ts';
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
    if (subject === undefined || !(subject.missing || subject.few)) return undefined;
    // How many a workload makes is no matter of files.
    if (subject.few && (await isKept(failure, world))) return undefined;
    const file = await absentOf(subject, world);
    if (file === undefined) return undefined;
    const { kind, name, path } = file;
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

/** What would be it and is not in the cluster: a Pod's own manifest rather than what makes such Pods. */
async function absentOf(
  subject: ClusterSubject,
  world: World,
): Promise<ManifestObject | undefined> {
  const files = (await manifestObjects(world)).filter((each) => describes(each, subject));
  const isOwn = ({ kind }: ManifestObject): boolean => kind === subject.kind;
  const makers = subject.few ? [] : files.filter((each) => !isOwn(each));
  for (const file of [...files.filter(isOwn), ...makers]) {
    const { apiVersion, kind, name, namespace = subject.namespace } = file;
    const there = await world.cluster.get({ apiVersion, kind }, { namespace, name });
    if (there === undefined) return file;
  }
  return undefined;
}

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
