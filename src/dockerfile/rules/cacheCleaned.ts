import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { commandAdded } from './edits.ts';
import { isWithin, keptOut } from './mounts.ts';
import { runsOf, type Invocation, type Run } from './invocations.ts';
import type { Subcommand } from './options.ts';

/** What a package manager leaves behind, and how it is removed. */
interface Leaving {
  /** The command that leaves it. */
  leaves(invocation: Invocation): Subcommand | undefined;
  /** The command that removes it. */
  cleans(invocation: Invocation, left: Subcommand): boolean;
  /** Whether it is written to none of the image's own folders. */
  isElsewhere(run: Run, left: Subcommand): boolean;
  /** The command to add. */
  command(left: Subcommand): string;
  /** What is said, with `{left}` and `{command}`. */
  readonly text: Text;
  /** Only stages whose layers end up in an image that is used. */
  readonly onlyKept?: true;
}

/** One finding a RUN: the last command that leaves something that none behind it removes. */
export function cacheLeft(file: Dockerfile, leaving: Leaving): readonly Found[] {
  return runsOf(file).flatMap((run) => {
    const { instruction, invocations } = run;
    const at = invocations.findLastIndex((each) => leaving.leaves(each) !== undefined);
    const invocation = invocations[at];
    const left = invocation && leaving.leaves(invocation);
    if (
      left === undefined ||
      (leaving.onlyKept && !isKept(file, instruction)) ||
      invocations.slice(at + 1).some((each) => leaving.cleans(each, left)) ||
      leaving.isElsewhere(run, left)
    ) {
      return [];
    }
    const command = `${left.invocation.sudo ? 'sudo ' : ''}${leaving.command(left)}`;
    return [
      {
        range: { start: left.invocation.word.range.start, end: left.word.range.end },
        message: said(leaving.text, { left: `${left.invocation.program} ${left.name}`, command }),
        fixes: commandAdded(file, instruction, command),
      },
    ];
  });
}

/** Whether a mount keeps one of the folders out of the image. */
export function isMounted(instruction: Instruction, folders: readonly string[]): boolean {
  const mounts = keptOut(instruction);
  return folders.some((folder) => isWithin(folder, mounts));
}

/** The last stage, and each that another one builds on. */
function isKept({ stages }: Dockerfile, { stage }: Instruction): boolean {
  return stage === stages.length - 1 || stages.some(({ parent }) => parent?.index === stage);
}
