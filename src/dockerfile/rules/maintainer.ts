import { said } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import type { Fix } from '../../lint/finding.ts';
import type { DockerfileRule } from './rule.ts';

/** The label that OCI's image specification has for it. */
const label = 'org.opencontainers.image.authors';

/** hadolint's DL4000 and BuildKit's check of the same. */
export const maintainer: DockerfileRule = {
  ids: ['DL4000', 'MaintainerDeprecated'],
  severity: 'error',
  title: { en: 'Name the author in a `LABEL`', 'zh-cn': '用 `LABEL` 写作者' },
  why: {
    en: '`MAINTAINER` is deprecated: it is a field of its own that few tools read. A label says the same, and all of them show it.',
    'zh-cn':
      '`MAINTAINER` 已弃用：它是单独的字段，很少有工具读取。标签（label）说的是同一件事，各种工具都能显示。',
  },
  example: {
    before: 'FROM alpine:3.20\nMAINTAINER me@example.com\n',
    after: `FROM alpine:3.20\nLABEL ${label}="me@example.com"\n`,
  },
  fix: true,
  check: (document) =>
    document.instructions.flatMap((one) =>
      one.keyword === 'MAINTAINER'
        ? [{ range: one.keywordRange, message, fixes: fixesOf(document, one) }]
        : [],
    ),
};

function fixesOf({ escape }: Dockerfile, instruction: Instruction): readonly Fix[] {
  const { range, written, arguments: author, stage } = instruction;
  // Before the first FROM neither may stand.
  if (stage < 0 || author === '') return [];
  const bare = /^(["'])(.*)\1$/.exec(author)?.[2] ?? author;
  const special = escape === '`' ? /["$`]/g : /["$\\]/g;
  const value = bare.replace(special, (sign) => `${escape}${sign}`);
  const keyword = written === written.toLowerCase() ? 'label' : 'LABEL';
  const text = `${keyword} ${label}="${value}"`;
  return [
    {
      title: said({ en: 'Write it as a label', 'zh-cn': '改写为标签（label）' }),
      edits: [{ range, text }],
    },
  ];
}

const message = said(
  {
    en: '`MAINTAINER` is deprecated. Write `LABEL {label}="…"`.',
    'zh-cn': '`MAINTAINER` 已弃用，请写 `LABEL {label}="…"`。',
  },
  { label },
);
