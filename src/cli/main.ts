import { explainBlock } from '../cause/blocks.ts';
import { WorldError } from '../world/worldError.ts';
import { makeContext, type Context, type Io, type Outcome, type Verb } from './context.ts';
import { dispatch } from './dispatch.ts';
import { exitCode } from './exitCode.ts';
import { explanationData, toJson } from './formats/json.ts';
import { toJunit } from './formats/junit.ts';
import { toTap } from './formats/tap.ts';
import { explanationLines } from './formats/text.ts';
import { isUsageError } from './usageError.ts';
import { check } from './verbs/check.ts';
import { clean } from './verbs/clean.ts';
import { doctor } from './verbs/doctor.ts';
import { explain } from './verbs/explain.ts';
import { lint } from './verbs/lint.ts';
import { list } from './verbs/list.ts';
import { reset } from './verbs/reset.ts';
import { solve } from './verbs/solve.ts';
import { start } from './verbs/start.ts';
import { test } from './verbs/test.ts';

const verbs: readonly Verb[] = [
  ...[list, start, check, solve, reset, clean, test, lint, explain, doctor],
];

/** Runs the command. Never rejects; the promise's value is the exit code. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return dispatch(argv, io, { verbs, contextOf: makeContext, run });
}

async function run(verb: Verb, context: Context): Promise<number> {
  const { args, io, plain, mirrorFaults } = context;
  for (const fault of mirrorFaults) io.err(`${plain(fault)}\n`);
  try {
    const outcome = await verb.run(context);
    print(context, outcome);
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof WorldError) {
      const block = explainBlock(error);
      const lines = explanationLines(block, plain).map((line) => line.trimStart());
      if (args.format === 'text') io.err(`${lines.join('\n    ')}\n`);
      const stopped = { name: 'environment', result: 'blocked', id: block.id, lines } as const;
      print(context, {
        exitCode: exitCode.blocked,
        data: { block: explanationData(block, plain) },
        suites: [{ name: 'container-lab', cases: [stopped] }],
      });
      return exitCode.blocked;
    }
    if (isUsageError(error)) {
      io.err(`${plain(error.said)}\n`);
      return exitCode.usage;
    }
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCode.failed;
  }
}

/** Text was said line by line already. */
function print({ args, io }: Context, { data, suites = [], printed }: Outcome): void {
  if (printed !== undefined) {
    io.out(printed);
    return;
  }
  if (args.format === 'json') io.out(toJson(data));
  if (args.format === 'junit') io.out(toJunit(suites));
  if (args.format === 'tap') io.out(toTap(suites));
}
