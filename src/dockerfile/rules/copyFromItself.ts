import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Stage, Flag } from '../model.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3023. Of names and numbers alike. */
export const copyFromItself: DockerfileRule = {
  ids: ['DL3023'],
  severity: 'error',
  title: { en: 'Copy from another stage', 'zh-cn': '从其他构建阶段复制' },
  why: {
    en: 'A stage is not finished while it is built, so nothing can be copied from it: the build fails.',
    'zh-cn': '阶段还在构建中，不能从自己复制，构建会失败。',
  },
  example: {
    before: 'FROM alpine:3.20 AS app\nCOPY --from=app /a /b\n',
    after: 'FROM alpine:3.20 AS base\nFROM alpine:3.20 AS app\nCOPY --from=base /a /b\n',
  },
  fix: false,
  check: ({ stages }) =>
    stages.flatMap((stage) =>
      stage.instructions.flatMap(({ keyword, flags }) =>
        keyword === 'COPY' ? flags.flatMap((flag) => itselfIn(stages, stage, flag)) : [],
      ),
    ),
};

function itselfIn(stages: readonly Stage[], stage: Stage, flag: Flag): readonly Found[] {
  const { value: name = '', valueRange: range } = flag;
  if (flag.name !== 'from' || range === undefined) return [];
  // Of stages with one name the last is meant (BuildKit, frontend/dockerfile/dockerfile2llb).
  const named = stages.findLast((each) => each.name?.toLowerCase() === name.toLowerCase());
  if (named !== stage && name !== String(stage.index)) return [];
  const related = [{ range: (stage.nameWord ?? stage.from).range, message: here }];
  return [{ range, message: said(message, { name }), related }];
}

const message = {
  en: '`{name}` is the stage that this line belongs to. Copy from an earlier one.',
  'zh-cn': '`{name}` 就是这一行所在的构建阶段，请从前面的阶段复制。',
};
const here = said({ en: 'This stage', 'zh-cn': '这个构建阶段' });
