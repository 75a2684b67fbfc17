import * as z from 'zod/mini';
import { objectName } from '../lab/names.ts';
import { told } from '../lab/told.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { ClusterObject } from '../world/cluster/objects.ts';
import { closestName } from '../near.ts';
import type { Judgement } from './verdict.ts';
import { shown } from './wordings.ts';

export { defaultNamespace } from '../world/cluster/context.ts';

const labelPart = z.string().check(
  z.regex(
    /^(?:[\w./-]|\$\{\w+\})+$/,
    told({
      en: 'Write letters, digits, `.`, `_`, `-` or `/` here.',
      'zh-cn': '这里请写字母、数字、`.`、`_`、`-` 或 `/`。',
    }),
  ),
);
/** Labels that objects are found by. */
export const labelSelector = z.record(labelPart, labelPart);

/** What picks the objects that a check is about. */
export const objectsWanted = {
  namespace: z.optional(objectName),
  name: z.optional(objectName),
  labels: z.optional(labelSelector),
};

/** What a static Pod's copy in the API is marked with (kubernetes.io/docs/reference/labels-annotations-taints). */
const mirror = 'kubernetes.io/config.mirror';

/** Whether it is a Pod that a kubelet runs from a file, and the API server only shows. */
export function isStaticPod({ annotations }: ClusterObject): boolean {
  return annotations[mirror] !== undefined;
}

/** Whether it will be gone soon. A static Pod will not, once deleted: its kubelet shows it again. */
export function isLeaving(object: ClusterObject): boolean {
  return object.deleting && !isStaticPod(object);
}

interface Wanted {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

const oneOf: Text = { en: '{kind} `{name}`', 'zh-cn': '{kind} `{name}`' };
const ofLabels: Text = { en: '{kind} with `{labels}`', 'zh-cn': '带有 `{labels}` 的 {kind}' };
const anyOf: Text = { en: '{kind}', 'zh-cn': '{kind}' };
const noneIn: Text = {
  en: 'no {what} in the namespace `{namespace}`',
  'zh-cn': '命名空间 `{namespace}` 中没有 {what}',
};
const none: Text = { en: 'no {what}', 'zh-cn': '没有 {what}' };
const nearIn: Text = {
  en: '`{name}` in the namespace `{namespace}`',
  'zh-cn': '命名空间 `{namespace}` 中的 `{name}`',
};

/** The objects that are wanted, in words: `Pod with app=flask`. */
export function wantedObjects(kind: string, { name, labels }: Wanted): Said {
  if (name !== undefined) return said(oneOf, { kind, name });
  const pairs = Object.entries(labels ?? {}).map((pair) => pair.join('='));
  return pairs.length === 0
    ? said(anyOf, { kind })
    : said(ofLabels, { kind, labels: pairs.join(',') });
}

/** That none of them is there; `namespace` is empty for what belongs to the whole cluster. */
export function noObjects(kind: string, wanted: Wanted, namespace: string): Said {
  const what = wantedObjects(kind, wanted);
  return namespace === '' ? said(none, { what }) : said(noneIn, { what, namespace });
}

/** An object that is not there: one that may be meant instead is named. */
export function missingObject(
  kind: string,
  wanted: Wanted,
  namespace: string,
  others: readonly ClusterObject[],
): Judgement {
  const near =
    wanted.name === undefined ? undefined : nearestObject(wanted.name, namespace, others);
  return {
    pass: false,
    aspect: 'missing',
    expected: wantedObjects(kind, wanted),
    observed: near ?? noObjects(kind, wanted, namespace),
  };
}

/** One of the same name elsewhere, or of a name that is a slip of the wanted one. */
function nearestObject(
  name: string,
  namespace: string,
  others: readonly ClusterObject[],
): Said | undefined {
  const elsewhere = others.find((each) => each.name === name && each.namespace !== namespace);
  if (elsewhere !== undefined) return said(nearIn, { name, namespace: elsewhere.namespace });
  const near = closestName(
    name,
    others.filter((each) => each.namespace === namespace).map((each) => each.name),
  );
  return near === undefined ? undefined : shown(near);
}
