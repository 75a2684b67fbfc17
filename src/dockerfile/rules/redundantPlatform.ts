import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { stateAt } from '../scopes.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3065 and BuildKit's check of the same. */
export const redundantPlatform: DockerfileRule = {
  ids: ['DL3065', 'RedundantTargetPlatform'],
  severity: 'warning',
  title: {
    en: 'Leave `--platform=$TARGETPLATFORM` out',
    'zh-cn': '不写 `--platform=$TARGETPLATFORM`',
  },
  why: {
    en: 'The target platform is the one a stage has anyway. The flag says nothing, and reads as if it did.',
    'zh-cn': '构建阶段本来就用目标平台。这个选项没有作用，却让人以为有。',
  },
  example: { before: 'FROM --platform=$TARGETPLATFORM alpine:3.20\n', after: 'FROM alpine:3.20\n' },
  fix: true,
  check: (document) =>
    document.stages.flatMap(({ from, baseWord }) =>
      from.flags.flatMap((flag, index): readonly Found[] => {
        if (flag.name !== 'platform' || !target.test(flag.value ?? '')) return [];
        // An ARG of the file's own makes it another variable.
        if (stateAt(document, from).variable('TARGETPLATFORM')?.pair?.value !== undefined)
          return [];
        const next = from.flags[index + 1] ?? baseWord;
        const range = { start: flag.range.start, end: (next ?? flag).range.start };
        const edits = [{ range: next === undefined ? flag.range : range, text: '' }];
        return [{ range: flag.range, message, fixes: [{ title, edits }] }];
      }),
    ),
};

const target = /^\$(?:TARGETPLATFORM|\{TARGETPLATFORM(?::?-[^}]*)?\})$/;
const message = said({
  en: '`$TARGETPLATFORM` is the platform that the stage has anyway. Leave the flag out.',
  'zh-cn': '构建阶段本来就用 `$TARGETPLATFORM` 平台，请去掉这个选项。',
});
const title = said({ en: 'Remove the flag', 'zh-cn': '删除这个选项' });
