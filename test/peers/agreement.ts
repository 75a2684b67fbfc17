import type { Dockerfile, Instruction } from '../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { outcomes } from '../../src/dockerfile/rules/instructions.ts';
import { lintDockerfile } from '../../src/dockerfile/lint.ts';
import type { LintConfig } from '../../src/lint/config/config.ts';
import type { Case } from './generate.ts';
import type { Told } from './hadolint.ts';

/** One of the two finds something at an instruction where the other finds nothing. */
export interface Disagreement {
  readonly rule: string;
  readonly only: 'hadolint' | 'ours';
  readonly case: Case;
  /** What stands at the place: an instruction with its here-documents, or a line. */
  readonly at: string;
  /** Whether the place is in a stage whose image no container is made of. */
  readonly helper: boolean;
}

/** What one Dockerfile gives. */
export interface Agreement {
  /** The rules that both find, once for each instruction. */
  readonly both: readonly string[];
  readonly disagreements: readonly Disagreement[];
}

/** By rule and instruction: hadolint tells an instruction's first line, we the exact place. */
export function compareOne(one: Case, told: readonly Told[], config: LintConfig): Agreement {
  const file = parseDockerfile(one.text);
  const found = lintDockerfile(file, config).flatMap(({ ids, range }) =>
    ids.filter((id) => /^DL\d/.test(id)).map((id) => `${id} ${lineOf(file, range.start.line)}`),
  );
  const ours = new Set(found);
  const theirs = new Set(told.map(({ code, line }) => `${code} ${line - 1}`));
  const helpers = file.stages.filter((stage) => !outcomes(file).includes(stage));
  const only = (
    side: Disagreement['only'],
    keys: ReadonlySet<string>,
    others: ReadonlySet<string>,
  ): readonly Disagreement[] =>
    [...keys]
      .filter((key) => !others.has(key))
      .map((key): Disagreement => {
        const [rule = '', number] = key.split(' ');
        const line = Number(number);
        const helper = helpers.some(
          ({ range }) => range.start.line <= line && line <= range.end.line,
        );
        return { rule, only: side, case: one, at: textAt(file, line), helper };
      });
  return {
    both: [...ours].filter((key) => theirs.has(key)).map((key) => key.split(' ')[0] ?? ''),
    disagreements: [...only('hadolint', theirs, ours), ...only('ours', ours, theirs)],
  };
}

function lineOf(file: Dockerfile, line: number): number {
  const around = file.instructions.find(
    (each) => each.range.start.line <= line && line <= lastLineOf(each),
  );
  return around?.range.start.line ?? line;
}

function lastLineOf({ range, heredocs }: Instruction): number {
  return (heredocs.at(-1)?.range ?? range).end.line;
}

function textAt(file: Dockerfile, line: number): string {
  const here = file.instructions.find(({ range }) => range.start.line === line);
  const last = here === undefined ? line : lastLineOf(here);
  return file.text
    .split(/\r?\n/)
    .slice(line, last + 1)
    .join('\n');
}
