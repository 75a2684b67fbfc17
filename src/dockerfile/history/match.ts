import type { Dockerfile, Instruction, Stage } from '../model.ts';
import { argumentsOf, readEntry, type BuiltInstruction } from './entry.ts';
import { commandLine, samenessOf, squeeze } from './same.ts';

/** An instruction beside what an image's history says of it. */
export interface Step {
  readonly instruction: Instruction;
  /** `changed`: another one of the same keyword was built in its place. `untold`: none is told of it. */
  readonly status: 'same' | 'changed' | 'added' | 'untold';
  /** Its index in the history; undefined for `added` and `untold`. */
  readonly entry: number | undefined;
}

/** A build argument whose value in the image is another one than the file's own. */
export interface OtherArgument {
  readonly instruction: Instruction;
  readonly name: string;
  readonly built: string;
  readonly here: string;
}

/** How a stage of a file fits an image's history. */
export interface HistoryMatch {
  readonly stage: Stage;
  /** FROM left out; parent stages first. */
  readonly steps: readonly Step[];
  /** How many entries are the base image's. */
  readonly base: number;
  /** Entries behind the base that no instruction stands for any more; `before` is the next that does. */
  readonly gone: readonly { readonly entry: number; readonly before: Instruction | undefined }[];
  readonly args: readonly OtherArgument[];
  readonly builder: BuiltInstruction['builder'];
  /** From 0 to 1. */
  readonly fit: number;
}

/** What says more of a file than its settings do. */
const weighty = new Set(['RUN', 'COPY', 'ADD']);
/** What BuildKit, or a newer one of it, leaves out of the history. */
const mayBeUntold = new Set(['ONBUILD', 'ARG', 'SHELL', 'MAINTAINER']);
/** Products of lines that are compared; longer histories are cut at their base. */
const most = 250_000;

/** The instructions of a stage and of the stages that it builds on, as they made its image. */
export function instructionsOf(stage: Stage): readonly Instruction[] {
  const before = stage.parent === undefined ? [] : instructionsOf(stage.parent);
  return [...before, ...stage.instructions.filter(({ keyword }) => keyword !== 'FROM')];
}

/** The FROM that names the image on which all is built. */
export function rootOf(stage: Stage): Stage {
  return stage.parent === undefined ? stage : rootOf(stage.parent);
}

/**
 * Lays a stage beside a history, oldest entry first.
 * @param base how many entries are the base image's; found out when left out
 */
export function matchHistory(
  file: Dockerfile,
  stage: Stage,
  history: readonly { readonly createdBy: string }[],
  base?: number,
): HistoryMatch {
  const instructions = instructionsOf(stage);
  const room = Math.floor(most / Math.max(1, instructions.length));
  const from = base ?? Math.max(0, history.length - room);
  const entries = history.slice(from).map(({ createdBy }) => readEntry(createdBy));
  const pairs = align(file, instructions, entries);
  const { twins, start } = pairChanged(instructions, entries, pairs, base !== undefined);
  const steps = instructions.map((instruction, index): Step => {
    const same = pairs.get(index);
    if (same !== undefined) return { instruction, status: 'same', entry: from + same };
    const twin = twins.get(index);
    if (twin !== undefined) return { instruction, status: 'changed', entry: from + twin };
    const untold = mayBeUntold.has(instruction.keyword);
    return { instruction, status: untold ? 'untold' : 'added', entry: undefined };
  });
  const used = new Set([...pairs.values(), ...twins.values()]);
  const gone = entries.flatMap((entry, index) => {
    if (index < start || used.has(index) || mayBeUntold.has(entry.keyword)) return [];
    const before = steps.find((step) => step.entry !== undefined && step.entry > from + index);
    return [{ entry: from + index, before: before?.instruction }];
  });
  const own = entries.slice(start);
  return {
    stage,
    steps,
    base: from + start,
    gone,
    args: otherArguments(file, steps, (index) => entries[index - from]),
    builder: own.some(({ builder }) => builder === 'buildkit') ? 'buildkit' : 'legacy',
    fit: fitOf(steps, own.length),
  };
}

type Pairs = ReadonlyMap<number, number>;

