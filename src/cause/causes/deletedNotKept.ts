import { defaultNamespace } from '../../check/clusterObjects.ts';
import { k8sEvent } from '../../check/types/k8sEvent.ts';
import { pods } from '../../check/types/pods.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { clusterSubject, ofCluster, podKind } from '../cluster/subject.ts';
import type { AnyFailure, ClusterSubject } from '../cluster/subject.ts';
import { isKept } from '../cluster/workload.ts';
import type { ClusterAct } from '../../world/cluster/acts.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'Only a controller makes another Pod when one is gone, and this one had none. Who made it the first time?',
  'zh-cn': 'Pod 没了，只有控制器会再创建一个，而这个 Pod 没有控制器。第一次是谁创建的？',
};
const form: Text = { en: '`kubectl apply -f ____`', 'zh-cn': '`kubectl apply -f ____`' };

export const deletedNotKept = defineCause<unknown, unknown>({
  id: 'deleted-not-kept',
  for: [...ofCluster, k8sEvent],
  text: {
    en: 'The Pod `{pod}` was deleted, and nobody keeps it: it does not come back by itself.',
    'zh-cn': 'Pod `{pod}` 被删除了，没有控制器照看它：它不会自己回来。',
  },
  about: {
    en: 'A Pod without a controller was deleted while the lab watched, and is asked for. The deletion was seen, and the Pod named no owner.',
    'zh-cn':
      '没有控制器的 Pod 在实验观察期间被删除，而这里还需要它。依据是观察到的删除，以及这个 Pod 没有所有者。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const wanted = wantedPods(failure);
    if (wanted === undefined) return undefined;
    const { namespace } = wanted;
    const deleted = world.evidence.cluster.acts.findLast(
      (act) =>
        act.act === 'deleted' &&
        act.kind === 'Pod' &&
        act.namespace === namespace &&
        (wanted.name === undefined ? carries(act, wanted.labels) : act.name === wanted.name),
    );
    if (deleted === undefined || deleted.owner.uid !== '') return undefined;
    const { name } = deleted;
    if ((await world.cluster.get(podKind, { namespace, name })) !== undefined) return undefined;
    if (wanted.name === undefined && (await isKept(failure, world))) return undefined;
    const file = await manifestOf({ kind: 'Pod', name }, world);
    return {
      args: { pod: name },
      degrees: [
        degree(question),
        degree(form),
        ...(file ? [degree(thisDoesIt, {}, { run: ['kubectl', 'apply', '-f', file.path] })] : []),
      ],
    };
  },
});

interface Wanted {
  readonly namespace: string;
  /** Undefined where they are found by their labels. */
  readonly name: string | undefined;
  readonly labels: ClusterSubject['labels'];
}

/** The Pods that a check needs to be there, and misses. */
function wantedPods(failure: AnyFailure): Wanted | undefined {
  if (failure.type === k8sEvent.type) {
    const spec = k8sEvent.schema.safeParse(failure.spec).data;
    const isOfPod = spec?.act === 'restarted' && (spec.kind ?? 'Pod') === 'Pod';
    if (!isOfPod || spec.name === undefined) return undefined;
    return { name: spec.name, namespace: spec.namespace ?? defaultNamespace, labels: {} };
  }
  const subject = clusterSubject(failure);
  if (subject?.kind !== 'Pod' || !(subject.missing || subject.few)) return undefined;
  if (subject.name === undefined && Object.keys(subject.labels).length === 0) return undefined;
  const owner = pods.schema.safeParse(failure.spec).data?.owner ?? 'none';
  return owner === 'none' ? subject : undefined;
}

function carries({ labels }: ClusterAct, wanted: ClusterSubject['labels']): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
