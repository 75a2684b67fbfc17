import { parseAction, parseTask } from './dispatch.ts';
import type { Fault, Lab, Mistake, SolveAction, Step, Task } from './model.ts';
import { listAt } from './node.ts';
import { labShape, mistakesShape } from './schema.ts';
import type { CheckSchemas } from './schema.ts';
import { parseNode } from './schemaFaults.ts';
import type { Parsed } from './schemaFaults.ts';
import type { Node } from './syntax.ts';

/** A step whose `text` is still the name of its files. */
type WrittenStep = Omit<Step, 'text'> & { readonly text: string };

/** A lab as lab.yaml says it. */
export type WrittenLab = Omit<Lab, 'folder' | 'origin' | 'steps'> & {
  readonly steps: readonly WrittenStep[];
};

/** lab.yaml by its schema, each task by that of its check type. */
export function parseLab(root: Node, path: string, schemas: CheckSchemas): Parsed<WrittenLab> {
  const outer = parseNode(labShape, { node: root, path });
  const steps = listAt(root, 'steps').map((step) => ({
    tasks: together<Task>(listAt(step, 'tasks').map((task) => parseTask(task, path, schemas))),
    solve: parseActions(listAt(step, 'solve'), path),
  }));
  const faults = [
    ...outer.faults,
    ...steps.flatMap(({ tasks, solve }) => [...tasks.faults, ...solve.faults]),
  ];
  if (outer.data === undefined || faults.length > 0) return { faults };
  const { data } = outer;
  return {
    data: {
      ...data,
      duration: Number.parseInt(data.duration, 10),
      steps: data.steps.map((step, index) => ({
        ...step,
        tasks: steps[index]?.tasks.data ?? [],
        solve: steps[index]?.solve.data ?? [],
      })),
    },
    faults: [],
  };
}

/** mistakes.yaml by its schema. */
export function parseMistakes(root: Node, path: string): Parsed<readonly Mistake[]> {
  const outer = parseNode(mistakesShape, { node: root, path });
  const actions = listAt(root, 'mistakes').map((one) => parseActions(listAt(one, 'do'), path));
  const faults = [...outer.faults, ...actions.flatMap((each) => each.faults)];
  if (outer.data === undefined || faults.length > 0) return { faults };
  return {
    data: outer.data.mistakes.map((one, index) => ({ ...one, do: actions[index]?.data ?? [] })),
    faults: [],
  };
}

function parseActions(nodes: readonly Node[], path: string): Parsed<readonly SolveAction[]> {
  return together(nodes.map((node) => parseAction(node, path)));
}

function together<T>(parts: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const data = parts.flatMap((part) => (part.data === undefined ? [] : [part.data]));
  const faults: Fault[] = parts.flatMap((part) => [...part.faults]);
  return faults.length > 0 ? { faults } : { data, faults };
}
