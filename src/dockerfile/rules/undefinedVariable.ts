import { nearVariable, sameLineReferences } from './environment.ts';
import type { Fix, Found } from '../../lint/finding.ts';
import { onceEach } from '../../onceEach.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction, Pair, Stage, VariableReference } from '../model.ts';
import { platformArgs } from '../predefined.ts';
import { stateAt } from '../scopes.ts';
import { setsVariable } from './baseVariables.ts';
import { inCaseOf } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check. It asks the base image for its variables; here only well-known images are known, and of others just what is surely a slip is said. */
export const undefinedVariable: DockerfileRule = {
  ids: ['UndefinedVar'],
  severity: 'warning',
  title: { en: 'Define variables before they are used', 'zh-cn': '先定义变量再使用' },
  why: {
    en: 'A variable that nothing defines is empty: the file goes elsewhere, or the build fails later.',
    'zh-cn': '没有定义的变量是空的：文件会复制到别处，或者构建到后面才失败。',
  },
  example: {
    before: 'FROM alpine:3.20\nARG target=/srv\nCOPY app $tagret/\n',
    after: 'FROM alpine:3.20\nARG target=/srv\nCOPY app $target/\n',
  },
  fix: true,
  check: (document) =>
    document.stages.flatMap((stage) =>
      stage.instructions.flatMap((one) => {
        const places = referencesIn(one);
        return places.length === 0 ? [] : undefinedIn(document, stage, one, places);
      }),
    ),
};

const replaces = new Set('ADD ARG COPY ENV EXPOSE LABEL STOPSIGNAL USER VOLUME WORKDIR'.split(' '));
const flagsReplaced = new Set(['chown', 'chmod']);

/** Where the builder, not a shell, replaces variables. */
function referencesIn({ keyword, words, pairs, flags }: Instruction): readonly VariableReference[] {
  const own = flags.filter(({ name }) =>
    keyword === 'RUN' ? name === 'mount' : flagsReplaced.has(name),
  );
  const inFlags = own.flatMap(({ variables }) => variables);
  if (!replaces.has(keyword)) return inFlags;
  const all =
    pairs.length > 0 ? pairs.flatMap(({ key, value }) => [key, value ?? []].flat()) : words;
  return [...inFlags, ...all.flatMap(({ variables }) => variables)];
}

function undefinedIn(
  document: Dockerfile,
  stage: Stage,
  one: Instruction,
  places: readonly VariableReference[],
): readonly Found[] {
  const state = stateAt(document, one);
  // DL3044 says it of these.
  const same = new Set(sameLineReferences(one).map(({ reference }) => reference));
  const args = one.keyword === 'ARG' ? one.pairs.map(({ key }) => key.plain) : [];
  return places.flatMap((reference): readonly Found[] => {
    const { name, range, nameRange } = reference;
    if (same.has(reference) || args.includes(name)) return [];
    const definition = state.variable(name);
    if (definition?.pair !== undefined) return [];
    const sets = setsVariable(document, stage, name);
    if (sets === true) return [];
    const elsewhere = argsOf(document)
      .get(name)
      ?.find((each) => each.instruction !== one)?.pair;
    const near = elsewhere ? undefined : nearVariable(name, [...state.names(), 'PATH']);
    const isPlatform = platformArgs.has(name);
    if (sets === undefined && elsewhere === undefined && near === undefined && !isPlatform)
      return [];
    if (definition !== undefined && sets === undefined) return [];
    const related = elsewhere ? [{ range: elsewhere.key.range, message: outside }] : [];
    const fixes =
      near !== undefined
        ? [renaming(nameRange, near)]
        : isPlatform || elsewhere !== undefined
          ? [declaring(document, one, name)]
          : [];
    const text =
      near !== undefined ? meant : elsewhere !== undefined || isPlatform ? declare : message;
    return [{ range, message: said(text, { name, near: near ?? '' }), related, fixes }];
  });
}

interface Argument {
  readonly pair: Pair;
  readonly instruction: Instruction;
}

/** Where each ARG of the whole file is, by its name. */
const argsOf = onceEach((document: Dockerfile): ReadonlyMap<string, readonly Argument[]> => {
  const args = new Map<string, Argument[]>();
  for (const instruction of document.instructions) {
    if (instruction.keyword !== 'ARG') continue;
    for (const pair of instruction.pairs) {
      const all = args.get(pair.key.plain) ?? [];
      all.push({ pair, instruction });
      args.set(pair.key.plain, all);
    }
  }
  return args;
});

function renaming(range: VariableReference['range'], near: string): Fix {
  return {
    title: said({ en: 'Write `{near}`', 'zh-cn': '改为 `{near}`' }, { near }),
    edits: [{ range, text: near }],
    choose: true,
  };
}

function declaring({ newline }: Dockerfile, { range, written }: Instruction, name: string): Fix {
  const line = `${inCaseOf(written, 'ARG')} ${name}`;
  return {
    title: said({ en: 'Write `{line}` before', 'zh-cn': '在前面加上 `{line}`' }, { line }),
    edits: [{ range: { start: range.start, end: range.start }, text: `${line}${newline}` }],
    choose: true,
  };
}

const message = {
  en: 'Nothing defines `{name}`, so it is empty. Define it with `ARG` or `ENV` before.',
  'zh-cn': '`{name}` 没有定义，是空的。请先用 `ARG` 或 `ENV` 定义。',
};
const meant = {
  en: 'Nothing defines `{name}`, so it is empty. Did you mean `{near}`?',
  'zh-cn': '`{name}` 没有定义，是空的。是不是 `{near}`？',
};
const declare = {
  en: '`{name}` is not known in this stage here. Write `ARG {name}` before.',
  'zh-cn': '这个构建阶段在这里还没有 `{name}`，请先写 `ARG {name}`。',
};
const outside = said({ en: 'It is defined here', 'zh-cn': '它在这里定义' });
