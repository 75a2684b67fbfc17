import { isWithin } from '../../check/counts.ts';
import { pods } from '../../check/types/pods.ts';
import { rollout } from '../../check/types/rollout.ts';
import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { textAt } from '../../manifest/written.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import type { AnyFailure } from '../cluster/subject.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'How many Pods are asked for, and where does that number stand: in the file, or only in the cluster?',
  'zh-cn': '要求的是几个 Pod？这个数写在文件里，还是只在集群里？',
};
const form: Text = {
  en: '`kubectl scale deployment/{name} --replicas=____`',
  'zh-cn': '`kubectl scale deployment/{name} --replicas=____`',
};

export const scaledOtherwise = defineCause<unknown, unknown>({
  id: 'scaled-otherwise',
  for: ofCluster,
  text: {
    en: 'The {kind} `{name}` asks for {found} replicas; {wanted} are wanted here.',
    'zh-cn': '{kind} `{name}` 要求 {found} 个副本，而这里要的是 {wanted} 个。',
  },
  about: {
    en: 'The workload’s own replica count is another one: it was not scaled, or the file was applied again and set it back.',
    'zh-cn': '工作负载自己的副本数不对：没有扩缩容，或者又应用了文件，把它改了回去。',
  },
  help: [question, form, ...repairTexts, thisDoesIt],
  async recognise(failure, world) {
    const wanted = wantedReplicas(failure);
    if (wanted === undefined) return undefined;
    const workload = await workloadOf(failure, world);
    if (workload === undefined || isWithin({ exactly: wanted }, workload.desired)) return undefined;
    const { kind, name, namespace } = workload.object;
    const file = await manifestOf({ kind, name }, world);
    const line = file && nodeAt(file.node, ['spec', 'replicas']);
    const isInFile = file && line && textAt(file.node, ['spec', 'replicas']) !== String(wanted);
    const target = `${kind.toLowerCase()}/${name}`;
    return {
      args: { kind, name, found: workload.desired, wanted },
      ...(file && line && isInFile ? { places: [placeIn(file, line)] } : {}),
      degrees: [
        degree(question),
        degree(form, { name }),
        ...(file && line && isInFile
          ? repair(file, line, valueEdit(file, line, wanted))
          : [
              degree(
                thisDoesIt,
                {},
                {
                  run: kubectl(namespace, 'scale', target, `--replicas=${wanted}`),
                },
              ),
            ]),
      ],
    };
  },
});

const ofCount: ReadonlySet<string> = new Set(['none', 'too-few', 'too-many']);

/** How many Pods a failed check wants exactly, where it failed for their number. */
function wantedReplicas({ type, spec, judgement: { aspect } }: AnyFailure): number | undefined {
  if (type === rollout.type) {
    const wanted = rollout.schema.safeParse(spec).data;
    return aspect === 'replicas'
      ? wanted?.replicas?.exactly
      : aspect === 'ready' || aspect === 'updated'
        ? wanted?.[aspect]?.exactly
        : undefined;
  }
  if (type !== pods.type || !ofCount.has(aspect ?? '')) return undefined;
  return pods.schema.safeParse(spec).data?.count?.exactly;
}
