import type { TextEdit } from '../../lint/finding.ts';
import type { Dockerfile, Instruction, Stage } from '../model.ts';
import { stageNamed } from '../stages.ts';

/** Every instruction, and in place of an ONBUILD what it holds back. */
export function unwrapped({ instructions }: Dockerfile): readonly Instruction[] {
  return instructions.map((one) => one.inner ?? one);
}

/** Takes away an instruction with its lines. */
export function removal(document: Dockerfile, { range, heredocs }: Instruction): TextEdit {
  const last = heredocs.at(-1);
  const end = (last?.terminator?.range ?? last?.range ?? range).end;
  const [from, to] = [document.lines[range.start.line], document.lines[end.line]];
  if (from === undefined || to === undefined) return { range, text: '' };
  return { range: document.locate(from.start, to.end).range, text: '' };
}

/** The stages whose images a build is for: the last, and those that no later stage builds on or copies from. */
export function outcomes({ stages }: Dockerfile): readonly Stage[] {
  const used = new Set<Stage>();
  for (const { index, parent, instructions } of stages) {
    if (parent !== undefined) used.add(parent);
    for (const { flags } of instructions) {
      const names = flags.flatMap((flag) =>
        flag.name === 'from'
          ? [flag.value]
          : flag.keys.filter(({ key }) => key === 'from').map(({ value }) => value),
      );
      for (const name of names) {
        const source = name === undefined ? undefined : stageNamed(stages, name, index);
        if (source !== undefined) used.add(source);
      }
    }
  }
  return stages.filter((stage) => !used.has(stage));
}

/** Behind the flags: what COPY and ADD take, and where to; undefined while that is not written yet. */
export function copied(
  one: Instruction,
):
  | { readonly sources: Instruction['words']; readonly target: Instruction['words'][number] }
  | undefined {
  const target = one.words.at(-1);
  if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || target === undefined) return undefined;
  const sources = one.words.slice(0, -1);
  return sources.length === 0 ? undefined : { sources, target };
}

/** The word as it is written: in capitals or not. */
export function inCaseOf(written: string, word: string): string {
  return written === written.toLowerCase() ? word.toLowerCase() : word.toUpperCase();
}

/** A list in single quotes as JSON; undefined of anything else. */
export function doubleQuoted(list: string): string | undefined {
  const isList = /^\[\s*'[^'"\\]*'(?:\s*,\s*'[^'"\\]*')*\s*\]$/.test(list);
  return isList ? list.replaceAll("'", '"') : undefined;
}

/** Of each stage the instructions of one kind, where there are several. */
export function repeats(
  { stages }: Dockerfile,
  keyword: string,
): readonly (readonly Instruction[])[] {
  return stages
    .map(({ instructions }) => instructions.filter((one) => one.keyword === keyword))
    .filter((all) => all.length > 1);
}
