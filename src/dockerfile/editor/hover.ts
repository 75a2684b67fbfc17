import { said, type Said, type Text } from '../../text.ts';
import type { Dockerfile, Flag, FlagKey, Instruction, Located } from '../model.ts';
import { platformArgs } from '../predefined.ts';
import { valueOf } from '../scopes.ts';
import { directiveInfo } from './directives.ts';
import { flagInfo } from './flags.ts';
import { instructionInfo, linkOfDirective, linkOfFlag, linkOfInstruction } from './instructions.ts';
import { mountKey, mountTypes } from './mounts.ts';
import { isAt, nameAt, namesOf, type StageName, type Use } from './names.ts';

/** A sentence, lines of a Dockerfile, or a page of the public reference. */
export type HoverPart = Said | { readonly code: string } | { readonly link: string };

export interface HoverText {
  readonly place: Located;
  readonly parts: readonly HoverPart[];
}

const longest = 300;

/** What is told of what stands at an offset. */
export function hoverAt(file: Dockerfile, offset: number): HoverText | undefined {
  const found = nameAt(file, offset);
  if (found !== undefined) {
    const { name, use } = found;
    return {
      place: use,
      parts: name.kind === 'stage' ? stageParts(file, name) : variableParts(use),
    };
  }
  const unknown = namesOf(file).undefinedUses.find((use) => isAt(use, offset));
  if (unknown !== undefined) return { place: unknown, parts: [undefinedText(unknown)] };
  return directiveAt(file, offset) ?? instructionAt(file, offset);
}

function stageParts(file: Dockerfile, { stage }: StageName): readonly HoverPart[] {
  const { name, index, from, parent, base, baseWord } = stage;
  const line = lineOf(from);
  const image = (baseWord && valueOf(file, from, baseWord)) ?? base;
  return [
    name === undefined
      ? said(texts.unnamedStage, { index, line })
      : said(texts.stage, { name, index, line }),
    parent === undefined
      ? said(image === 'scratch' ? texts.onNothing : texts.onImage, { image: cut(image) })
      : said(texts.onStage, { name: parent.name ?? '', line: lineOf(parent.from) }),
    { code: from.source },
  ];
}

function variableParts({ definition, written }: Use): readonly HoverPart[] {
  if (definition?.pair === undefined || definition.instruction === undefined) return [];
  const { kind, value, pair, instruction } = definition;
  const name = definition.name || written;
  const line = lineOf(instruction);
  const isOpen = kind !== 'env' && pair.value === undefined && value === undefined;
  const worth =
    value === undefined
      ? said(isOpen ? (platformArgs.has(name) ? texts.builders : texts.open) : texts.unknown, {
          name,
        })
      : value === ''
        ? said(texts.empty, { name })
        : said(texts.value, { name, value: cut(value) });
  const origin =
    kind === 'env'
      ? texts.fromEnv
      : kind === 'global-arg' && instruction.stage >= 0
        ? texts.fromOuter
        : texts.fromArg;
  return [worth, said(origin, { name, line }), { code: instruction.source }];
}

function undefinedText({ written, definition }: Use): Said {
  const isBuilders = definition?.kind === 'predefined';
  return said(isBuilders ? texts.builders : texts.notHere, { name: written });
}

function directiveAt(file: Dockerfile, offset: number): HoverText | undefined {
  const place = file.directives.find((one) => isAt(one, offset));
  const info = place && directiveInfo(place.name);
  return (
    place && info && { place, parts: [said(info.summary), { link: linkOfDirective(info.name) }] }
  );
}

function instructionAt(file: Dockerfile, offset: number): HoverText | undefined {
  const one = file.instructions.findLast(({ start }) => start <= offset);
  const inner = one?.inner;
  const own = inner !== undefined && inner.start <= offset ? inner : one;
  return own && (keywordAt(file, own, offset) ?? flagAt(file, own, offset));
}

function keywordAt(file: Dockerfile, one: Instruction, offset: number): HoverText | undefined {
  const place = within(file, one.keywordRange);
  const info = instructionInfo(one.keyword);
  if (info === undefined || !isAt(place, offset)) return undefined;
  const { keyword, summary, forms } = info;
  const code = forms.join('\n');
  return { place, parts: [said(summary), { code }, { link: linkOfInstruction(keyword) }] };
}

