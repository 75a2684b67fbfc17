import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab, Step } from '../lab/model.ts';
import { replaceVariables, type Values } from '../lab/variables.ts';
import { startingFiles } from './startingFiles.ts';
import { within } from './within.ts';

/** A solution's file with what depends on the learner's names and mirrors filled in. */
export function filled(lab: Lab, values: Values, path: string, content: Buffer): Buffer {
  return lab.templates.includes(path)
    ? Buffer.from(replaceVariables(content.toString('utf8'), values))
    : content;
}

/** Paths that a step's solution writes or changes. */
export function touchedBy({ solve }: Step): readonly string[] {
  const paths = solve.flatMap((action) =>
    'files' in action ? action.files : 'edit' in action ? [action.edit.path] : [],
  );
  return [...new Set(paths)];
}

/**
 * The lab's files as they are when the steps before this one were done by their solutions, commands
 * left aside; for the first step, how the lab starts.
 */
export async function filesBefore(
  lab: Lab,
  values: Values,
  step: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map(
    (await startingFiles(lab, values)).map(({ path, content }) => [path, content]),
  );
  const end = lab.steps.findIndex(({ id }) => id === step);
  const actions = replaceVariables(lab.steps.slice(0, end), values).flatMap(({ solve }) => solve);
  for (const action of actions) {
    if ('files' in action) {
      for (const path of action.files) {
        const source = await within(lab.folder, join('solution', path));
        const content = source && (await readFile(source).catch(() => undefined));
        if (content) files.set(path, filled(lab, values, path, content));
      }
    }
    if ('edit' in action) {
      const { path, find, replace } = action.edit;
      const parts = files.get(path)?.toString('utf8').split(find) ?? [];
      if (parts.length === 2) files.set(path, Buffer.from(parts.join(replace)));
    }
  }
  return files;
}
