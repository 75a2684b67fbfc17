import type { Dockerfile, Instruction, Located, Stage } from '../model.ts';

/** An entry of the outline. */
export interface Entry {
  readonly name: string;
  /** Shown beside the name; may be empty. */
  readonly detail: string;
  /** In capitals; a stage has none. */
  readonly keyword: string | undefined;
  /** With here-documents. */
  readonly whole: Located;
  /** What is selected when it is chosen; within `whole`. */
  readonly place: Located;
  readonly children: readonly Entry[];
}

const longest = 80;

/** The stages with the instructions behind their FROM, and before them what stands before the first. */
export function symbolsOf(file: Dockerfile): readonly Entry[] {
  const before = file.instructions.filter(({ stage }) => stage < 0);
  return [
    ...before.map((one) => instructionEntry(file, one)),
    ...file.stages.map((stage) => stageEntry(file, stage)),
  ];
}

function stageEntry(file: Dockerfile, stage: Stage): Entry {
  const { name, nameWord, base, from, instructions } = stage;
  const named = name !== undefined && name !== '' ? nameWord : undefined;
  return {
    name: cut(named?.value ?? (base === '' ? from.keyword : base)),
    detail: cut(from.source),
    keyword: undefined,
    whole: stage,
    place: named ?? from,
    children: instructions.filter((one) => one !== from).map((one) => instructionEntry(file, one)),
  };
}

function instructionEntry(file: Dockerfile, one: Instruction): Entry {
  const { start, end, keyword, heredocs, source } = one;
  const last = heredocs.at(-1);
  return {
    name: cut(source),
    detail: '',
    keyword,
    whole: file.locate(start, Math.max(end, (last?.terminator ?? last ?? one).end)),
    place: one,
    children: [],
  };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
