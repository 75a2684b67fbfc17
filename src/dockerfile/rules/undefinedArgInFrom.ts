import type { Fix, Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction, VariableReference } from '../model.ts';
import { platformArgs } from '../predefined.ts';
import { stateAt } from '../scopes.ts';
import { nearVariable } from './environment.ts';
import { inCaseOf } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check: in FROM only the ARGs before the first FROM count. */
export const undefinedArgInFrom: DockerfileRule = {
  ids: ['UndefinedArgInFrom'],
  severity: 'warning',
  title: {
    en: 'Declare the `ARG`s of `FROM` before the first `FROM`',
    'zh-cn': '`FROM` 用到的 `ARG` 写在第一个 `FROM` 之前',
  },
  why: {
    en: '`FROM` sees only these. What is not declared is empty, and `--build-arg` cannot set it.',
    'zh-cn': '`FROM` 只认这些 `ARG`。没有声明的变量是空的，`--build-arg` 也无法设置。',
  },
  example: {
    before: 'ARG VERSION=3.20\nFROM alpine:$VERSOIN\n',
    after: 'ARG VERSION=3.20\nFROM alpine:$VERSION\n',
  },
  fix: true,
  check: (document) =>
    document.stages.flatMap(({ from, baseWord }) =>
      [...from.flags.flatMap(({ variables }) => variables), ...(baseWord?.variables ?? [])].flatMap(
        (reference) => undefinedIn(document, from, reference),
      ),
    ),
};

function undefinedIn(
  document: Dockerfile,
  from: Instruction,
  { name, range, nameRange, modifier }: VariableReference,
): readonly Found[] {
  const state = stateAt(document, from);
  const definition = state.variable(name);
  // The proxies are defined in stages only.
  if (definition !== undefined && (definition.pair !== undefined || platformArgs.has(name)))
    return [];
  const later = document.instructions
    .flatMap(({ keyword, pairs, start }) => (keyword === 'ARG' && start < from.start ? pairs : []))
    .find(({ key }) => key.plain === name);
  const related = later === undefined ? [] : [{ range: later.key.range, message: inStage }];
  const near = nearVariable(name, [...state.names(), ...platformArgs]);
  if (near !== undefined && later === undefined) {
    const fix: Fix = {
      title: said({ en: 'Write `{near}`', 'zh-cn': '改为 `{near}`' }, { near }),
      edits: [{ range: nameRange, text: near }],
      choose: true,
    };
    return [{ range, message: said(meant, { name, near }), fixes: [fix] }];
  }
  const first = document.stages[0]?.from;
  const text =
    later !== undefined
      ? document.text.slice(later.start, later.end)
      : modifier !== undefined && /^:?-$/.test(modifier)
        ? name
        : undefined;
  const declare: readonly Fix[] =
    first === undefined || text === undefined || /[\n\r]/.test(text)
      ? []
      : [declaration(`${inCaseOf(first.written, 'ARG')} ${text}`, first, document.newline)];
  return [{ range, message: said(message, { name }), related, fixes: declare }];
}

function declaration(line: string, { range: { start } }: Instruction, newline: string): Fix {
  return {
    title: said({ en: 'Write `{line}` before', 'zh-cn': '在前面加上 `{line}`' }, { line }),
    edits: [{ range: { start, end: start }, text: `${line}${newline}` }],
    choose: true,
  };
}

const message = {
  en: 'No `ARG {name}` stands before the first `FROM`, so `{name}` is empty here. Declare it there.',
  'zh-cn': '第一个 `FROM` 之前没有 `ARG {name}`，`{name}` 在这里是空的，请在那里声明。',
};
const meant = {
  en: 'No `ARG {name}` stands before the first `FROM`. Did you mean `{near}`?',
  'zh-cn': '第一个 `FROM` 之前没有 `ARG {name}`，是不是 `{near}`？',
};
const inStage = said({
  en: 'This `ARG` counts in its stage only',
  'zh-cn': '这个 `ARG` 只在所在阶段有效',
});
