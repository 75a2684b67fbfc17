import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { exposedIn } from './exposed.ts';
import type { DockerfileRule } from './rule.ts';

/** BuildKit's check. */
export const exposedHost: DockerfileRule = {
  ids: ['ExposeInvalidFormat'],
  severity: 'warning',
  title: { en: "Name the container's port alone in `EXPOSE`", 'zh-cn': '`EXPOSE` 只写容器端口' },
  why: {
    en: 'An image cannot say which address or port of the host it is published on. That is for `docker run -p`.',
    'zh-cn': '镜像不能决定发布到宿主机的哪个地址和端口，那是 `docker run -p` 的事。',
  },
  example: {
    before: 'FROM alpine:3.20\nEXPOSE 127.0.0.1:80:80\n',
    after: 'FROM alpine:3.20\nEXPOSE 80\n',
  },
  fix: true,
  check: (document) =>
    exposedIn(document).flatMap(({ word, host }): readonly Found[] => {
      if (host === undefined) return [];
      const fix = { title, edits: [{ range: host.range, text: '' }] };
      return [{ range: word.range, message: said(message, { port: word.plain }), fixes: [fix] }];
    }),
};

const message = {
  en: "`{port}` names an address or port of the host. Write the container's port alone.",
  'zh-cn': '`{port}` 写了宿主机的地址或端口，请只写容器端口。',
};
const title = said({ en: 'Leave the port alone', 'zh-cn': '只留容器端口' });
