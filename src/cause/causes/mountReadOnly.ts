import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { logOf } from '../served.ts';
import { ofContainer, subjectOf } from '../subject.ts';

const question: Text = {
  en: 'What does `:ro` at the end of `-v` mean, and must the program write there?',
  'zh-cn': '`-v` 末尾的 `:ro` 是什么意思？程序需要在那里写入吗？',
};
const form: Text = {
  en: '`docker run -v {source}:{target} …`, without `:ro`',
  'zh-cn': '`docker run -v {source}:{target} …`，不写 `:ro`',
};

export const mountReadOnly = defineCause<unknown, unknown>({
  id: 'mount-read-only',
  for: ofContainer,
  text: {
    en: 'The program in `{name}` could not write to `{target}`: it is mounted read-only.',
    'zh-cn': '`{name}` 里的程序无法写入 `{target}`：它是以只读方式挂载的。',
  },
  about: {
    en: 'A mount was made with `:ro`, and the program writes there. The container’s mounts say so, and its log `Read-only file system`.',
    'zh-cn':
      '挂载时写了 `:ro`，而程序要在那里写入。容器的挂载说明了这一点，日志里有 `Read-only file system`。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const found = subject?.container;
    if (subject === undefined || found === undefined) return undefined;
    const fitting =
      subject.lack === 'not-running' ||
      ['status', 'body', 'missing', 'includes', 'fault'].includes(failure.judgement.aspect ?? '');
    const mounts = found.mounts.filter(({ writable }) => !writable);
    const [only] = mounts;
    if (!fitting || only === undefined) return undefined;
    const line = (await logOf(found, world)).findLast((each) =>
      /read-only file ?system/i.test(each),
    );
    if (line === undefined) return undefined;
    const { source, target } = mounts.find((each) => line.includes(each.target)) ?? only;
    return {
      args: { name: subject.name, target },
      excerpt: [line],
      degrees: [degree(question), degree(form, { source, target }), ...anew(subject)],
    };
  },
});
