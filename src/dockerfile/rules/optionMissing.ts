import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import type { ShellWord } from '../shellModel.ts';
import { optionAdded } from './edits.ts';
import { runsOf, type Invocation, type Run } from './invocations.ts';
import type { Subcommand } from './options.ts';

/** An option that every use of a subcommand should have. */
export interface Wanted {
  readonly option: string;
  /** The subcommand that needs it; undefined when the program or the subcommand is another. */
  needs(invocation: Invocation): Subcommand | undefined;
  /** Whether it is given, in whatever way. */
  given(subcommand: Subcommand, run: Run): boolean;
  /** The word to write it behind, or another option; behind the subcommand when left out. */
  place?(subcommand: Subcommand): { readonly behind: ShellWord; readonly option?: string };
  /** What is said, with `{command}` and `{option}`. */
  readonly text: Text;
}

/** Each place where the option is missing: from the program to the subcommand. */
export function optionMissing(file: Dockerfile, wanted: Wanted): readonly Found[] {
  return runsOf(file).flatMap((run) =>
    run.invocations.flatMap((invocation) => {
      const found = wanted.needs(invocation);
      if (found === undefined || wanted.given(found, run) || mayBeGiven(found)) return [];
      const { behind, option = wanted.option } = wanted.place?.(found) ?? { behind: found.word };
      const command = `${invocation.program} ${found.name}`;
      return [
        {
          range: { start: invocation.word.range.start, end: found.word.range.end },
          message: said(wanted.text, { command, option }),
          fixes: optionAdded(invocation, behind, option),
        },
      ];
    }),
  );
}

/** A variable named for options, such as `$APT_OPTS`, may hold it. */
function mayBeGiven({ invocation: { args } }: Subcommand): boolean {
  return args.some(
    ({ dynamic, quoted, value }) => dynamic && !quoted && /^\$\{?\w*(?:OPT|ARG|FLAG)/i.test(value),
  );
}

const known = new WeakMap<Dockerfile, Map<RegExp, readonly number[]>>();

/** Whether what comes before an instruction in its stage has a text, such as a setting of apt. */
export function isSetBefore(file: Dockerfile, instruction: Instruction, setting: RegExp): boolean {
  const settings = known.get(file) ?? new Map<RegExp, readonly number[]>();
  known.set(file, settings);
  const places =
    settings.get(setting) ??
    Array.from(file.text.matchAll(new RegExp(setting, 'gi')), ({ index }) => index);
  settings.set(setting, places);
  const from = file.stages[instruction.stage]?.start ?? Infinity;
  return places.some((at) => at >= from && at < instruction.start);
}
