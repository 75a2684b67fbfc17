import { said, type Said } from '../../text.ts';
import type { Dockerfile, Instruction, Located, Stage } from '../model.ts';

/** An entry of the outline. */
export interface Entry {
  readonly name: string;
  readonly detail: Said | string;
  readonly kind: 'stage' | 'instruction';
  /** In capitals; of a stage FROM. */
  readonly keyword: string;
  /** With here-documents. */
  readonly whole: Located;
  /** What is selected when it is chosen; within `whole`. */
  readonly place: Located;
  readonly children: readonly Entry[];
}

const longest = 120;

/** The stages with their instructions, behind what stands before the first. */
export function symbolsOf(file: Dockerfile): readonly Entry[] {
  const before = file.instructions.filter(({ stage }) => stage < 0);
  return [
    ...before.map((one) => entryOf(file, one)),
    ...file.stages.map((stage) => stageEntry(file, stage)),
  ];
}

function stageEntry(file: Dockerfile, stage: Stage): Entry {
  const { name, nameWord, base, from, index } = stage;
  return {
    name: cut(name || base || from.source),
    detail: name ? cut(from.source) : said(numbered, { index }),
    kind: 'stage',
    keyword: 'FROM',
    whole: stage,
    place: nameWord !== undefined && name ? nameWord : from,
    children: stage.instructions.map((one) => entryOf(file, one)),
  };
}

function entryOf(file: Dockerfile, one: Instruction): Entry {
  const { start, end, keyword, heredocs, source } = one;
  const last = heredocs.at(-1);
  return {
    name: cut(keyword),
    detail: cut(source.slice(keyword.length).trim()),
    kind: 'instruction',
    keyword,
    whole: file.locate(start, Math.max(end, (last?.terminator ?? last ?? one).end)),
    place: one,
    children: [],
  };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const numbered = { en: 'stage {index}', 'zh-cn': '阶段 {index}' };
