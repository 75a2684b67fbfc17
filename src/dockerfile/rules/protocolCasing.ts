import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { exposedIn } from './exposed.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check. */
export const protocolCasing: DockerfileRule = {
  ids: ['ExposeProtoCasing'],
  severity: 'warning',
  title: { en: 'Write protocols in lowercase', 'zh-cn': '协议名用小写' },
  why: {
    en: 'Tools show and compare them as `tcp` and `udp`.',
    'zh-cn': '各种工具都按 `tcp`、`udp` 显示和比较。',
  },
  example: {
    before: 'FROM alpine:3.20\nEXPOSE 80/TCP\n',
    after: 'FROM alpine:3.20\nEXPOSE 80/tcp\n',
  },
  fix: true,
  check: (document) =>
    exposedIn(document).flatMap(({ protocol }): readonly Found[] => {
      if (protocol === undefined) return [];
      const written = document.text.slice(protocol.start, protocol.end);
      const text = written.toLowerCase();
      if (written === text || written.includes('$')) return [];
      const fix = { title: said(title, { text }), edits: [{ range: protocol.range, text }] };
      return [{ range: protocol.range, message: said(message, { written, text }), fixes: [fix] }];
    }),
};

const message = {
  en: 'The protocol is written `{written}`. Write `{text}`.',
  'zh-cn': '协议名写成了 `{written}`，请写 `{text}`。',
};
const title = { en: 'Write `{text}`', 'zh-cn': '改为 `{text}`' };
