import type { Dockerfile, Instruction } from '../model.ts';

/** Lines from zero; the first stays to be seen. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly kind: 'comment' | 'code';
}

/** Stages, instructions of several lines, here-documents, and comments of several lines. */
export function foldsOf(file: Dockerfile): readonly Fold[] {
  const stages = file.stages.map(({ range }) => lines(range.start.line, range.end.line));
  const folds = [...stages, ...file.instructions.flatMap(foldsIn), ...comments(file)];
  return folds.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from || b.to - a.to);
}

function foldsIn({ range, heredocs }: Instruction): readonly Fold[] {
  const { start, end } = range;
  const last = heredocs.at(-1);
  if (start.line < end.line || last === undefined) {
    const whole = last?.terminator?.range ?? last?.range ?? range;
    return [lines(start.line, whole.end.line)];
  }
  // Each closes above the line that ends it, so that the next can begin there.
  return heredocs.map((one, index) => {
    const first = heredocs[index - 1]?.terminator?.range.start.line ?? end.line;
    return lines(first, one.terminator ? one.terminator.range.start.line - 1 : one.range.end.line);
  });
}

function comments({ lines: all }: Dockerfile): readonly Fold[] {
  const folds: Fold[] = [];
  let from = 0;
  for (const [at, { role, inside }] of all.entries()) {
    const isOne = role === 'comment' && !inside;
    const next = all[at + 1];
    if (isOne && next?.role === 'comment' && !next.inside) continue;
    if (isOne && from < at) folds.push({ from, to: at, kind: 'comment' });
    from = at + 1;
  }
  return folds;
}

function lines(from: number, to: number): Fold {
  return { from, to, kind: 'code' };
}
