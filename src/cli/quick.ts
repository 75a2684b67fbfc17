import type { LightIo } from './context.ts';
import { directIo } from './directIo.ts';
import { dispatch } from './dispatch.ts';
import { exitCode } from './exitCode.ts';
import { lightContext } from './lightContext.ts';
import { run as runLint } from './lint/run.ts';
import { lintVerb } from './lint/verb.ts';
import { shipped } from './shipped.ts';
import { isUsageError } from './usageError.ts';

export { run } from './lint/run.ts';

/** The command for verbs that need no labs, without loading what the others need. Never rejects. */
export function quick(argv: readonly string[], io: LightIo = directIo(shipped)): Promise<number> {
  return dispatch(argv, io, {
    verbs: [lintVerb(runLint)],
    contextOf: lightContext,
    run: async (verb, context) => {
      try {
        const { exitCode: code, printed = '' } = await verb.run(context);
        io.out(printed);
        return code;
      } catch (error) {
        if (isUsageError(error)) {
          io.err(`${context.plain(error.said)}\n`);
          return exitCode.usage;
        }
        io.err(`${error instanceof Error ? error.message : String(error)}\n`);
        return exitCode.failed;
      }
    },
  });
}
