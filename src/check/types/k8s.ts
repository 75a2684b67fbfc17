import * as z from 'zod/mini';
import { apiVersion, kindName } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { isOfCluster, usualVersion } from '../../world/cluster/resources.ts';
import { defineCheck } from '../checkType.ts';
import {
  defaultNamespace,
  missingObject,
  noObjects,
  objectsWanted,
  wantedObjects,
} from '../clusterObjects.ts';
import { count, countAspect, countOf, isWithin } from '../counts.ts';
import { conditions, unmet } from '../paths.ts';
import { shown } from '../wordings.ts';

const schema = z
  .strictObject({
    /** That of the usual kinds may be left out. */
    apiVersion: z.optional(apiVersion),
    kind: kindName,
    ...objectsWanted,
    /** `false`: none of them must be there. */
    exists: z.optional(z.boolean()),
    /** How many; at least one when left out. */
    count: z.optional(count),
    /** What every one of them must hold. */
    where: z.optional(conditions),
  })
  .check(
    z.refine(
      (spec) => spec.apiVersion !== undefined || usualVersion(spec.kind) !== undefined,
      told({
        en: 'Write this kind’s `apiVersion` too.',
        'zh-cn': '请同时写出这个对象类型的 `apiVersion`。',
      }),
    ),
    z.refine(
      (spec) => spec.exists !== false || (spec.count === undefined && spec.where === undefined),
      told({
        en: 'With `exists: false`, leave out `count` and `where`: what is gone has no other properties.',
        'zh-cn':
          '写了 `exists: false` 时请去掉 `count` 和 `where`：已删除的对象没有其他属性可检查。',
      }),
    ),
  );
export type K8sSpec = z.infer<typeof schema>;

export interface K8sObservation {
  readonly objects: readonly ClusterObject[];
  /** Others of the kind; read only when the wanted one is missing. */
  readonly others: readonly ClusterObject[];
}

const counted: Text = { en: '{what}: {count}', 'zh-cn': '{what}：{count}' };
const inOne: Text = { en: '`{name}`: {value}', 'zh-cn': '`{name}`：{value}' };

/** Any object of the cluster. */
export const k8s = defineCheck<K8sSpec, K8sObservation>({
  type: 'k8s',
  schema,
  async observe(spec, { world: { cluster } }) {
    const resource = resourceOf(spec);
    const { name, labels } = spec;
    const namespace = namespaceOf(spec);
    const within = namespace === '' ? {} : { namespace };
    if (name === undefined) {
      const selection = labels === undefined ? within : { ...within, labels };
      return { objects: await cluster.list(resource, selection), others: [] };
    }
    const object = await cluster.get(resource, { ...within, name });
    if (object !== undefined && hasLabels(object, labels)) return { objects: [object], others: [] };
    const others = spec.exists === false ? [] : await cluster.list(resource);
    return { objects: [], others };
  },
  judge(spec, { objects, others }) {
    const { kind } = spec;
    const namespace = namespaceOf(spec);
    const what = wantedObjects(kind, spec);
    const gone = noObjects(kind, spec, namespace);
    const [first] = objects;
    if (spec.exists === false) {
      return first === undefined
        ? { pass: true, expected: gone, observed: gone }
        : { pass: false, aspect: 'exists', expected: gone, observed: shown(first.name) };
    }
    const found = said(counted, { what, count: objects.length });
    if (spec.count !== undefined && !isWithin(spec.count, objects.length)) {
      const expected = said(counted, { what, count: countOf(spec.count) });
      const aspect = countAspect(spec.count, objects.length);
      return { pass: false, aspect, expected, observed: found };
    }
    if (first === undefined && spec.count === undefined) {
      return missingObject(kind, spec, namespace, others);
    }
    for (const object of objects) {
      const wrong = unmet(spec.where, object.json);
      if (wrong === undefined) continue;
      const { aspect, expected, observed } = wrong;
      const one =
        objects.length === 1 ? observed : said(inOne, { name: object.name, value: observed });
      return { pass: false, aspect, expected, observed: one };
    }
    return { pass: true, expected: what, observed: found };
  },
});

function resourceOf({ kind, apiVersion: version }: K8sSpec) {
  return { apiVersion: version ?? usualVersion(kind) ?? 'v1', kind };
}

function namespaceOf(spec: K8sSpec): string {
  return isOfCluster(resourceOf(spec)) ? '' : (spec.namespace ?? defaultNamespace);
}

function hasLabels({ labels }: ClusterObject, wanted: K8sSpec['labels']): boolean {
  return Object.entries(wanted ?? {}).every(([key, value]) => labels[key] === value);
}