function flagAt(file: Dockerfile, { keyword, flags }: Instruction, offset: number) {
  const flag = flags.find((one) => isAt(one, offset));
  if (flag === undefined) return undefined;
  const key = flag.keys.find((one) => isAt(one, offset));
  if (key !== undefined) return keyAt(file, flag, key);
  const info = flagInfo(keyword, flag.name);
  if (info === undefined) return undefined;
  const since = info.since === undefined ? [] : [said(texts.since, { version: info.since })];
  const parts = [
    said(info.summary),
    ...since,
    { code: info.form },
    { link: linkOfFlag(keyword, flag.name) },
  ];
  return { place: flag, parts };
}

function keyAt(file: Dockerfile, flag: Flag, key: FlagKey): HoverText | undefined {
  const type = flag.keys.find((one) => one.key === 'type')?.value;
  const summary =
    key.key === 'type'
      ? mountTypes.find(({ name }) => name === (key.value ?? '').toLowerCase())?.summary
      : mountKey(type, key.key)?.summary;
  const place = file.locate(key.start, key.end);
  return summary && { place, parts: [said(summary), { link: linkOfFlag('RUN', 'mount') }] };
}

function within(file: Dockerfile, { start, end }: Located['range']): Located {
  return file.locate(file.offsetAt(start), file.offsetAt(end));
}

function lineOf({ range }: Located): number {
  return range.start.line + 1;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const texts = {
  stage: {
    en: 'Stage `{name}`, number {index}: it begins in line {line}.',
    'zh-cn': '构建阶段 `{name}`，序号 {index}：从第 {line} 行开始。',
  },
  unnamedStage: {
    en: 'Stage number {index}, without a name: it begins in line {line}.',
    'zh-cn': '序号为 {index} 的构建阶段，没有名称：从第 {line} 行开始。',
  },
  onImage: { en: 'It builds on the image `{image}`.', 'zh-cn': '它以镜像 `{image}` 为基础。' },
  onNothing: {
    en: 'It builds on `scratch`: on nothing.',
    'zh-cn': '它以 `scratch` 为基础，即空镜像。',
  },
  onStage: {
    en: 'It builds on the stage `{name}` of line {line}.',
    'zh-cn': '它以第 {line} 行的阶段 `{name}` 为基础。',
  },
  value: { en: '`{name}` is `{value}` here.', 'zh-cn': '`{name}` 在这里的值是 `{value}`。' },
  empty: { en: '`{name}` is empty here.', 'zh-cn': '`{name}` 在这里是空的。' },
  open: {
    en: '`{name}` has no value unless `docker build --build-arg` gives one.',
    'zh-cn': '除非用 `docker build --build-arg` 给出，`{name}` 没有值。',
  },
  unknown: {
    en: 'The value of `{name}` is known only when building.',
    'zh-cn': '`{name}` 的值只有在构建时才知道。',
  },
  builders: {
    en: 'The builder sets `{name}`.',
    'zh-cn': '`{name}` 由构建器设置。',
  },
  notHere: {
    en: 'Nothing in this file sets `{name}` before: it is what the base image says, or empty.',
    'zh-cn': '此文件前面没有设置 `{name}`：它取基础镜像中的值，否则是空的。',
  },
  fromEnv: {
    en: 'Set by `ENV` in line {line}; the container has it too.',
    'zh-cn': '由第 {line} 行的 `ENV` 设置，容器中也有。',
  },
  fromArg: {
    en: 'Declared by `ARG` in line {line}; `--build-arg {name}=…` replaces it, and the container does not have it.',
    'zh-cn': '由第 {line} 行的 `ARG` 声明；可用 `--build-arg {name}=…` 替换，容器中没有它。',
  },
  fromOuter: {
    en: 'Declared by `ARG` in line {line}, with the value from before the first `FROM`; `--build-arg {name}=…` replaces it.',
    'zh-cn':
      '由第 {line} 行的 `ARG` 声明，值取自第一个 `FROM` 之前；可用 `--build-arg {name}=…` 替换。',
  },
  since: {
    en: 'Needs `docker/dockerfile:{version}` or later.',
    'zh-cn': '需要 `docker/dockerfile:{version}` 或更高版本。',
  },
} satisfies Record<string, Text>;
