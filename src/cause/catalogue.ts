import type { Text } from '../text.ts';
import { blocks, bug } from './blocks.ts';
import { causes } from './causes.ts';
import { thisDoesIt } from './degree.ts';
import { stillSo } from './stillSo.ts';
import { unknown } from './unknown.ts';

/** What a verdict may be explained with, as one describes it without a case at hand. */
export interface Entry {
  readonly id: string;
  readonly is: 'cause' | 'block';
  /** What happened; `…` stands for what is known only in a case. */
  readonly text: Text;
  /** What lies behind it, and what it is recognised by. */
  readonly about: Text;
  /** The first sentence of what is said of it: a line in a list. */
  readonly line: Text;
  /** What to do, by degrees. */
  readonly help: readonly Text[];
  /** The check types that it explains; all of them when there are none. */
  readonly types: readonly string[];
}

const theCommand: Text = {
  en: 'The command that does it is offered, with your names in it.',
  'zh-cn': '会给出能解决它的命令，并填好你的名字。',
};
const ofUnknown: Text = {
  en: 'The check failed, and no cause fits what was found. It is said so, rather than guessed.',
  'zh-cn': '检查未通过，而发现的情况不符合任何已知原因。这时会直接说明，而不是猜测。',
};
const ofBlock: Text = {
  en: 'This is no mistake: the environment was not ready, so the task could not be judged. It stays as it was.',
  'zh-cn': '这不是错误：环境未就绪，所以无法判断这个任务。任务的状态保持不变。',
};
const ofBug: Text = {
  en: 'A check ended with an error of its own. The report holds what is needed to find it.',
  'zh-cn': '某项检查自己出错了。报告里有查找原因所需的信息。',
};

/** Every id that a verdict can carry: the causes in their order, then what blocks. */
export const catalogue: readonly Entry[] = [
  ...causes.map(({ id, text, about, help, for: types }) =>
    entry('cause', { id, text, about, help, types: types.map(({ type }) => type) }),
  ),
  entry('cause', { ...stillSo, types: ['not'] }),
  entry('cause', { ...unknown, about: ofUnknown, types: [] }),
  ...Object.values(blocks).map(({ id, text, degrees }) =>
    entry('block', { id, text, about: ofBlock, help: degrees.map((each) => each.text), types: [] }),
  ),
  entry('block', { ...bug, about: ofBug, types: [] }),
];

function entry(
  is: Entry['is'],
  { id, text, about, help, types }: Omit<Entry, 'is' | 'line'>,
): Entry {
  const ways = help.map((each) => (each === thisDoesIt ? theCommand : sentence(inGeneral(each))));
  const line = firstSentence(is === 'cause' ? about : inGeneral(text));
  return { id, is, text: inGeneral(text), about, line, help: ways, types };
}

function inGeneral(text: Text): Text {
  const open = (words: string): string => words.replace(/\{\w+\}/g, '…');
  return { en: open(text.en), 'zh-cn': open(text['zh-cn']) };
}

function firstSentence(text: Text): Text {
  return {
    en: text.en.split(/(?<=\.)\s(?=[A-Z`])/)[0] ?? '',
    'zh-cn': text['zh-cn'].split(/(?<=。)/)[0] ?? '',
  };
}

/** What stands above a command ends with a colon; alone it is a sentence. */
function sentence(text: Text): Text {
  return { en: text.en.replace(/:$/, '.'), 'zh-cn': text['zh-cn'].replace(/：$/, '。') };
}
