import type { Found, TextEdit } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Instruction, Stage } from '../model.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check; builders themselves do not care about the case. */
export const stageNameCasing: DockerfileRule = {
  ids: ['StageNameCasing'],
  severity: 'warning',
  title: { en: 'Write stage names in lowercase', 'zh-cn': '构建阶段的名称用小写' },
  why: {
    en: 'Instructions are written in capitals: a name in lowercase stands apart from them, and is found however it was typed.',
    'zh-cn': '指令用大写，名称用小写，一眼就能分开，查找时也不会因大小写漏掉。',
  },
  example: { before: 'FROM alpine:3.20 AS Build\n', after: 'FROM alpine:3.20 AS build\n' },
  fix: true,
  check: (document) => document.stages.flatMap((stage) => casingOf(document, stage)),
};

function casingOf(document: Dockerfile, stage: Stage): readonly Found[] {
  const { name, nameWord } = stage;
  if (name === undefined || nameWord === undefined || name === name.toLowerCase()) return [];
  const args = { name, lower: name.toLowerCase() };
  return [
    {
      range: nameWord.range,
      message: said(messageText, args),
      fixes: [
        {
          title: said(titleText, args),
          edits: [nameWord.range, ...referencesTo(document, stage, name)].map(
            (range): TextEdit => ({ range, text: name.toLowerCase() }),
          ),
        },
      ],
    },
  ];
}

/** Where later instructions write the name in the same way. */
function referencesTo(
  { stages, instructions }: Dockerfile,
  { index }: Stage,
  name: string,
): readonly TextEdit['range'][] {
  const bases = stages.flatMap(({ parent, baseWord }) =>
    parent?.index === index && baseWord?.value === name ? [baseWord.range] : [],
  );
  const later = instructions.filter(({ stage }) => stage > index);
  return [...bases, ...later.flatMap((one) => fromsIn(one.inner ?? one, name))];
}

function fromsIn({ flags }: Instruction, name: string): readonly TextEdit['range'][] {
  return flags.flatMap((flag) => {
    const own = flag.name === 'from' && flag.value === name ? flag.valueRange : undefined;
    const keys = flag.keys.filter(({ key, value }) => key === 'from' && value === name);
    return [own, ...keys.map(({ valueRange }) => valueRange)].flatMap((range) => range ?? []);
  });
}

const messageText = {
  en: 'The stage name `{name}` has capitals. Write `{lower}`.',
  'zh-cn': '构建阶段名 `{name}` 含有大写字母，请写 `{lower}`。',
};
const titleText = { en: 'Write `{lower}`', 'zh-cn': '改为 `{lower}`' };
