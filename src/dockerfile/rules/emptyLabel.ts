import { said } from '../../text.ts';
import { labelsOf } from './labels.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3051. */
export const emptyLabel: DockerfileRule = {
  ids: ['DL3051'],
  severity: 'warning',
  title: { en: 'Give the labels of the config a value', 'zh-cn': '配置里的标签（label）要有值' },
  why: {
    en: 'An empty label says no more than a missing one.',
    'zh-cn': '空标签（label）和没有一样。',
  },
  example: {
    before: 'FROM alpine:3.20\nLABEL team=""\n',
    after: 'FROM alpine:3.20\nLABEL team="web"\n',
  },
  fix: false,
  check: (document, { settings: { labelSchema } }) =>
    labelsOf(document, document.instructions).flatMap(({ name, key, word, value }) => {
      if (name === undefined || value !== '' || !Object.hasOwn(labelSchema, name)) return [];
      const isSeen = word !== undefined && word.end > word.start;
      return [{ range: (isSeen ? word : key).range, message: said(message, { name }) }];
    }),
};

const message = {
  en: 'The label `{name}` is empty. Give it a value.',
  'zh-cn': '标签（label）`{name}` 是空的，请写上值。',
};
