import * as z from 'zod/mini';
import { told } from '../lab/told.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import { asList, missingFrom, texts } from './matchers.ts';
import type { Mismatch } from './mismatch.ts';
import { shown } from './wordings.ts';

/** One step of a path: a key, a place in a list, or the item whose key has that value. */
type Step = string | number | { readonly key: string; readonly is: string };

const step = /^(?:\.?([\w/-]+)|\[(\d+)\]|\[([\w/-]+)=([^\]]*)\]|\["([^"\]]+)"\])/;

/**
 * `spec.template.spec.containers[name=web].image`, `spec.ports[0].port`,
 * `metadata.labels["app.kubernetes.io/name"]`; undefined when it is none.
 */
function parsePath(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let rest = text;
  while (rest !== '') {
    const match = step.exec(rest);
    if (match === null || (steps.length === 0 && rest.startsWith('.'))) return undefined;
    const [whole, key, index, item, is, quoted] = match;
    if (index !== undefined) steps.push(Number(index));
    else if (item !== undefined) steps.push({ key: item, is: is ?? '' });
    else steps.push(quoted ?? key ?? '');
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? undefined : steps;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const path = z.string().check(
  z.refine(
    (text) => parsePath(text.replaceAll(/\$\{\w+\}/g, 'x')) !== undefined,
    told({
      en: 'Write a path such as `spec.ports[0].port` or `spec.containers[name=web].image`.',
      'zh-cn': '请写一个路径，例如 `spec.ports[0].port` 或 `spec.containers[name=web].image`。',
    }),
  ),
);

/** What must stand at one path of an object. */
const condition = z
  .strictObject({
    path,
    /** A text also equals a number that is written the same. */
    equals: z.optional(scalar),
    includes: z.optional(texts),
    least: z.optional(z.number()),
    most: z.optional(z.number()),
    /** `false`: nothing must stand there. */
    exists: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      (spec) => Object.values(spec).filter((value) => value !== undefined).length > 1,
      told({
        en: 'Write `equals`, `includes`, `least`, `most` or `exists` here.',
        'zh-cn': '这里请写 `equals`、`includes`、`least`、`most` 或 `exists`。',
      }),
    ),
  );
type Condition = z.infer<typeof condition>;
export const conditions = z.array(condition).check(z.minLength(1));

/** What stands at a path. */
export interface Found {
  /** Undefined where nothing does. */
  readonly value: unknown;
  /** The way to it, or as far as it goes. */
  readonly keys: readonly (string | number)[];
}

export function findAt(value: unknown, path: string): Found {
  const keys: (string | number)[] = [];
  let at = value;
  for (const one of parsePath(path) ?? []) {
    const key = keyOf(at, one);
    const next = key === undefined ? undefined : childAt(at, key);
    if (key === undefined || next === undefined) return { value: undefined, keys };
    keys.push(key);
    at = next;
  }
  return { value: at ?? undefined, keys };
}

function keyOf(value: unknown, one: Step): string | number | undefined {
  if (typeof one !== 'object') return one;
  if (!Array.isArray(value)) return undefined;
  const index = value.findIndex((item) => String(childAt(item, one.key)) === one.is);
  return index < 0 ? undefined : index;
}

function childAt(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === String(key))?.[1];
}

const there: Text = { en: '`{path}` is there', 'zh-cn': '有 `{path}`' };
const notThere: Text = { en: 'no `{path}`', 'zh-cn': '没有 `{path}`' };
const holds: Text = { en: '`{path}` with `{text}`', 'zh-cn': '`{path}` 中有 `{text}`' };
const atLeast: Text = { en: '`{path}`: {number} at least', 'zh-cn': '`{path}`：至少 {number}' };
const atMost: Text = { en: '`{path}`: {number} at most', 'zh-cn': '`{path}`：最多 {number}' };

/** The first condition that a value does not meet, with where it was looked for. */
export function unmet(
  wanted: readonly Condition[] | undefined,
  value: unknown,
): (Mismatch & { readonly found: Found }) | undefined {
  for (const one of wanted ?? []) {
    const found = findAt(value, one.path);
    const expected = unlikeWanted(one, found.value);
    if (expected === undefined) continue;
    return { aspect: 'path', expected, observed: shownAt(one.path, found.value), found };
  }
  return undefined;
}

/** What was wanted, if the value is not so. */
function unlikeWanted(
  { path, equals, includes, least, most, exists }: Condition,
  value: unknown,
): Said | undefined {
  if (exists === false) return value === undefined ? undefined : said(notThere, { path });
  if (exists === true && value === undefined) return said(there, { path });
  if (equals !== undefined && !isEqual(equals, value)) return shown(`${path}: ${String(equals)}`);
  const [missing] = missingFrom(textOf(value), includes);
  if (asList(includes).length > 0 && (value === undefined || missing !== undefined)) {
    return said(holds, { path, text: missing ?? '' });
  }
  if (least !== undefined && !(Number(value) >= least)) {
    return said(atLeast, { path, number: least });
  }
  return most !== undefined && !(Number(value) <= most)
    ? said(atMost, { path, number: most })
    : undefined;
}

function isEqual(wanted: string | number | boolean, value: unknown): boolean {
  return typeof wanted === 'string' && typeof value === 'number'
    ? wanted === String(value)
    : wanted === value;
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const longest = 80;

function shownAt(path: string, value: unknown): Said {
  if (value === undefined) return said(notThere, { path });
  const text = textOf(value);
  return shown(`${path}: ${text.length > longest ? `${text.slice(0, longest)}…` : text}`);
}
