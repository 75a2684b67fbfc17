import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree } from '../degree.ts';

const question: Text = {
  en: 'The registry looks the account up in its password file. Are the user and the password in there those of the step, letter by letter?',
  'zh-cn': '镜像仓库在密码文件里查找账号。里面的用户名和密码与这一步要求的逐字相同吗？',
};
const again: Text = {
  en: 'Write the file once more, with `htpasswd -Bbc ____ {user} ____`. The registry reads it again by itself.',
  'zh-cn': '用 `htpasswd -Bbc ____ {user} ____` 重新写这个文件。镜像仓库会自动重新读取。',
};

export const accountRefused = defineCause({
  id: 'account-refused',
  for: [registry],
  text: {
    en: 'The registry asks for a login, but does not take the account `{user}` with the lab’s password.',
    'zh-cn': '镜像仓库要求登录，但不接受账号 `{user}` 和实验的密码。',
  },
  about: {
    en: 'The registry’s password file has another user or another password than the lab’s, or is not the file that the registry reads. It answered 401 to the lab’s own account.',
    'zh-cn':
      '镜像仓库的密码文件里是别的用户名或密码，或者镜像仓库读取的不是这个文件。它对实验自己的账号返回了 401。',
  },
  help: [question, again, allLogs],
  recognise({ spec: { container, login }, judgement }) {
    if (judgement.aspect !== 'denied' || login === undefined) return undefined;
    const args = { user: login.user };
    return {
      args,
      degrees: [
        degree(question),
        degree(again, args),
        degree(allLogs, {}, { run: ['docker', 'logs', '--tail', '20', container] }),
      ],
    };
  },
});
