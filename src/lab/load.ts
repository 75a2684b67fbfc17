import { basename, resolve } from 'node:path';
import { actionFaults } from './actionFaults.ts';
import { undeclaredInFile, undeclaredInYaml } from './declared.ts';
import { fault, inOrder } from './fault.ts';
import { fileFault, readLabFile } from './labFiles.ts';
import type { Fault, LabRead, Origin, Step } from './model.ts';
import { head, listAt, nodeAt, valuePlace } from './node.ts';
import { parseLab } from './parse.ts';
import type { WrittenLab } from './parse.ts';
import { labFile } from './marks.ts';
import { fileStart } from './places.ts';
import { referenceFaults } from './references.ts';
import type { CheckSchemas } from './schema.ts';
import { findStartingFiles } from './startingFiles.ts';
import { readStepText } from './stepText.ts';
import { readYaml } from './syntax.ts';
import type { Node } from './syntax.ts';

/**
 * Reads the lab of a folder. Never throws: what is wrong is told with its place, all faults of the
 * schema at once, then all faults of what the lab refers to.
 */
export async function readLab(
  folder: string,
  origin: Origin,
  schemas: CheckSchemas,
): Promise<LabRead> {
  const absolute = resolve(folder);
  const broken = (faults: readonly Fault[], id = basename(absolute)): LabRead => ({
    folder: absolute,
    origin,
    id,
    faults: inOrder(faults),
  });
  const file = await readLabFile(absolute, labFile);
  if ('amiss' in file) return broken([fileFault(file.amiss, labFile, labFile, fileStart)]);
  const { root, faults: syntax } = readYaml(file.text, labFile);
  if (root === undefined) return broken(syntax);
  const id = shownId(root);
  const parsed = parseLab(root, labFile, schemas);
  if (parsed.data === undefined) return broken(parsed.faults, id);

  const written = parsed.data;
  const declared = Object.keys(written.variables);
  const texts = await readTexts(absolute, written, root, declared);
  const faults = [
    ...idFault(written, basename(absolute), root),
    ...undeclaredInYaml({ path: labFile, text: file.text }, root, declared),
    ...referenceFaults({ ...written, schemas }, root, labFile),
    ...texts.faults,
    ...(await findStartingFiles(absolute)).faults,
    ...(await solutionFaults(absolute, written, root)),
    ...(await templateFaults(absolute, written, root, declared)),
  ];
  if (faults.length > 0) return broken(faults, id);
  const lab = { ...written, steps: texts.steps, folder: absolute, origin };
  return { folder: absolute, origin, id: lab.id, lab, faults: [] };
}

/** The id for showing, when one can be read. */
function shownId(root: Node): string | undefined {
  const id = nodeAt(root, ['id'])?.value;
  return typeof id === 'string' && /^[\w.-]{1,64}$/.test(id) ? id : undefined;
}

function idFault(lab: WrittenLab, folder: string, root: Node): readonly Fault[] {
  if (lab.id === folder) return [];
  const node = nodeAt(root, ['id']) ?? root;
  return [fault('id-not-folder', labFile, valuePlace(node), idText, { folder, id: lab.id })];
}

async function readTexts(
  folder: string,
  lab: WrittenLab,
  root: Node,
  declared: readonly string[],
): Promise<{ steps: readonly Step[]; faults: readonly Fault[] }> {
  const nodes = listAt(root, 'steps');
  const reads = await Promise.all(
    lab.steps.map(async (step, index) => {
      const node = nodeAt(nodes[index] ?? root, ['text']) ?? root;
      const read = await readStepText(folder, step.text, node, labFile, declared);
      return { step: { ...step, text: read.text }, faults: read.faults };
    }),
  );
  return { steps: reads.map(({ step }) => step), faults: reads.flatMap(({ faults }) => faults) };
}

async function solutionFaults(
  folder: string,
  lab: WrittenLab,
  root: Node,
): Promise<readonly Fault[]> {
  const nodes = listAt(root, 'steps');
  const tasks = lab.steps.flatMap((step) => step.tasks.map((task) => task.id));
  const faults = await Promise.all(
    lab.steps.map((step, index) => {
      const actions = listAt(nodes[index] ?? root, 'solve');
      return actionFaults(folder, step.solve, actions, labFile, tasks);
    }),
  );
  return faults.flat();
}

async function templateFaults(
  folder: string,
  lab: WrittenLab,
  root: Node,
  declared: readonly string[],
): Promise<readonly Fault[]> {
  const faults = await Promise.all(
    lab.templates.map(async (template, index) => {
      const path = `files/${template}`;
      const read = await readLabFile(folder, path);
      const place = head(nodeAt(root, ['templates', index]) ?? root);
      return 'amiss' in read
        ? [fileFault(read.amiss, path, labFile, place)]
        : undeclaredInFile({ path, text: read.text }, declared, { prose: false });
    }),
  );
  return faults.flat();
}

const idText = {
  en: 'Write `{folder}`, the folder’s name, or rename the folder to `{id}`.',
  'zh-cn': '请写文件夹名 `{folder}`，或把文件夹改名为 `{id}`。',
};
