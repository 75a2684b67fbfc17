import { said } from '../../text.ts';
import { isImageName } from '../imageName.ts';
import { stateAt, valueOf } from '../scopes.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check: what FROM says without build arguments. It takes a stage's name in small letters only. */
export const invalidDefaultImage: DockerfileRule = {
  ids: ['InvalidDefaultArgInFrom'],
  severity: 'warning',
  title: {
    en: 'Give the `ARG`s of `FROM` defaults that work',
    'zh-cn': '`FROM` 用到的 `ARG` 要有可用的默认值',
  },
  why: {
    en: 'Without `--build-arg` the name of the base image is broken, and so is the build.',
    'zh-cn': '不加 `--build-arg` 时基础镜像名不完整，构建会失败。',
  },
  example: { before: 'ARG TAG\nFROM busybox:$TAG\n', after: 'ARG TAG=1.36\nFROM busybox:$TAG\n' },
  fix: false,
  check: (document) =>
    document.stages.flatMap(({ from, baseWord }) => {
      if (baseWord === undefined) return [];
      const image = valueOf(document, from, baseWord);
      if (image === undefined || isImageName(image)) return [];
      const state = stateAt(document, from);
      const text = baseWord.variables.length > 0 ? message : fixed;
      const related = baseWord.variables.flatMap(({ name }) => {
        const range = state.variable(name)?.pair?.range;
        return range === undefined ? [] : [{ range, message: declared }];
      });
      return [{ range: baseWord.range, message: said(text, { image }), related }];
    }),
};

const message = {
  en: 'Without build arguments the base image is `{image}`, which names none. Give its `ARG` a default value.',
  'zh-cn': '不给构建参数时，基础镜像是 `{image}`，不是有效的镜像名。请给 `ARG` 写上默认值。',
};
const fixed = {
  en: '`{image}` is no name of an image or a stage: these have small letters. Correct it.',
  'zh-cn': '`{image}` 不是有效的镜像名或构建阶段名，名称只用小写字母，请改正。',
};
const declared = said({ en: 'It is declared here', 'zh-cn': '在这里声明' });
