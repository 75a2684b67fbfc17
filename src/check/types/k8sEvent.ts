import * as z from 'zod/mini';
import { imageReference, kindName, objectName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { isOlder } from '../../world/cluster/acts.ts';
import type { ClusterAct } from '../../world/cluster/acts.ts';
import { defineCheck } from '../checkType.ts';
import { defaultNamespace, labelSelector, wantedObjects } from '../clusterObjects.ts';
import { unseen } from '../wordings.ts';

const acts = [
  'created',
  'deleted',
  'replaced',
  'scaled',
  'image-changed',
  'restarted',
  'undone',
] as const;
const ofPods: ReadonlySet<string> = new Set(['replaced', 'restarted', 'deleted', 'created']);
const replicas = z.int().check(z.minimum(0));

const schema = z
  .strictObject({
    act: z.enum(acts),
    /** `Pod` when left out, or `Deployment` for what is done to one. */
    kind: z.optional(kindName),
    /** The object's name; of Pods also their Deployment's. */
    name: z.optional(objectName),
    labels: z.optional(labelSelector),
    namespace: z.optional(objectName),
    /** The number of replicas before and after. */
    from: z.optional(replicas),
    to: z.optional(replicas),
    /** The image that it was changed to. */
    image: z.optional(imageReference),
  })
  .check(
    z.refine(
      ({ act, from, to }) => act === 'scaled' || (from === undefined && to === undefined),
      told({
        en: 'Write `from` and `to` only with `act: scaled`.',
        'zh-cn': '`from` 和 `to` 只能与 `act: scaled` 一起写。',
      }),
    ),
    z.refine(
      ({ act, image }) => act === 'image-changed' || image === undefined,
      told({
        en: 'Write `image` only with `act: image-changed`.',
        'zh-cn': '`image` 只能与 `act: image-changed` 一起写。',
      }),
    ),
    z.refine(
      ({ name, labels }) => name !== undefined || labels !== undefined,
      told({
        en: 'Write `name` or `labels` here.',
        'zh-cn': '这里请写 `name` 或 `labels`。',
      }),
    ),
  );
export type K8sEventSpec = z.infer<typeof schema>;

export interface K8sEventObservation {
  /** The act itself, when it was seen. */
  readonly seen: ClusterAct | undefined;
  /** The newest act of the kind that went another way, e.g. to another count. */
  readonly other: ClusterAct | undefined;
  /** Whether there was a span in which nobody listened. */
  readonly gap: boolean;
}

const wordings: Readonly<Record<K8sEventSpec['act'], Text>> = {
  created: { en: '{what} was made', 'zh-cn': '{what} 被创建' },
  deleted: { en: '{what} was deleted', 'zh-cn': '{what} 被删除' },
  replaced: {
    en: '{what} was deleted, and another took its place',
    'zh-cn': '{what} 被删除，并由另一个替代',
  },
  scaled: { en: '{what} was scaled', 'zh-cn': '{what} 进行了扩缩容' },
  'image-changed': { en: '{what} got another image', 'zh-cn': '{what} 换了镜像' },
  restarted: {
    en: 'a container of {what} was started anew',
    'zh-cn': '{what} 的容器被重新启动',
  },
  undone: {
    en: '{what} went back to an earlier revision',
    'zh-cn': '{what} 回滚到了以前的修订版本',
  },
};
const withChange: Text = { en: '{act}: `{from}` → `{to}`', 'zh-cn': '{act}：`{from}` → `{to}`' };
const withTarget: Text = { en: '{act}: `{to}`', 'zh-cn': '{act}：`{to}`' };

/** An act on the cluster that was seen while it was watched. */
export const k8sEvent = defineCheck<K8sEventSpec, K8sEventObservation>({
  type: 'k8s-event',
  schema,
  observe(spec, { world }) {
    const { acts: all, gaps } = world.evidence.cluster;
    const own = all.filter((act) => isOfSpec(spec, act));
    return Promise.resolve({
      seen: own.find(
        (act) => isAsWanted(spec, act) && (spec.act !== 'replaced' || isReplaced(act, all)),
      ),
      other: own.findLast((act) => !isAsWanted(spec, act)),
      gap: gaps.length > 0,
    });
  },
  judge(spec, { seen, other, gap }) {
    const what = wantedObjects(kindOf(spec), spec);
    const act = said(wordings[spec.act], { what });
    const expected = inDetail(act, String(spec.from ?? ''), String(spec.to ?? spec.image ?? ''));
    if (seen !== undefined) {
      return { pass: true, expected, observed: inDetail(act, seen.from, seen.to) };
    }
    if (other !== undefined) {
      const observed = inDetail(act, other.from, other.to);
      return { pass: false, aspect: 'other-change', expected, observed };
    }
    const aspect = gap ? 'gap' : 'not-seen';
    return { pass: false, aspect, expected, observed: unseen(gap) };
  },
});

function inDetail(act: Said, from: string, to: string): Said {
  if (to === '') return act;
  return from === '' ? said(withTarget, { act, to }) : said(withChange, { act, from, to });
}

function kindOf({ act, kind }: K8sEventSpec): string {
  return kind ?? (ofPods.has(act) ? 'Pod' : 'Deployment');
}

/** Whether an act is one of the kind, on one of the objects that are meant. */
function isOfSpec(spec: K8sEventSpec, act: ClusterAct): boolean {
  const { name, labels = {}, namespace = defaultNamespace } = spec;
  const named = name === undefined || act.name === name || keeperOf(act) === name;
  const wanted = spec.act === 'replaced' ? 'deleted' : spec.act;
  // A Deployment goes back by way of its ReplicaSet.
  const kind = spec.act === 'undone' ? 'ReplicaSet' : kindOf(spec);
  return (
    act.act === wanted &&
    act.kind === kind &&
    act.namespace === namespace &&
    named &&
    Object.entries(labels).every(([key, value]) => act.labels[key] === value)
  );
}

/** Whose it is: a Pod's Deployment or StatefulSet, a ReplicaSet's Deployment. */
function keeperOf({ owner, labels, kind }: ClusterAct): string {
  const hash = labels['pod-template-hash'];
  return kind === 'Pod' && hash !== undefined && owner.name.endsWith(`-${hash}`)
    ? owner.name.slice(0, -hash.length - 1)
    : owner.name;
}

function isAsWanted({ from, to, image }: K8sEventSpec, act: ClusterAct): boolean {
  return (
    (from === undefined || act.from === String(from)) &&
    (to === undefined || act.to === String(to)) &&
    (image === undefined || act.to.split(' ').includes(image))
  );
}

/**
 * Whether another took its place: the same owner made one after it, and the owner was not scaled in
 * between, which would be why.
 */
function isReplaced(deleted: ClusterAct, all: readonly ClusterAct[]): boolean {
  const { uid } = deleted.owner;
  if (uid === '') return false;
  const after = all.filter((act) => isOlder(deleted.resourceVersion, act.resourceVersion));
  const next = after.find((act) => act.act === 'created' && act.owner.uid === uid);
  return (
    next !== undefined &&
    !after.some(
      (act) =>
        act.act === 'scaled' &&
        act.uid === uid &&
        isOlder(act.resourceVersion, next.resourceVersion),
    )
  );
}
