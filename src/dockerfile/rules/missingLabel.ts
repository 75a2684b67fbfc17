import { said } from '../../text.ts';
import { outcomes } from './instructions.ts';
import { labelNames } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3049, for the stages whose images a build is for. */
export const missingLabel: DockerfileRule = {
  ids: ['DL3049'],
  severity: 'info',
  title: { en: 'Set the labels that the config asks for', 'zh-cn': '写上配置要求的标签（label）' },
  why: {
    en: 'The config names the labels that every image carries.',
    'zh-cn': '配置写明了每个镜像都要有哪些标签（label）。',
  },
  example: { before: 'FROM alpine:3.20\n', after: 'FROM alpine:3.20\nLABEL team="web"\n' },
  fix: false,
  check: (document, { settings: { labelSchema } }) => {
    const wanted = Object.keys(labelSchema);
    if (wanted.length === 0) return [];
    return outcomes(document).flatMap((stage) => {
      const names = labelNames(document, stage);
      return wanted
        .filter((name) => !names.has(name))
        .map((name) => ({ range: stage.from.keywordRange, message: said(message, { name }) }));
    });
  },
};

const message = {
  en: 'The label `{name}` is missing. Add `LABEL {name}="…"`.',
  'zh-cn': '缺少标签（label）`{name}`，请写 `LABEL {name}="…"`。',
};
