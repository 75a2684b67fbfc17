import * as z from 'zod/mini';
import { ownContainer } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { ExecResult } from '../../world/docker/objects/inside.ts';
import { defineCheck } from '../checkType.ts';
import { commonSubjectAspects } from '../expression.ts';
import { matchesText, textMatch, wantedText } from '../matchers.ts';
import { foreign, saidForeign } from '../ownership.ts';
import type { Foreign } from '../ownership.ts';
import { notRunning } from '../running.ts';
import { notAsked } from '../verdict.ts';
import type { Judgement } from '../verdict.ts';
import { shown } from '../wordings.ts';

/** `env` stands before it, which would take `-…` for its option and `A=b` for a variable. */
const command = z.array(z.string()).check(
  z.minLength(1),
  z.refine(
    ([program = '']) => /^(?!-)[^=\0]+$/.test(program),
    told({
      en: 'Write a program first, such as `python3`: it begins with no `-` and holds no `=`.',
      'zh-cn': '第一项请写程序，例如 `python3`：不以 `-` 开头，也不含 `=`。',
    }),
  ),
);

const schema = z.strictObject({
  container: ownContainer,
  /** A program with its arguments; no shell reads them. */
  argv: command,
  /** 0 when left out. */
  exitCode: z.optional(z.int().check(z.minimum(0))),
  /** Of standard output and error together. */
  output: z.optional(textMatch),
});
export type ExecSpec = z.infer<typeof schema>;

export interface ExecObservation {
  readonly container: Container | undefined;
  readonly foreign: Foreign | undefined;
  /** Undefined when it was not run. */
  readonly result: ExecResult | undefined;
  /** Nobody asked for this run, so that the command was not run. */
  readonly unasked: boolean;
}

const runIn: Text = {
  en: '`{command}` run in `{name}`',
  'zh-cn': '在 `{name}` 中执行 `{command}`',
};
const askForIt: Text = {
  en: 'run only when you press “Check my step”',
  'zh-cn': '按“检查这一步”时才会执行',
};
const ended: Text = { en: 'exit code {code}', 'zh-cn': '退出码 {code}' };
const endedWith: Text = {
  en: 'exit code {code}: `{line}`',
  'zh-cn': '退出码 {code}：`{line}`',
};
const prints: Text = { en: '`{text}` in what it prints', 'zh-cn': '输出中有 `{text}`' };
const noProgram: Text = {
  en: '`{program}` cannot be run in `{name}`: `{line}`',
  'zh-cn': '无法在 `{name}` 中运行 `{program}`：`{line}`',
};

/** One command of the lab's in a container of the lab's: a probe that must change nothing. */
export const exec = defineCheck<ExecSpec, ExecObservation>({
  type: 'exec',
  schema,
  subjectAspects: [...commonSubjectAspects, 'no-program'],
  async observe({ container: name, argv }, { world }) {
    const found = await world.docker.container(name);
    // The daemon also finds a container by the start of its id.
    const container = found?.name === name ? found : undefined;
    const why = foreign(name, container, world);
    const may = why === undefined && container?.state === 'running';
    return {
      container,
      foreign: why,
      result: may && world.asked ? await world.docker.exec(name, argv) : undefined,
      unasked: may && !world.asked,
    };
  },
  judge(spec, { container, foreign: why, result, unasked }): Judgement {
    const { container: name, exitCode = 0, output } = spec;
    const expected = said(runIn, { command: spec.argv.join(' '), name });
    const fail = (aspect: string, wanted: Said, observed: Said): Judgement => ({
      pass: false,
      aspect,
      expected: wanted,
      observed,
    });
    if (why !== undefined) return fail('not-owned', expected, saidForeign(name, why));
    if (unasked) return fail(notAsked, expected, said(askForIt));
    if (result === undefined) return notRunning(name, container);
    const code = result.exitCode;
    if (code !== exitCode) {
      const line = lastLine(result.error) || lastLine(result.output);
      // As a shell says it of a program that is not there, or is none.
      return code === 126 || code === 127
        ? fail('no-program', expected, said(noProgram, { program: spec.argv[0] ?? '', name, line }))
        : fail('exit-code', said(ended, { code: exitCode }), saidEnd(code, line));
    }
    const line = lastLine(result.output);
    if (output !== undefined && !matchesText(result.output, output)) {
      return fail('output', said(prints, { text: wantedText(output) }), shown(line));
    }
    return { pass: true, expected, observed: saidEnd(code, line) };
  },
});

function saidEnd(code: number, line: string): Said {
  return line === '' ? said(ended, { code }) : said(endedWith, { code, line });
}

/** The end of what was printed, where errors stand. */
function lastLine(output: string): string {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
