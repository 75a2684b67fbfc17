import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile, Word } from '../model.ts';
import { unwrapped } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3011. */
export const portRange: DockerfileRule = {
  ids: ['DL3011'],
  severity: 'error',
  title: { en: 'Name ports up to 65535', 'zh-cn': '端口不超过 65535' },
  why: {
    en: 'A port is a number of 16 bits. Builders refuse a larger one.',
    'zh-cn': '端口是 16 位数字，更大的数构建器不接受。',
  },
  example: { before: 'FROM alpine:3.20\nEXPOSE 80000\n', after: 'FROM alpine:3.20\nEXPOSE 8000\n' },
  fix: false,
  check: (document) =>
    unwrapped(document)
      .filter(({ keyword }) => keyword === 'EXPOSE')
      .flatMap(({ words }) => words.flatMap((word) => tooLargeIn(document, word))),
};

function tooLargeIn(document: Dockerfile, word: Word): readonly Found[] {
  if (word.variables.length > 0) return [];
  const written = document.text.slice(word.start, word.end);
  const ports = /[^/]*/.exec(written)?.[0] ?? '';
  return [...ports.matchAll(/(?<![\w.])\d+(?![\w.])/g)].flatMap(({ 0: port, index }) => {
    if (Number(port) <= 65535) return [];
    const { range } = document.locate(word.start + index, word.start + index + port.length);
    return [{ range, message: said(message, { port }) }];
  });
}

const message = {
  en: 'There is no port `{port}`: the last is 65535.',
  'zh-cn': '没有端口 `{port}`，最大是 65535。',
};
