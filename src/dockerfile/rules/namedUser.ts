import { said } from '../../text.ts';
import { valueOf } from '../scopes.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3066. The value of a variable is not the file's to say. */
export const namedUser: DockerfileRule = {
  ids: ['DL3066'],
  severity: 'info',
  title: { en: 'Write users as numbers', 'zh-cn': '`USER` 写数字' },
  why: {
    en: 'Kubernetes can tell from a number alone that it is not root (`runAsNonRoot`), and a number means the same on every host.',
    'zh-cn':
      'Kubernetes 只能凭数字判断用户不是 root（`runAsNonRoot`），而且数字在每台宿主机上含义相同。',
  },
  example: { before: 'FROM alpine:3.20\nUSER app\n', after: 'FROM alpine:3.20\nUSER 1000\n' },
  fix: false,
  check: (document) =>
    document.instructions.flatMap((one) => {
      const [word] = one.words;
      if (one.keyword !== 'USER' || word === undefined) return [];
      const value = valueOf(document, one, word);
      const user = value?.split(':')[0] ?? '';
      if (user === '' || /^\d+$/.test(user)) return [];
      const written = document.text.slice(word.start, word.end);
      const length = word.variables.length === 0 ? written.split(':')[0]?.length : undefined;
      const end = word.start + (length ?? written.length);
      return [{ range: document.locate(word.start, end).range, message: said(message, { user }) }];
    }),
};

const message = {
  en: 'Only the image itself knows who `{user}` is. Write the number of that user.',
  'zh-cn': '只有镜像自己知道 `{user}` 是谁，请写这个用户的数字 ID。',
};
