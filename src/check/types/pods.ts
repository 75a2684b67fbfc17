import * as z from 'zod/mini';
import { imageReference, objectName } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import { readPod } from '../../world/cluster/answers/pod.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { defineCheck } from '../checkType.ts';
import {
  defaultNamespace,
  isLeaving,
  missingObject,
  noObjects,
  objectsWanted,
  wantedObjects,
} from '../clusterObjects.ts';
import { count, countAspect, countOf, isWithin } from '../counts.ts';
import { texts } from '../matchers.ts';
import { otherThanWanted } from '../podAspects.ts';
import { shown } from '../wordings.ts';

const text = z.string().check(z.minLength(1));

const schema = z.strictObject({
  ...objectsWanted,
  /** The kind that keeps them, such as `ReplicaSet`; `none` for a bare Pod. */
  owner: z.optional(text),
  /** `false`: none of them must be there. */
  exists: z.optional(z.boolean()),
  /** How many there must be; at least one when left out. Those on their way out do not count. */
  count: z.optional(count),
  /** How many of them must be as is said below; all of them when left out. */
  matching: z.optional(count),
  phase: z.optional(z.enum(['Pending', 'Running', 'Succeeded', 'Failed'])),
  ready: z.optional(z.boolean()),
  restarts: z.optional(count),
  /** Whether a node was found for them. */
  scheduled: z.optional(z.boolean()),
  node: z.optional(objectName),
  image: z.optional(imageReference),
  /** Why a container waits: one of these, e.g. `ErrImagePull`. */
  waiting: z.optional(texts),
  /** Why a container's last run ended, e.g. `OOMKilled`. */
  ended: z.optional(text),
  exitCode: z.optional(z.int()),
  /** Whether each has an address of its own. */
  distinctIps: z.optional(z.boolean()),
});
export type PodsSpec = z.infer<typeof schema>;

export interface PodsObservation {
  readonly pods: readonly ClusterObject[];
  /** Other Pods; read only when the wanted one is missing. */
  readonly others: readonly ClusterObject[];
}

const podKind = { apiVersion: 'v1', kind: 'Pod' };
const counted: Text = { en: '{what}: {count}', 'zh-cn': '{what}：{count}' };
const matched: Text = {
  en: '{count} of them as wanted; `{name}`: {value}',
  'zh-cn': '符合要求的有 {count} 个；`{name}`：{value}',
};
const matchedAlone: Text = { en: '{count} of them as wanted', 'zh-cn': '符合要求的有 {count} 个' };
const inOne: Text = { en: '`{name}`: {value}', 'zh-cn': '`{name}`：{value}' };
const ownAddress: Text = { en: 'an address of its own each', 'zh-cn': '各有自己的地址' };

export const pods = defineCheck<PodsSpec, PodsObservation>({
  type: 'pods',
  schema,
  async observe(spec, { world: { cluster } }) {
    const { name, labels, namespace = defaultNamespace } = spec;
    if (name === undefined) {
      const selection = labels === undefined ? { namespace } : { namespace, labels };
      const found = await cluster.list(podKind, selection);
      return { pods: found.filter(isOwned(spec)), others: [] };
    }
    const found = await cluster.get(podKind, { namespace, name });
    const own = found === undefined ? [] : [found].filter(isOwned(spec));
    const others = own.length > 0 || spec.exists === false ? [] : await cluster.list(podKind);
    return { pods: own, others };
  },
  judge(spec, { pods: all, others }) {
    const { namespace = defaultNamespace } = spec;
    const found = all.filter((pod) => !isLeaving(pod));
    const what = wantedObjects('Pod', spec);
    const seen = said(counted, { what, count: found.length });
    const [first] = found;
    if (spec.exists === false) {
      const gone = noObjects('Pod', spec, namespace);
      return first === undefined
        ? { pass: true, expected: gone, observed: gone }
        : { pass: false, aspect: 'exists', expected: gone, observed: shown(first.name) };
    }
    if (spec.count !== undefined && !isWithin(spec.count, found.length)) {
      const expected = said(counted, { what, count: countOf(spec.count) });
      const aspect = countAspect(spec.count, found.length);
      return { pass: false, aspect, expected, observed: seen };
    }
    if (first === undefined && spec.count === undefined) {
      return missingObject('Pod', spec, namespace, others);
    }
    if (!saysMore(spec)) return { pass: true, expected: what, observed: seen };
    const inside = found.map(readPod);
    const wrong = inside.flatMap((pod) => {
      const mismatch = otherThanWanted(spec, pod);
      return mismatch === undefined ? [] : [{ pod, mismatch }];
    });
    const [worst] = wrong;
    const right = found.length - wrong.length;
    if (spec.matching !== undefined && !isWithin(spec.matching, right)) {
      const expected = said(matchedAlone, { count: countOf(spec.matching) });
      const observed =
        worst === undefined
          ? said(matchedAlone, { count: right })
          : said(matched, {
              count: right,
              name: worst.pod.object.name,
              value: worst.mismatch.observed,
            });
      return { pass: false, aspect: worst?.mismatch.aspect ?? 'matching', expected, observed };
    }
    if (spec.matching === undefined && worst !== undefined) {
      const { aspect, expected, observed: value } = worst.mismatch;
      const observed =
        spec.name === undefined ? said(inOne, { name: worst.pod.object.name, value }) : value;
      return { pass: false, aspect, expected, observed };
    }
    const ips = inside.map(({ ip }) => ip);
    if (spec.distinctIps === true && (ips.includes('') || new Set(ips).size < ips.length)) {
      const observed = shown(ips.filter((ip) => ip !== '').join(', '));
      return { pass: false, aspect: 'ips', expected: said(ownAddress), observed };
    }
    return { pass: true, expected: what, observed: seen };
  },
});

function isOwned({ owner }: PodsSpec): (pod: ClusterObject) => boolean {
  return ({ controller }) => owner === undefined || (controller?.kind ?? 'none') === owner;
}

const thereAlone = new Set(['namespace', 'name', 'labels', 'owner', 'exists', 'count']);

/** Whether more than their being there is asked: what is in a crowd of Pods takes time to read. */
function saysMore(spec: PodsSpec): boolean {
  return Object.entries(spec).some(([key, value]) => value !== undefined && !thereAlone.has(key));
}
