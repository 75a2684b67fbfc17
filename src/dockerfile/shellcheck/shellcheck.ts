import type { More } from '../../lint/lint.ts';
import type { Script } from '../scripts.ts';
import { findingsOf } from './findings.ts';
import { askProgram, ShellcheckError, type Answer } from './program.ts';

/** Sources whose answers are kept: all RUN instructions of some dozen files. */
const mostKept = 2000;

/** ShellCheck as a program beside, and what it answered so far. */
export interface Shellcheck {
  /** What is known of the scripts without asking. */
  known(scripts: readonly Script[]): { readonly more: More; readonly all: boolean };
  /**
   * Asks about the scripts that are not known yet.
   * Throws ShellcheckError; the signal's reason when it is aborted.
   */
  ask(scripts: readonly Script[], signal: AbortSignal): Promise<void>;
}

/** @param program its path, or a name that is looked for on the PATH */
export function makeShellcheck(program: string): Shellcheck {
  const answers = new Map<string, Answer>();
  return {
    known(scripts) {
      const all = scripts.every(({ source }) => answers.has(source));
      const answered = scripts.every(({ source }) => answers.get(source) !== undefined);
      const findings = scripts.flatMap((script) =>
        findingsOf(script, answers.get(script.source) ?? []),
      );
      return { all, more: { findings, serves: (id) => answered && /^SC\d+$/.test(id) } };
    },
    async ask(scripts, signal) {
      const sources = new Set(scripts.map(({ source }) => source));
      const open = [...sources].filter((source) => !answers.has(source));
      if (open.length === 0) return;
      for (const [source, answer] of await askProgram(program, open, signal)) {
        answers.set(source, answer);
      }
      for (const source of answers.keys()) {
        if (answers.size <= Math.max(mostKept, sources.size)) break;
        if (!sources.has(source)) answers.delete(source);
      }
    },
  };
}

/** Whether an error says that there is no ShellCheck here. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ShellcheckError && error.absent;
}
