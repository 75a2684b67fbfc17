import * as z from 'zod/mini';
import type { ZodMiniType } from 'zod/mini';
import { codeList, fault } from './fault.ts';
import type { Check, Fault, SolveAction, Task } from './model.ts';
import { nearest } from './nearest.ts';
import { head, keyPlace, valuePlace } from './node.ts';
import { actionShapes, taskShape } from './schema.ts';
import type { CheckSchemas } from './schema.ts';
import { isAct, isOperator, operators } from './parts.ts';
import { parseNode } from './schemaFaults.ts';
import type { Parsed } from './schemaFaults.ts';
import { keysOf } from './shape.ts';
import type { Node } from './syntax.ts';
import { told } from './told.ts';

/** How deep `all`, `any` and `not` may lie in each other. */
const deepest = 4;

/** How many checks one of them joins. */
export const mostParts = 20;

const partShape = z.strictObject({});
const partsShape = z.array(z.unknown()).check(
  z.minLength(1),
  z.maxLength(
    mostParts,
    told({
      en: `Write at most ${mostParts} checks here.`,
      'zh-cn': `这里最多写 ${mostParts} 项检查。`,
    }),
  ),
);

/** What a learner answers belongs to a task, which asks for it. */
export const alone: ReadonlySet<string> = new Set(['quiz', 'predict']);
/** Where a check is written. */
interface At {
  readonly node: Node;
  readonly path: string;
  readonly schemas: CheckSchemas;
  /** How many operators it lies under. */
  readonly level: number;
  /** Whether one of them is `not`. */
  readonly denied: boolean;
}

/** A task: its own keys, and exactly one check. */
export function parseTask(node: Node, path: string, schemas: CheckSchemas): Parsed<Task> {
  const at = { node, path, schemas, level: 0, denied: false };
  const { own, check } = parseCheck(taskShape, at);
  const faults = [...own.faults, ...check.faults];
  if (own.data === undefined || check.data === undefined || faults.length > 0) return { faults };
  const { holds, ...rest } = own.data;
  const kept = holds === 'step' || holds === 'lab' ? holds : { until: holds };
  return { data: { ...rest, ...check.data, holds: kept }, faults: [] };
}

/** The one key that tells the check, with its spec, beside keys of the entry's own shape. */
function parseCheck<Own>(
  shape: ZodMiniType<Own>,
  at: At,
): { readonly own: Parsed<Own>; readonly check: Parsed<Check> } {
  const { node, path, schemas } = at;
  const keys = [...schemas.keys(), ...operators];
  const [key, second] = keysAmong(node, keys);
  const question = { node, path, otherKeys: key === undefined ? keys : [] };
  const own = parseNode(shape, question, without(node.value, keys));
  const written = key === undefined ? undefined : node.items.get(key);
  if (key === undefined || written === undefined) {
    const silent = !isObject(node.value) || hasSlip(node, keys, shape);
    return { own, check: { faults: silent ? [] : [nothing(at)] } };
  }
  const spec = parseSpec(key, written, at);
  const faults = [
    ...(second === undefined
      ? []
      : [fault('two-checks', path, keyPlace(node, second), twoChecksText, { type: second })]),
    ...misplaced(key, at),
    ...spec.faults,
  ];
  return {
    own,
    check: faults.length > 0 ? { faults } : { data: { type: key, spec: spec.data }, faults },
  };
}

function parseSpec(key: string, node: Node, at: At): Parsed<unknown> {
  const { path, schemas } = at;
  if (!isOperator(key)) {
    const schema = schemas.get(key);
    return schema === undefined ? { faults: [] } : parseNode(schema, { node, path });
  }
  if (at.level === deepest) return { faults: [fault('too-deep', path, head(node), deepText)] };
  const list = key === 'not' ? undefined : parseNode(partsShape, { node, path });
  if (list !== undefined && list.faults.length > 0) return { faults: list.faults };
  const nodes = list === undefined ? [node] : [...node.items.values()];
  const inner = { path, schemas, level: at.level + 1, denied: at.denied || key === 'not' };
  const parts = nodes.map((part) => parsePart({ ...inner, node: part }));
  const faults = parts.flatMap((part) => part.faults);
  return faults.length > 0 ? { faults } : { data: parts.map(({ data }) => data), faults };
}

