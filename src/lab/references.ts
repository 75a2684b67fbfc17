import type { Text } from '../text.ts';
import type { Range } from '../range.ts';
import { addressedIn } from './addressed.ts';
import { fault } from './fault.ts';
import type { Check, Fault, Task } from './model.ts';
import { nearest } from './nearest.ts';
import { listAt, nodeAt, valuePlace } from './node.ts';
import type { WrittenLab } from './parse.ts';
import { isOperator, partsOf } from './parts.ts';
import type { CheckSchemas } from './schema.ts';
import type { Node } from './syntax.ts';
import { valueFault } from './variables.ts';

type Parts = Pick<WrittenLab, 'variables' | 'steps' | 'owns'> & { readonly schemas: CheckSchemas };

/** What the schema cannot see: ids that are one of a kind, and names that must name something. */
export function referenceFaults(lab: Parts, root: Node, path: string): readonly Fault[] {
  const steps = listAt(root, 'steps');
  return [
    ...variableFaults(lab, root, path),
    ...repeated(steps, path),
    ...repeated(
      steps.flatMap((step) => listAt(step, 'tasks')),
      path,
    ),
    ...lab.steps.flatMap((step, index) => {
      const node = steps[index];
      return node === undefined ? [] : stepFaults(lab, step, index, node, path);
    }),
  ];
}

/** A fault for each entry whose `id` an earlier one has. */
export function repeated(entries: readonly Node[], path: string): readonly Fault[] {
  const seen = new Set<unknown>();
  return entries.flatMap((entry) => {
    const id = entry.items.get('id');
    if (id === undefined) return [];
    if (seen.has(id.value))
      return [fault('duplicate-id', path, valuePlace(id), duplicateText, { id: String(id.value) })];
    seen.add(id.value);
    return [];
  });
}

/** A fault when the name is not among the known ones, with the one that was likely meant. */
export function unknownName(
  kind: 'task' | 'step',
  name: string,
  known: readonly string[],
  path: string,
  range: Range,
): readonly Fault[] {
  if (known.includes(name)) return [];
  const meant = nearest(name, known);
  const { plain, slip } = unknownTexts[kind];
  return [
    meant === undefined
      ? fault(`unknown-${kind}`, path, range, plain, { name })
      : fault(`unknown-${kind}`, path, range, slip, { name, meant }),
  ];
}

function variableFaults({ variables }: Parts, root: Node, path: string): readonly Fault[] {
  return Object.entries(variables).flatMap(([name, variable]) => {
    const node = nodeAt(root, ['variables', name, 'default']);
    const text = valueFault(variable.is, variable.default);
    return node === undefined || text === undefined
      ? []
      : [fault('variable-default', path, valuePlace(node), text)];
  });
}

function stepFaults(
  lab: Parts,
  step: WrittenLab['steps'][number],
  index: number,
  node: Node,
  path: string,
): readonly Fault[] {
  const taskNodes = listAt(node, 'tasks');
  const later = lab.steps.slice(index).map(({ id }) => id);
  return step.tasks.flatMap((task, at) => {
    const taskNode = taskNodes[at];
    return taskNode === undefined
      ? []
      : taskFaults(lab, task, taskNode, step.tasks.slice(0, at), later, path);
  });
}

function taskFaults(
  lab: Parts,
  task: Task,
  node: Node,
  earlier: readonly Task[],
  later: readonly string[],
  path: string,
): readonly Fault[] {
  const faults: Fault[] = [];
  const { steps } = lab;
  const { after, holds } = task;
  const place = (...keys: string[]): Range => valuePlace(nodeAt(node, keys) ?? node);
  if (after !== undefined && !earlier.some(({ id }) => id === after))
    faults.push(fault('not-earlier', path, place('after'), afterText, { name: after }));
  if (typeof holds === 'object') {
    const ids = steps.map(({ id }) => id);
    const unknown = unknownName('step', holds.until, ids, path, place('holds'));
    faults.push(...unknown);
    if (unknown.length === 0 && !later.includes(holds.until))
      faults.push(fault('not-later', path, place('holds'), holdsText, { name: holds.until }));
  }
  const tasks = steps.flatMap((step) => step.tasks.map(({ id }) => id));
  for (const leaf of leavesAt(task, node)) faults.push(...checkFaults(leaf, tasks, lab, path));
  return faults;
}

/** A check type's own check, with the node in which its key stands. */
interface Leaf {
  readonly type: string;
  readonly node: Node;
}

function leavesAt(check: Check, node: Node): readonly Leaf[] {
  const { type } = check;
  if (!isOperator(type)) return [{ type, node }];
  const written = nodeAt(node, [type]);
  const nodes = type === 'not' ? [written] : listAt(node, type);
  return partsOf(check).flatMap((part, index) => {
    const at = nodes[index];
    return at === undefined ? [] : leavesAt(part, at);
  });
}

function checkFaults(
  { type, node }: Leaf,
  tasks: readonly string[],
  { owns, schemas }: Parts,
  path: string,
): readonly Fault[] {
  const faults: Fault[] = [];
  // A check whose outcome is another task's names that task.
  const outcome = nodeAt(node, [type, 'outcome', 'task']);
  if (outcome !== undefined && typeof outcome.value === 'string') {
    faults.push(...unknownName('task', outcome.value, tasks, path, valuePlace(outcome)));
  }
  const [spec, schema] = [nodeAt(node, [type]), schemas.get(type)];
  const addressed = spec === undefined || schema === undefined ? [] : addressedIn(spec, schema);
  for (const container of addressed) {
    const name = String(container.value);
    if (!owns.containers.includes(name))
      faults.push(fault('not-owned', path, valuePlace(container), ownedText, { name }));
  }
  return faults;
}

const duplicateText = {
  en: 'Write another id: `{id}` is taken by an earlier entry.',
  'zh-cn': '请换一个 id：`{id}` 已被前面的一项使用。',
};
const afterText = {
  en: 'Name an earlier task of this step: `{name}` is none.',
  'zh-cn': '请写这一步中更早的任务：`{name}` 不是。',
};
const ownedText = {
  en: 'Commands and requests go only to a container of the lab. Name `{name}` under `owns.containers`, or ask another.',
  'zh-cn': '命令和请求只发给实验自己的容器。请在 `owns.containers` 下写上 `{name}`，或换一个容器。',
};
const holdsText = {
  en: 'Name this step or a later one: `{name}` comes before.',
  'zh-cn': '请写这一步或之后的一步：`{name}` 在它之前。',
};
const unknownTexts: Readonly<Record<'task' | 'step', { plain: Text; slip: Text }>> = {
  task: {
    plain: {
      en: 'There is no task `{name}` in this lab. Write the id of a task.',
      'zh-cn': '这个实验里没有任务 `{name}`。请写一个任务的 id。',
    },
    slip: {
      en: 'There is no task `{name}` in this lab. Did you mean `{meant}`?',
      'zh-cn': '这个实验里没有任务 `{name}`。你是想写 `{meant}` 吗？',
    },
  },
  step: {
    plain: {
      en: 'There is no step `{name}` in this lab. Write the id of a step.',
      'zh-cn': '这个实验里没有步骤 `{name}`。请写一个步骤的 id。',
    },
    slip: {
      en: 'There is no step `{name}` in this lab. Did you mean `{meant}`?',
      'zh-cn': '这个实验里没有步骤 `{name}`。你是想写 `{meant}` 吗？',
    },
  },
};
