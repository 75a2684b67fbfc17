import { said } from '../../text.ts';
import { labelsOf } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3050, where the config is strict about labels. */
export const superfluousLabel: DockerfileRule = {
  ids: ['DL3050'],
  severity: 'info',
  title: { en: 'Set no labels but those of the config', 'zh-cn': '只写配置里的标签（label）' },
  why: {
    en: 'With `strict-labels` the config names all the labels that an image may carry.',
    'zh-cn': '有 `strict-labels` 时，镜像只能有配置里写明的标签（label）。',
  },
  example: { before: 'FROM alpine:3.20\nLABEL other="x"\n', after: 'FROM alpine:3.20\n' },
  fix: false,
  check: (document, { settings: { labelSchema, strictLabels } }) =>
    labelsOf(document, strictLabels ? document.instructions : []).flatMap(({ name, key }) =>
      name === undefined || Object.hasOwn(labelSchema, name)
        ? []
        : [{ range: key.range, message: said(message, { name }) }],
    ),
};

const message = {
  en: 'The config knows no label `{name}`. Remove it, or add it to `label-schema`.',
  'zh-cn': '配置里没有标签（label）`{name}`，请删掉，或加到 `label-schema`。',
};
