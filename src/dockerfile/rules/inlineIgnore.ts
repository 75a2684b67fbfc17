import { said } from '../../text.ts';
import { isInlineIgnore } from '../comments.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL1001. Off unless configured; what ignores in the whole file is none. */
export const inlineIgnore: DockerfileRule = {
  ids: ['DL1001'],
  severity: 'off',
  title: { en: 'Ignore rules in the config, not inline', 'zh-cn': '在配置中忽略规则，不写在行间' },
  why: {
    en: 'A team that keeps its exceptions in one place, the config, can see and discuss them there.',
    'zh-cn': '团队把例外都放在配置里，就能在一处看到并讨论它们。',
  },
  example: {
    before: 'FROM alpine:3.20\n# hadolint ignore=DL3018\nRUN apk add --no-cache curl\n',
    after: 'FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1\n',
  },
  fix: false,
  check: (document) =>
    document.comments
      .filter((comment) => isInlineIgnore(document, comment))
      .map(({ range }) => ({ range, message })),
};

const message = said({
  en: 'This comment ignores rules inline. Correct the line below, or ignore the rule in `.hadolint.yaml`.',
  'zh-cn': '这条注释在行间忽略规则。请修改下面一行，或在 `.hadolint.yaml` 中忽略该规则。',
});
