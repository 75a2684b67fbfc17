import type { Degree, Remedy } from '../check/verdict.ts';
import { said } from '../text.ts';
import type { Arguments, Text } from '../text.ts';

/** One degree of help: its text with arguments, and the way out that stands beside it. */
export function degree(text: Text, args: Arguments = {}, remedy?: Remedy): Degree {
  const words = said(text, args);
  return remedy === undefined ? { text: words } : { text: words, remedy };
}

/** Above a command that does it. */
export const thisDoesIt: Text = { en: 'This does it:', 'zh-cn': '这样做：' };

/** Above a command that removes the container which is in the way. */
export const removeFirst: Text = {
  en: 'First remove the container `{name}`; the image stays.',
  'zh-cn': '先删除容器 `{name}`，镜像会保留。',
};

/** Above a line of a file. */
export const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };

/** Above a command that shows what a container has printed. */
export const allLogs: Text = { en: 'Everything that it printed:', 'zh-cn': '它输出的全部内容：' };
