import type { Instruction, Stage, Word } from './model.ts';
import type { Places } from './places.ts';

/** The stages of a file, each with the earlier one that it builds on. */
export function findStages(
  instructions: readonly Instruction[],
  places: Places,
  valueOf: (word: Word) => string | undefined,
): readonly Stage[] {
  const stages: Stage[] = [];
  const named = new Map<string, Stage>();
  for (const own of groupByStage(instructions)) {
    const [from] = own;
    if (from.keyword !== 'FROM') continue;
    const [baseWord, asWord, nameWord] = from.words;
    const isNamed = asWord?.value.toUpperCase() === 'AS';
    const name = isNamed ? nameWord?.value : undefined;
    const parent = baseWord && valueOf(baseWord);
    const last = own.at(-1) ?? from;
    const lastHeredoc = last.heredocs.at(-1);
    const stage: Stage = {
      ...places.locate(from.start, (lastHeredoc?.terminator ?? lastHeredoc ?? last).end),
      ...{ index: stages.length, from, instructions: own, name },
      nameWord: isNamed ? nameWord : undefined,
      asWord: isNamed ? asWord : undefined,
      base: baseWord?.value ?? '',
      baseWord,
      parent: parent === undefined ? undefined : named.get(parent.toLowerCase()),
    };
    stages.push(stage);
    if (name !== undefined && name !== '') named.set(name.toLowerCase(), stage);
  }
  return stages;
}

/** The earlier stage that `--from=` names, by name or by number. */
export function stageNamed(
  stages: readonly Stage[],
  reference: string,
  before: number,
): Stage | undefined {
  const earlier = stages.slice(0, Math.max(before, 0));
  const name = reference.toLowerCase();
  return (
    earlier.findLast((stage) => stage.name?.toLowerCase() === name) ??
    (/^\d+$/.test(reference) ? earlier[Number(reference)] : undefined)
  );
}

function groupByStage(
  instructions: readonly Instruction[],
): Iterable<readonly [Instruction, ...Instruction[]]> {
  const groups = new Map<number, [Instruction, ...Instruction[]]>();
  for (const instruction of instructions) {
    const group = groups.get(instruction.stage);
    if (group === undefined) groups.set(instruction.stage, [instruction]);
    else group.push(instruction);
  }
  return groups.values();
}
