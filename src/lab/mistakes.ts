import { actionFaults } from './actionFaults.ts';
import { undeclaredInYaml } from './declared.ts';
import { inOrder } from './fault.ts';
import { fileFault, readLabFile } from './labFiles.ts';
import type { Fault, Lab, Mistake } from './model.ts';
import { listAt, nodeAt, valuePlace } from './node.ts';
import { parseMistakes } from './parse.ts';
import { fileStart } from './places.ts';
import { repeated, unknownName } from './references.ts';
import { readYaml } from './syntax.ts';
import type { Node } from './syntax.ts';

const mistakesFile = 'mistakes.yaml';

/** The near misses that a lab lists in mistakes.yaml; none without the file, or with faults. */
export async function readMistakes(
  lab: Lab,
): Promise<{ readonly mistakes: readonly Mistake[]; readonly faults: readonly Fault[] }> {
  const file = await readLabFile(lab.folder, mistakesFile);
  if ('amiss' in file)
    return file.amiss === 'missing'
      ? { mistakes: [], faults: [] }
      : broken([fileFault(file.amiss, mistakesFile, mistakesFile, fileStart)]);
  const { root, faults: syntax } = readYaml(file.text, mistakesFile);
  if (root === undefined) return broken(syntax);
  const { data: mistakes, faults: schema } = parseMistakes(root, mistakesFile);
  if (mistakes === undefined) return broken(schema);
  const nodes = listAt(root, 'mistakes');
  const faults = [
    ...undeclaredInYaml({ path: mistakesFile, text: file.text }, root, Object.keys(lab.variables)),
    ...repeated(nodes, mistakesFile),
    ...(
      await Promise.all(
        mistakes.map((mistake, index) => mistakeFaults(lab, mistake, nodes[index] ?? root)),
      )
    ).flat(),
  ];
  return faults.length > 0 ? broken(faults) : { mistakes, faults: [] };
}

async function mistakeFaults(lab: Lab, mistake: Mistake, node: Node): Promise<readonly Fault[]> {
  const steps = lab.steps.map(({ id }) => id);
  const tasks = lab.steps.flatMap((step) => step.tasks.map(({ id }) => id));
  const place = (key: string): Fault['place']['range'] => valuePlace(nodeAt(node, [key]) ?? node);
  return [
    ...unknownName('step', mistake.at, steps, mistakesFile, place('at')),
    ...unknownName('task', mistake.task, tasks, mistakesFile, place('task')),
    ...(await actionFaults(lab.folder, mistake.do, listAt(node, 'do'), mistakesFile, tasks)),
  ];
}

function broken(faults: readonly Fault[]): { mistakes: readonly []; faults: readonly Fault[] } {
  return { mistakes: [], faults: inOrder(faults) };
}
