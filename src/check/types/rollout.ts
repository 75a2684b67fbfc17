import * as z from 'zod/mini';
import { imageReference, objectName } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { readWorkload } from '../../world/cluster/answers/workload.ts';
import type { Workload } from '../../world/cluster/answers/workload.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { defineCheck } from '../checkType.ts';
import { defaultNamespace, missingObject } from '../clusterObjects.ts';
import { count, countOf, isWithin } from '../counts.ts';
import type { Count } from '../counts.ts';
import { judged, unlikeTruth } from '../mismatch.ts';
import type { Mismatch } from '../mismatch.ts';
import { shown } from '../wordings.ts';

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] as const;

const schema = z.strictObject({
  name: objectName,
  namespace: z.optional(objectName),
  kind: z.optional(z.enum(kinds)),
  /** Whether it must be through, which is so when left out; `false`: it must hang or go on. */
  complete: z.optional(z.boolean()),
  /** How many Pods it asks for. */
  replicas: z.optional(count),
  ready: z.optional(count),
  updated: z.optional(count),
  revision: z.optional(count),
  /** That one of its containers has. */
  image: z.optional(imageReference),
  paused: z.optional(z.boolean()),
});
export type RolloutSpec = z.infer<typeof schema>;

export interface RolloutObservation {
  readonly workload: Workload | undefined;
  /** Others of the kind; read only when the wanted one is missing. */
  readonly others: readonly ClusterObject[];
}

const through: Text = {
  en: 'rolled out: {desired} of {desired} updated and available',
  'zh-cn': '上线完成：{desired} 个副本全部已更新并可用',
};
const notThrough: Text = {
  en: 'a rollout that is not through',
  'zh-cn': '上线尚未完成',
};
const now: Text = {
  en: 'wanted {desired}, updated {updated}, ready {ready}, available {available}',
  'zh-cn': '期望 {desired}，已更新 {updated}，就绪 {ready}，可用 {available}',
};
const counts: Readonly<Record<string, Text>> = {
  replicas: { en: 'replicas wanted: {count}', 'zh-cn': '期望的副本数：{count}' },
  ready: { en: 'replicas ready: {count}', 'zh-cn': '就绪的副本数：{count}' },
  updated: { en: 'replicas updated: {count}', 'zh-cn': '已更新的副本数：{count}' },
  revision: { en: 'revision: {count}', 'zh-cn': '修订版本：{count}' },
};
const pausing = {
  yes: { en: 'a paused rollout', 'zh-cn': '上线已暂停' },
  no: { en: 'a rollout that is not paused', 'zh-cn': '上线没有暂停' },
};

/** How far a workload's newest template has come. */
export const rollout = defineCheck<RolloutSpec, RolloutObservation>({
  type: 'rollout',
  schema,
  async observe({ name, namespace = defaultNamespace, kind = 'Deployment' }, { world }) {
    const resource = { apiVersion: 'apps/v1', kind };
    const found = await world.cluster.get(resource, { namespace, name });
    return found === undefined
      ? { workload: undefined, others: await world.cluster.list(resource) }
      : { workload: readWorkload(found), others: [] };
  },
  judge(spec, { workload, others }) {
    if (workload === undefined) {
      const { kind = 'Deployment', namespace = defaultNamespace } = spec;
      return missingObject(kind, spec, namespace, others);
    }
    const wrong =
      otherCount('replicas', spec.replicas, workload.desired) ??
      otherImage(spec, workload) ??
      unlikeTruth('paused', spec.paused, workload.paused, pausing) ??
      otherCount('revision', spec.revision, workload.revision) ??
      otherCount('updated', spec.updated, workload.updated) ??
      otherCount('ready', spec.ready, workload.ready) ??
      unfinished(spec, workload);
    return judged(wrong, saidThrough(workload), saidNow(workload));
  },
});

function otherCount(
  aspect: string,
  wanted: Count | undefined,
  found: number,
): Mismatch | undefined {
  if (wanted === undefined || isWithin(wanted, found)) return undefined;
  const text = counts[aspect] ?? now;
  return {
    aspect,
    expected: said(text, { count: countOf(wanted) }),
    observed: said(text, { count: found }),
  };
}

function otherImage({ image }: RolloutSpec, { containers }: Workload): Mismatch | undefined {
  const images = containers.map((each) => each.image);
  return image === undefined || images.includes(image)
    ? undefined
    : { aspect: 'image', expected: shown(image), observed: shown(images.join(', ')) };
}

function unfinished({ complete = true }: RolloutSpec, workload: Workload): Mismatch | undefined {
  if (isComplete(workload) === complete) return undefined;
  const expected = complete ? saidThrough(workload) : said(notThrough);
  return { aspect: complete ? 'incomplete' : 'complete', expected, observed: saidNow(workload) };
}

function isComplete({ observed, desired, current, updated, available }: Workload): boolean {
  return observed && updated >= desired && current === desired && available >= desired;
}

function saidThrough({ desired }: Workload): Said {
  return said(through, { desired });
}

function saidNow({ desired, updated, ready, available }: Workload): Said {
  return said(now, { desired, updated, ready, available });
}
