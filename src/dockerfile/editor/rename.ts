import type { TextEdit } from '../../lint/finding.ts';
import { said, type Said, type Text } from '../../text.ts';
import type { Dockerfile, Located } from '../model.ts';
import { platformArgs, predefinedArgs } from '../predefined.ts';
import { nameAt, namesOf, type Name, type StageName, type VariableName } from './names.ts';
import { scopeOf } from './variableNames.ts';

/** A refusal, or what to do. */
type Outcome<Done> = { readonly refused: Said } | Done;

/** What can be renamed at an offset: its place and its present name. */
export function renamedAt(
  file: Dockerfile,
  offset: number,
): Outcome<{ readonly place: Located; readonly name: string }> {
  const found = nameAt(file, offset);
  if (found === undefined) return { refused: undefinedAt(file, offset) };
  const { name, use } = found;
  const refused = name.kind === 'stage' ? stageKept(name, use.written) : variableKept(name);
  return refused === undefined
    ? { place: use, name: name.kind === 'stage' ? (name.stage.name ?? '') : name.name }
    : { refused };
}

/** The edits that give the name at an offset another wherever it is meant. */
export function rename(
  file: Dockerfile,
  offset: number,
  to: string,
): Outcome<{ readonly edits: readonly TextEdit[] }> {
  const able = renamedAt(file, offset);
  if ('refused' in able) return able;
  const name = nameAt(file, offset)?.name;
  if (name === undefined) return { edits: [] };
  if (to === able.name) return { edits: [] };
  const refused =
    name.kind === 'stage' ? stageTaken(file, name, to) : variableTaken(file, name, to);
  if (refused !== undefined) return { refused };
  const uses = name.uses.filter(({ written }) => name.kind === 'variable' || !isNumber(written));
  return { edits: uses.map(({ range }) => ({ range, text: to })) };
}

function undefinedAt(file: Dockerfile, offset: number): Said {
  const use = namesOf(file).undefinedUses.find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  return use === undefined ? said(texts.nothing) : said(texts.undefined, { name: use.written });
}

function stageKept({ stage, hidden }: StageName, written: string): Said | undefined {
  if (stage.name === undefined) return said(texts.unnamed, { index: stage.index });
  if (isNumber(written)) return said(texts.number, { index: written, name: stage.name });
  const [first] = hidden;
  if (first === undefined) return undefined;
  return said(texts.hidden, { name: stage.name, line: lineOf(first) });
}

function stageTaken(file: Dockerfile, { stage }: StageName, to: string): Said | undefined {
  if (!/^[a-z][a-z0-9_.-]*$/i.test(to)) return said(texts.stageForm, { to });
  const lower = to.toLowerCase();
  if (['scratch', 'context'].includes(lower)) return said(texts.reserved, { to });
  // Only capitals change.
  if (lower === stage.name?.toLowerCase()) return undefined;
  const other = file.stages.find(({ name }) => name?.toLowerCase() === lower);
  if (other !== undefined) return said(texts.stageTaken, { to, line: lineOf(other.from) });
  const image = imagesNamed(file, lower)[0];
  return image && said(texts.image, { to, line: lineOf(image) });
}

/** Where the file takes an image of this name: a stage would take its place. */
function imagesNamed(file: Dockerfile, lower: string): readonly Located[] {
  return file.stages.flatMap(({ parent, base, baseWord, instructions }): readonly Located[] => {
    const bases =
      parent === undefined && baseWord !== undefined && base.toLowerCase() === lower
        ? [baseWord]
        : [];
    const sources = instructions.filter((one) =>
      (one.inner ?? one).flags.some(
        ({ name, value, keys }) =>
          (name === 'from' && value?.toLowerCase() === lower) ||
          keys.some((each) => each.key === 'from' && each.value?.toLowerCase() === lower),
      ),
    );
    return [...bases, ...sources];
  });
}

function variableKept({ name }: VariableName): Said | undefined {
  return predefinedArgs.has(name) || platformArgs.has(name)
    ? said(texts.builders, { name })
    : undefined;
}

