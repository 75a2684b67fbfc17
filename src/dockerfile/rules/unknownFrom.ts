import type { Fix, Found } from '../../lint/finding.ts';
import { closestName } from '../../near.ts';
import { said } from '../../text.ts';
import type { Stage, Flag } from '../model.ts';
import { stageNamed } from '../stages.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3022. Builders mind no capitals, and what has a tag or a digest is an image. */
export const unknownFrom: DockerfileRule = {
  ids: ['DL3022'],
  severity: 'warning',
  title: { en: 'Copy from a stage of this file', 'zh-cn': '`--from` 引用本文件的构建阶段' },
  why: {
    en: "A name that no earlier stage has is looked for as an image: a slip of the pen pulls a stranger's image, or fails late.",
    'zh-cn':
      '前面没有这个名称的阶段时，构建器会把它当作镜像：写错一个字母就会拉取陌生镜像，或者很晚才失败。',
  },
  example: {
    before: 'FROM alpine:3.20 AS build\nFROM alpine:3.20\nCOPY --from=biuld /a /a\n',
    after: 'FROM alpine:3.20 AS build\nFROM alpine:3.20\nCOPY --from=build /a /a\n',
  },
  fix: true,
  check: ({ stages, instructions }) =>
    instructions.flatMap(({ keyword, stage, flags }) =>
      keyword === 'COPY' ? flags.flatMap((flag) => unknownIn(stages, stage, flag)) : [],
    ),
};

function unknownIn(stages: readonly Stage[], stage: number, flag: Flag): readonly Found[] {
  const { value: name = '', valueRange: range } = flag;
  const own = stages[stage];
  if (flag.name !== 'from' || range === undefined || name === '') return [];
  if (flag.variables.length > 0) return [{ range, message: said(variable, { name }) }];
  if (/[:@]/.test(name)) return [];
  // The stage's own name is another rule's.
  const isOwn = name === String(stage) || name.toLowerCase() === own?.name?.toLowerCase();
  if (isOwn || stageNamed(stages, name, stage) !== undefined) return [];
  const names = stages.slice(0, Math.max(stage, 0)).flatMap((each) => each.name ?? []);
  const near = closestName(name, names);
  if (near === undefined) {
    const later = stages.find((each) => each.name?.toLowerCase() === name.toLowerCase());
    const related = later?.nameWord && [{ range: later.nameWord.range, message: below }];
    return [{ range, message: said(message, { name }), ...(related && { related }) }];
  }
  const fix: Fix = {
    title: said({ en: 'Write `{near}`', 'zh-cn': '改为 `{near}`' }, { near }),
    edits: [{ range, text: near }],
    choose: true,
  };
  return [{ range, message: said(meant, { name, near }), fixes: [fix] }];
}

const message = {
  en: 'No earlier stage is called `{name}`. If it is an image, write its tag.',
  'zh-cn': '前面没有名为 `{name}` 的构建阶段。如果它是镜像，请写明镜像标签。',
};
const meant = {
  en: 'No earlier stage is called `{name}`. Did you mean `{near}`?',
  'zh-cn': '前面没有名为 `{name}` 的构建阶段，是不是 `{near}`？',
};
const variable = {
  en: 'Builders replace no variables in `--from`. Give `{name}` a stage of its own with `FROM`, and copy from that.',
  'zh-cn': '构建器不替换 `--from` 中的变量。请用 `FROM {name}` 单独写一个构建阶段，再从它复制。',
};
const below = said({ en: 'It begins only here', 'zh-cn': '它在这里才开始' });
