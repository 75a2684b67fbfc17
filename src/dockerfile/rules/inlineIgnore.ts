import { said } from '../../text.ts';
import { ignoreLists } from '../comments.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL1001; only of comments that ignore on the next line, as there. */
export const inlineIgnore: DockerfileRule = {
  ids: ['DL1001'],
  severity: 'off',
  title: { en: 'Ignore no rule in the file', 'zh-cn': '不在文件里忽略规则' },
  why: {
    en: 'Some teams want every exception in one place: in `.hadolint.yaml`, where it is seen and reviewed.',
    'zh-cn': '有些团队希望所有例外都集中在 `.hadolint.yaml` 里，便于查看和审核。',
  },
  example: {
    before: 'FROM alpine:3.20\n# hadolint ignore=DL3018\nRUN apk add --no-cache curl\n',
    after: 'FROM alpine:3.20\nRUN apk add --no-cache curl\n',
  },
  fix: false,
  check: (document) => ignoreLists(document).map(({ range }) => ({ range, message })),
};

const message = said({
  en: 'A rule is ignored here. Move the exception to `ignored` in `.hadolint.yaml`, or correct the line.',
  'zh-cn': '这里忽略了规则。请把例外移到 `.hadolint.yaml` 的 `ignored`，或改正这一行。',
});
