import type { Dockerfile, Instruction } from '../model.ts';
import { stateAt } from '../scopes.ts';
import type { ShellWord } from '../shellModel.ts';

/**
 * What a shell's word stands for where ENV and ARG say it: one part, or several of an unquoted
 * variable. Undefined when only a build knows it.
 */
export function valuesOf(
  file: Dockerfile,
  instruction: Instruction,
  { value, dynamic, quoted }: ShellWord,
): readonly string[] | undefined {
  if (!dynamic) return [value];
  const state = stateAt(file, instruction);
  const filled = value.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (written, braced?: string, bare?: string) =>
      state.variable(braced ?? bare ?? '')?.value ?? written,
  );
  if (/[$`]/.test(filled)) return undefined;
  return quoted ? [filled] : filled.split(/\s+/).filter((part) => part !== '');
}
