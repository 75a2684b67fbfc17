import { said } from '../../text.ts';
import type { Instruction } from '../model.ts';
import { stateAtEnd } from '../scopes.ts';
import { outcomes } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3002, for the stages whose images a build is for: as what a helper stage runs, no container does. */
export const rootUser: DockerfileRule = {
  ids: ['DL3002'],
  severity: 'warning',
  title: { en: 'Let the container run as another user than root', 'zh-cn': '容器不要以 root 运行' },
  why: {
    en: 'Whoever breaks out of a program that runs as root is root. Switch back with `USER` when the installing is done.',
    'zh-cn': '以 root 运行的程序一旦被攻破，对方就是 root。安装完成后请用 `USER` 换回普通用户。',
  },
  example: { before: 'FROM alpine:3.20\nUSER root\n', after: 'FROM alpine:3.20\nUSER 1000\n' },
  fix: false,
  check: (document) => {
    const seen = new Set<Instruction>();
    return outcomes(document).flatMap((stage) => {
      const { user } = stateAtEnd(document, stage);
      if (user === undefined || seen.has(user.instruction)) return [];
      if (!/^(?:root|0+)(?::|$)/.test(user.value ?? '')) return [];
      seen.add(user.instruction);
      return [{ range: user.word.range, message: said(message, { user: user.word.plain }) }];
    });
  },
};

const message = {
  en: 'The container will run as `{user}`. Switch to another user with `USER` at the end.',
  'zh-cn': '容器会以 `{user}` 运行。请在最后用 `USER` 换成普通用户。',
};
