import type { Dockerfile } from '../../dockerfile/model.ts';
import { scriptsOf } from '../../dockerfile/scripts.ts';
import type { More } from '../../lint/lint.ts';
import { said, type Text } from '../../text.ts';
import type { LightContext } from '../context.ts';
import { UsageError } from '../usageError.ts';
import { interruptibly } from './interruptibly.ts';

const notBoth: Text = {
  en: 'Could not read the command: `--shellcheck` does not go with `--no-shellcheck`. Leave one out.',
  'zh-cn': '无法理解命令：`--shellcheck` 不能和 `--no-shellcheck` 一起用，请去掉一个。',
};
const noAnswer: Text = {
  en: 'Could not ask ShellCheck: {why}. Install version 0.7 or later as `shellcheck`, or use `--no-shellcheck`.',
  'zh-cn':
    '无法使用 ShellCheck：{why}。请安装 0.7 或更高版本（命令名 `shellcheck`），或使用 `--no-shellcheck`。',
};

/** ShellCheck for all files of a run; it is loaded once there is a script to look at. */
export interface ShellcheckRun {
  /** What it finds in files, in their order; undefined in those where it was not asked. */
  of(documents: readonly Dockerfile[]): Promise<readonly (More | undefined)[]>;
  /** Whether it was asked for and gave no answer. */
  stuck(): boolean;
}

/** Undefined where the command line does without it. Throws UsageError. */
export function makeShellcheckRun({ args, io, plain }: LightContext): ShellcheckRun | undefined {
  const isAsked = args.lint['--shellcheck'] !== undefined;
  const isOff = args.lint['--no-shellcheck'] !== undefined;
  if (isAsked && isOff) throw new UsageError(said(notBoth));
  if (isOff) return undefined;
  let failed = false;
  const load = async (): Promise<{
    readonly isAbsent: (error: unknown) => boolean;
    readonly program: ReturnType<
      typeof import('../../dockerfile/shellcheck/shellcheck.ts').makeShellcheck
    >;
  }> => {
    const { makeShellcheck, isAbsent } = await import('../../dockerfile/shellcheck/shellcheck.ts');
    return { isAbsent, program: makeShellcheck('shellcheck') };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    async of(documents) {
      const scripts = documents.map(scriptsOf);
      if (failed || scripts.every(({ length }) => length === 0)) {
        return documents.map(() => undefined);
      }
      const { isAbsent, program } = await (loaded ??= load());
      try {
        await interruptibly((signal) => program.ask(scripts.flat(), signal));
      } catch (error) {
        failed = true;
        // Where it is not installed, nobody misses it who did not ask for it.
        if (isAsked || !isAbsent(error)) {
          const why = error instanceof Error ? error.message : String(error);
          io.err(`${plain(said(noAnswer, { why }))}\n`);
        }
        return documents.map(() => undefined);
      }
      return scripts.map((own) => program.known(own).more);
    },
    stuck: () => failed && isAsked,
  };
}
