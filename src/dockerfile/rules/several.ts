import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Dockerfile } from '../model.ts';
import { repeats } from './instructions.ts';

const message: Text = {
  en: 'This stage has a `{keyword}` already; only the last one counts. Keep one of them.',
  'zh-cn': '这个构建阶段已有 `{keyword}`，只有最后一条有效，请只保留一条。',
};
const earlier = said({ en: 'The first of them', 'zh-cn': '第一条' });

/** Of each stage every instruction of one kind but the first, which they point at. */
export function several(document: Dockerfile, keyword: string): readonly Found[] {
  return repeats(document, keyword).flatMap(([first, ...later]) =>
    later.map(({ keywordRange }) => ({
      range: keywordRange,
      message: said(message, { keyword }),
      related: first === undefined ? [] : [{ range: first.keywordRange, message: earlier }],
    })),
  );
}
