import { onceEach } from '../../onceEach.ts';
import type { Dockerfile, Instruction, Located, Stage } from '../model.ts';
import type { Definition } from '../scopes.ts';
import { stageNames } from './stageNames.ts';
import { variableNames } from './variableNames.ts';

/** One place of the file where a name stands. Its own place is the name, without `$` and braces. */
export interface Use extends Located {
  readonly role: 'definition' | 'reference';
  /** As it stands there. */
  readonly written: string;
  /** What a variable is there; undefined for stages. */
  readonly definition: Definition | undefined;
  readonly instruction: Instruction;
}

/** A stage, or a variable with all that the file says of it. Uses are in the order of the file. */
export type Name = StageName | VariableName;

export interface StageName {
  readonly kind: 'stage';
  readonly stage: Stage;
  readonly uses: readonly Use[];
  /** Where a variable's value names it. */
  readonly hidden: readonly Located[];
}

export interface VariableName {
  readonly kind: 'variable';
  readonly name: string;
  readonly uses: readonly Use[];
  /** The stages that it is known in, -1 for what stands before the first. */
  readonly stages: ReadonlySet<number>;
}

interface Names {
  readonly all: readonly Name[];
  /** Variables that stand somewhere and that nothing in the file defines. */
  readonly undefinedUses: readonly Use[];
}

export const namesOf = onceEach((file: Dockerfile): Names => {
  const { names, undefinedUses } = variableNames(file);
  return { all: [...stageNames(file), ...names], undefinedUses };
});

/** The name that stands at an offset, or just before it. */
export function nameAt(
  file: Dockerfile,
  offset: number,
): { readonly name: Name; readonly use: Use } | undefined {
  for (const name of namesOf(file).all) {
    const use = name.uses.find((one) => isAt(one, offset));
    if (use !== undefined) return { name, use };
  }
  return undefined;
}

export function isAt({ start, end }: Located, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Where a name is defined; a stage without a name begins at its FROM. */
export function definitionsOf(file: Dockerfile, name: Name): readonly Located[] {
  const defined = name.uses.filter(({ role }) => role === 'definition');
  if (defined.length > 0 || name.kind === 'variable') return defined;
  const { start, written } = name.stage.from;
  return [file.locate(start, start + written.length)];
}

/**
 * Where the name at an offset is defined: of a variable the line that sets it there, or else all that
 * the file has of it.
 */
export function definitionsAt(file: Dockerfile, offset: number): readonly Located[] {
  const found = nameAt(file, offset);
  if (found === undefined) return [];
  const pair = found.use.role === 'reference' ? found.use.definition?.pair : undefined;
  return pair === undefined ? definitionsOf(file, found.name) : [pair.key];
}
