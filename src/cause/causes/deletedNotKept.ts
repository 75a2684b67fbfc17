import { defaultNamespace } from '../../check/clusterObjects.ts';
import { k8sEvent } from '../../check/types/k8sEvent.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { clusterSubject, ofCluster, podKind } from '../cluster/subject.ts';
import type { AnyFailure } from '../cluster/subject.ts';
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
    const wanted = wantedPod(failure);
    if (wanted === undefined) return undefined;
    const { name, namespace } = wanted;
    const deleted = world.evidence.cluster.acts.findLast(
      (act) =>
        act.act === 'deleted' &&
        act.kind === 'Pod' &&
        act.name === name &&
        act.namespace === namespace,
    );
    if (deleted === undefined || deleted.owner.uid !== '') return undefined;
    if ((await world.cluster.get(podKind, { namespace, name })) !== undefined) return undefined;
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

/** The one Pod that a check needs to be there. */
function wantedPod(failure: AnyFailure): { name: string; namespace: string } | undefined {
  if (failure.type === k8sEvent.type) {
    const spec = k8sEvent.schema.safeParse(failure.spec).data;
    const isOfPod = spec?.act === 'restarted' && (spec.kind ?? 'Pod') === 'Pod';
    if (!isOfPod || spec.name === undefined) return undefined;
    return { name: spec.name, namespace: spec.namespace ?? defaultNamespace };
  }
  const subject = clusterSubject(failure);
  if (subject?.missing !== true || subject.kind !== 'Pod') return undefined;
  return subject.name === undefined
    ? undefined
    : { name: subject.name, namespace: subject.namespace };
}
