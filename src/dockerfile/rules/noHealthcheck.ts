import { said } from '../../text.ts';
import type { Stage } from '../model.ts';
import { outcomes } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3057, for the stages whose images a build is for. Off unless configured. */
export const noHealthcheck: DockerfileRule = {
  ids: ['DL3057'],
  severity: 'off',
  title: {
    en: 'Say with `HEALTHCHECK` when the container is healthy',
    'zh-cn': '用 `HEALTHCHECK` 说明容器何时健康',
  },
  why: {
    en: 'Docker only sees whether a program runs. A health check tells whether it answers.',
    'zh-cn': 'Docker 只看得到程序是否在运行，健康检查才能说明它是否有响应。',
  },
  example: { before: 'FROM alpine:3.20\n', after: 'FROM alpine:3.20\nHEALTHCHECK CMD ["true"]\n' },
  fix: false,
  check: (document) =>
    outcomes(document)
      .filter((stage) => !hasHealthcheck(stage))
      .map(({ from }) => ({ range: from.keywordRange, message })),
};

function hasHealthcheck({ instructions, parent }: Stage): boolean {
  if (instructions.some(({ keyword }) => keyword === 'HEALTHCHECK')) return true;
  return parent !== undefined && hasHealthcheck(parent);
}

const message = said({
  en: 'This image has no `HEALTHCHECK`. Add one, or `HEALTHCHECK NONE`.',
  'zh-cn': '这个镜像没有 `HEALTHCHECK`，请加上，或写 `HEALTHCHECK NONE`。',
});