function parsePart(at: At): Parsed<Check> {
  if (!isObject(at.node.value)) return { faults: [nothing(at)] };
  const { own, check } = parseCheck(partShape, at);
  return own.faults.length > 0 ? { faults: [...own.faults, ...check.faults] } : check;
}

function nothing({ node, path, schemas }: At): Fault {
  const list = codeList([...schemas.keys(), ...operators]);
  return fault('no-check', path, valuePlace(node), noCheckText, { list });
}

/** What cannot stand under these operators. */
function misplaced(key: string, { node, path, level, denied }: At): readonly Fault[] {
  const place = keyPlace(node, key);
  if (level > 0 && alone.has(key)) return [fault('alone', path, place, aloneText, { type: key })];
  return denied && isAct(key)
    ? [fault('undeniable', path, place, undeniableText, { type: key })]
    : [];
}

/** One action of a solution or a mistake: the key tells which. */
export function parseAction(node: Node, path: string): Parsed<SolveAction> {
  const kinds = Object.keys(actionShapes);
  const [kind, second] = keysAmong(node, kinds);
  if (second !== undefined)
    return {
      faults: [fault('two-actions', path, keyPlace(node, second), twoActionsText, { key: second })],
    };
  const ask = (schema: ZodMiniType<SolveAction>): Parsed<SolveAction> =>
    parseNode(schema, { node, path });
  switch (kind) {
    case 'run':
      return ask(actionShapes.run);
    case 'files':
      return ask(actionShapes.files);
    case 'edit':
      return ask(actionShapes.edit);
    case 'answer':
      return ask(actionShapes.answer);
    case 'cluster':
      return ask(actionShapes.cluster);
    default:
      return {
        faults: [fault('no-action', path, head(node), noActionText, { list: codeList(kinds) })],
      };
  }
}

/** Those of the node's keys that are among the names, in the order in which they are written. */
function keysAmong(node: Node, names: readonly string[]): readonly string[] {
  return isObject(node.value) ? Object.keys(node.value).filter((key) => names.includes(key)) : [];
}

/** Whether a key is a slip of one of the names: that is said at the key already. */
function hasSlip(node: Node, names: readonly string[], shape: ZodMiniType): boolean {
  const own = keysOf([shape]);
  return [...node.items.keys()].some(
    (key) => typeof key === 'string' && !own.includes(key) && nearest(key, names) !== undefined,
  );
}

function without(value: unknown, names: readonly string[]): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !names.includes(key)));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const noCheckText = {
  en: 'Nothing is checked here. Write one of {list}.',
  'zh-cn': '这里没有检查任何东西。请写 {list} 之一。',
};
const twoChecksText = {
  en: 'One check stands here. Write `{type}` as an entry of its own.',
  'zh-cn': '这里只能有一项检查。请把 `{type}` 另写为一项。',
};
const deepText = {
  en: `Write this flatter: \`all\`, \`any\` and \`not\` lie at most ${deepest} deep in each other.`,
  'zh-cn': `请减少嵌套：\`all\`、\`any\` 和 \`not\` 最多嵌套 ${deepest} 层。`,
};
const aloneText = {
  en: 'Write `{type}` as a task of its own: what is answered cannot be joined with others.',
  'zh-cn': '请把 `{type}` 单独写为一个任务：回答不能与其他检查组合。',
};
const undeniableText = {
  en: 'Leave `{type}` out of `not`: that an act was not seen does not prove that it was not done.',
  'zh-cn': '请不要把 `{type}` 写在 `not` 里：没有看到某个操作，不能证明没有做过。',
};
const noActionText = {
  en: 'Write one of {list} here.',
  'zh-cn': '这里请写 {list} 之一。',
};
const twoActionsText = {
  en: 'Write `{key}` as an entry of its own.',
  'zh-cn': '请把 `{key}` 另写为一项。',
};