function variableTaken(file: Dockerfile, own: VariableName, to: string): Said | undefined {
  if (!/^[A-Za-z_]\w*$/.test(to)) return said(texts.variableForm, { to });
  if (predefinedArgs.has(to) || platformArgs.has(to)) return said(texts.builders, { name: to });
  const { all, undefinedUses } = namesOf(file);
  const others = [
    ...all.flatMap((one) => (one !== own && isVariable(one) && one.name === to ? one.uses : [])),
    ...undefinedUses.filter(({ written }) => written === to),
  ];
  const scopes = seenFrom(file, own.stages);
  const other = others.find(({ instruction }) => scopes.has(scopeOf(instruction)));
  return other && said(texts.variableTaken, { to, line: lineOf(other) });
}

/** The stages, and those that build on them or that they build on: they share variables. */
function seenFrom(file: Dockerfile, own: ReadonlySet<number>): ReadonlySet<number> {
  const seen = new Set(own);
  for (const index of own) {
    for (let at = file.stages[index]; at !== undefined; at = at.parent) seen.add(at.index);
  }
  for (const { index, parent } of file.stages) {
    if (parent !== undefined && seen.has(parent.index)) seen.add(index);
  }
  return seen;
}

function isVariable(name: Name): name is VariableName {
  return name.kind === 'variable';
}

function isNumber(written: string): boolean {
  return /^\d+$/.test(written);
}

/** As people count. */
function lineOf({ range }: Located): number {
  return range.start.line + 1;
}

const texts = {
  nothing: {
    en: 'Could not rename: no stage or variable stands here. Put the cursor on one.',
    'zh-cn': '无法重命名：此处没有构建阶段或变量。请把光标放在名称上。',
  },
  undefined: {
    en: 'Could not rename `{name}`: no `ARG` or `ENV` before sets it in this stage. Define it first.',
    'zh-cn': '无法重命名 `{name}`：此阶段前面没有用 `ARG` 或 `ENV` 定义它。请先定义。',
  },
  unnamed: {
    en: 'Could not rename stage {index}: it has no name. Write `AS` and a name behind its `FROM`.',
    'zh-cn': '无法重命名第 {index} 个阶段：它没有名称。请在它的 `FROM` 后写上 `AS` 和名称。',
  },
  number: {
    en: 'Could not rename `{index}`: it is the number of the stage `{name}`. Rename it where its name stands.',
    'zh-cn': '无法重命名 `{index}`：它是阶段 `{name}` 的序号。请在写有名称的地方重命名。',
  },
  hidden: {
    en: 'Could not rename the stage `{name}`: line {line} names it by a variable. Write the name there first.',
    'zh-cn': '无法重命名阶段 `{name}`：第 {line} 行用变量引用它。请先在那里直接写名称。',
  },
  stageForm: {
    en: 'Could not rename the stage to `{to}`: a name begins with a letter and has only letters, digits, `_`, `-` and `.`. Choose such a name.',
    'zh-cn':
      '无法把阶段改名为 `{to}`：名称须以字母开头，只含字母、数字、`_`、`-` 和 `.`。请换一个名称。',
  },
  reserved: {
    en: 'Could not rename the stage to `{to}`: for builders that word has a meaning of its own. Choose another name.',
    'zh-cn': '无法把阶段改名为 `{to}`：这个词在构建器里另有含义。请换一个名称。',
  },
  stageTaken: {
    en: 'Could not rename the stage to `{to}`: the stage in line {line} has that name. Choose another name.',
    'zh-cn': '无法把阶段改名为 `{to}`：第 {line} 行的阶段已用此名称。请换一个名称。',
  },
  image: {
    en: 'Could not rename the stage to `{to}`: line {line} takes an image of that name. Choose another name.',
    'zh-cn': '无法把阶段改名为 `{to}`：第 {line} 行使用同名的镜像。请换一个名称。',
  },
  builders: {
    en: 'Could not rename: the builder itself sets `{name}`. Choose a variable and a name of your own.',
    'zh-cn': '无法重命名：`{name}` 由构建器设置。请选择自己的变量和名称。',
  },
  variableForm: {
    en: 'Could not rename the variable to `{to}`: a name has only letters, digits and `_`, and begins with no digit. Choose such a name.',
    'zh-cn': '无法把变量改名为 `{to}`：名称只含字母、数字和 `_`，且不能以数字开头。请换一个名称。',
  },
  variableTaken: {
    en: 'Could not rename the variable to `{to}`: line {line} uses that name already. Choose another name.',
    'zh-cn': '无法把变量改名为 `{to}`：第 {line} 行已使用此名称。请换一个名称。',
  },
} satisfies Record<string, Text>;
