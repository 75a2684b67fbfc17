import type { Range } from '../range.ts';
import { fileFault, labFileAmiss, mostCopied } from './labFiles.ts';
import type { Fault, SolveAction } from './model.ts';
import { nodeAt, valuePlace } from './node.ts';
import { unknownName } from './references.ts';
import type { Node } from './syntax.ts';

/**
 * Faults of what actions name: files of `solution/`, files that the learner's folder will have, and
 * tasks of the lab. `nodes` are the actions' own, in the same order.
 */
export async function actionFaults(
  folder: string,
  actions: readonly SolveAction[],
  nodes: readonly Node[],
  path: string,
  tasks: readonly string[],
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [index, action] of actions.entries()) {
    const node = nodes[index];
    if (node === undefined) continue;
    const place = (keys: readonly (string | number)[]): Range =>
      valuePlace(nodeAt(node, keys) ?? node);
    if ('answer' in action)
      faults.push(
        ...unknownName('task', action.answer.task, tasks, path, place(['answer', 'task'])),
      );
    if ('files' in action)
      for (const [at, file] of action.files.entries())
        faults.push(...(await missing(folder, [`solution/${file}`], path, place(['files', at]))));
    if ('edit' in action) {
      const { path: file } = action.edit;
      const candidates = [`files/${file}`, `solution/${file}`];
      faults.push(...(await missing(folder, candidates, path, place(['edit', 'path']))));
    }
  }
  return faults;
}

/** A fault of the first candidate when none of them can be read. */
async function missing(
  folder: string,
  candidates: readonly string[],
  path: string,
  range: Range,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const file of candidates) {
    const amiss = await labFileAmiss(folder, file);
    if (amiss === undefined) return [];
    faults.push(fileFault(amiss, file, path, range, mostCopied));
  }
  return faults.slice(0, 1);
}
