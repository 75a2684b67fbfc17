import type { ZodMiniType } from 'zod/mini';
import { codeList, fault } from './fault.ts';
import type { SolveAction, Task } from './model.ts';
import { nearest } from './nearest.ts';
import { head, keyPlace } from './node.ts';
import { actionShapes, taskShape } from './schema.ts';
import type { CheckSchemas } from './schema.ts';
import { parseNode } from './schemaFaults.ts';
import type { Parsed } from './schemaFaults.ts';
import type { Node } from './syntax.ts';

/** A task: its own keys, and exactly one key of a check type with that type's spec. */
export function parseTask(node: Node, path: string, schemas: CheckSchemas): Parsed<Task> {
  const types = [...schemas.keys()];
  const [type, second] = keysAmong(node, types);
  const question = { node, path, otherKeys: type === undefined ? types : [] };
  const own = parseNode(taskShape, question, without(node.value, types));
  const faults = [...own.faults];
  if (second !== undefined)
    faults.push(fault('two-checks', path, keyPlace(node, second), twoChecksText, { type: second }));
  const spec = type === undefined ? undefined : node.items.get(type);
  const schema = type === undefined ? undefined : schemas.get(type);
  if (type === undefined || spec === undefined || schema === undefined) {
    if (isObject(node.value) && !hasSlip(node, types))
      faults.push(fault('no-check', path, head(node), noCheckText, { list: codeList(types) }));
    return { faults };
  }
  const parsed = parseNode(schema, { node: spec, path });
  faults.push(...parsed.faults);
  if (own.data === undefined || faults.length > 0) return { faults };
  const { holds, ...rest } = own.data;
  const kept = holds === 'step' || holds === 'lab' ? holds : { until: holds };
  return { data: { ...rest, type, spec: parsed.data, holds: kept }, faults: [] };
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
function hasSlip(node: Node, names: readonly string[]): boolean {
  return [...node.items.keys()].some(
    (key) =>
      typeof key === 'string' &&
      !Object.hasOwn(taskShape.def.shape, key) &&
      nearest(key, names) !== undefined,
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
  en: 'This task checks nothing. Write one of {list}.',
  'zh-cn': '这个任务没有检查任何东西。请写 {list} 之一。',
};
const twoChecksText = {
  en: 'A task has one check. Write `{type}` as a task of its own.',
  'zh-cn': '一个任务只有一项检查。请把 `{type}` 另写为一个任务。',
};
const noActionText = {
  en: 'Write one of {list} here.',
  'zh-cn': '这里请写 {list} 之一。',
};
const twoActionsText = {
  en: 'Write `{key}` as an entry of its own.',
  'zh-cn': '请把 `{key}` 另写为一项。',
};