/** The longest run of pairs in order; of equal ones the latest in the history: the base comes first. */
function align(
  file: Dockerfile,
  instructions: readonly Instruction[],
  entries: readonly BuiltInstruction[],
): Pairs {
  const width = entries.length + 1;
  const fits = instructions.map((instruction) => {
    const same = samenessOf(file, instruction);
    return entries.map((entry) => same(entry));
  });
  const weight = (index: number): number =>
    weighty.has(instructions[index]?.keyword ?? '') ? 4 : 1;
  const best = new Float64Array((instructions.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = 1; row <= instructions.length; row += 1) {
    for (let column = 1; column < width; column += 1) {
      const both = fits[row - 1]?.[column - 1] ? at(row - 1, column - 1) + weight(row - 1) : 0;
      best[row * width + column] = Math.max(both, at(row - 1, column), at(row, column - 1));
    }
  }
  const pairs = new Map<number, number>();
  let [row, column] = [instructions.length, entries.length];
  while (row > 0 && column > 0) {
    const taken = fits[row - 1]?.[column - 1] ? at(row - 1, column - 1) + weight(row - 1) : -1;
    if (taken === at(row, column)) {
      pairs.set(row - 1, column - 1);
      row -= 1;
      column -= 1;
    } else if (at(row, column - 1) < at(row, column)) row -= 1;
    else column -= 1;
  }
  return pairs;
}

/**
 * Of what is left between two pairs, those of the same keyword stand for each other. Before the
 * first pair there is the base, too, where nobody knows its length.
 */
function pairChanged(
  instructions: readonly Instruction[],
  entries: readonly BuiltInstruction[],
  pairs: Pairs,
  baseKnown: boolean,
): { readonly twins: Pairs; /** The first entry behind the base. */ readonly start: number } {
  const twins = new Map<number, number>();
  let next = entries.length;
  let start = next;
  for (let index = instructions.length - 1; index >= 0; index -= 1) {
    const pair = pairs.get(index);
    if (pair !== undefined) {
      next = start = pair;
      continue;
    }
    const floor = floorBefore(index);
    for (let entry = next - 1; entry >= floor; entry -= 1) {
      if (entries[entry]?.keyword !== instructions[index]?.keyword) continue;
      twins.set(index, entry);
      next = start = entry;
      break;
    }
  }
  return { twins, start: baseKnown ? 0 : start };

  /** The entry behind that of the last paired instruction before this one. */
  function floorBefore(index: number): number {
    for (let before = index - 1; before >= 0; before -= 1) {
      const pair = pairs.get(before);
      if (pair !== undefined) return pair + 1;
    }
    return baseKnown ? 0 : Math.max(0, next - index - 1);
  }
}

/** How much of the file the history has; what is gone from the file counts half. */
function fitOf(steps: readonly Step[], entries: number): number {
  let [found, all, count] = [0, 0, 0];
  for (const { instruction, status } of steps) {
    if (status === 'untold') continue;
    const weight = weighty.has(instruction.keyword) ? 4 : 1;
    all += weight;
    if (status !== 'same') continue;
    found += weight;
    count += 1;
  }
  return found / Math.max(1, all + Math.max(0, entries - count) / 2);
}

function otherArguments(
  file: Dockerfile,
  steps: readonly Step[],
  entryAt: (index: number) => BuiltInstruction | undefined,
): readonly OtherArgument[] {
  const names = steps.flatMap(({ instruction }) =>
    instruction.keyword === 'ARG' ? instruction.pairs.map(({ key }) => key.plain) : [],
  );
  const built = new Map<string, string>();
  for (const { instruction, status, entry } of steps) {
    const seen = entry === undefined || status !== 'same' ? undefined : entryAt(entry);
    if (seen?.keyword === 'RUN') {
      const command = commandLine(file, instruction);
      const told = argumentsOf(squeeze(seen.text), command, names);
      for (const [name, value] of told) built.set(name, value);
    } else if (seen?.keyword === 'ARG') {
      const told = /^([^=\s]+)=([^]*)$/.exec(seen.text);
      if (told?.[1] !== undefined && !built.has(told[1])) built.set(told[1], told[2] ?? '');
    }
  }
  return steps.flatMap(({ instruction }) => {
    if (instruction.keyword !== 'ARG') return [];
    return instruction.pairs.flatMap(({ key, value }) => {
      const other = built.get(key.plain);
      // A default with variables in it is another value by itself.
      if (other === undefined || (value?.variables.length ?? 0) > 0) return [];
      const here = value?.plain ?? '';
      const isOther = other !== here && other.replace(/^(["'])(.*)\1$/, '$2') !== here;
      return isOther ? [{ instruction, name: key.plain, built: other, here }] : [];
    });
  });
}
