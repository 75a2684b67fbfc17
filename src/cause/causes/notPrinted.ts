import { asList, missingFrom } from '../../check/matchers.ts';
import { logs } from '../../check/types/logs.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const newest = 8;

const question: Text = {
  en: 'What has to happen, so that the program prints that? Its last lines stand above.',
  'zh-cn': '要发生什么，程序才会输出它？上面是它最后输出的几行。',
};
const silent: Text = {
  en: 'It has printed nothing at all. Does the program in it write to its standard output?',
  'zh-cn': '它什么也没有输出。里面的程序会写到标准输出吗？',
};
const all: Text = { en: 'Everything that it printed:', 'zh-cn': '它输出的全部内容：' };

export const notPrinted = defineCause({
  id: 'not-printed',
  for: [logs],
  text: {
    en: '`{name}` has not printed `{text}` yet.',
    'zh-cn': '`{name}` 还没有输出过 `{text}`。',
  },
  about: {
    en: 'The container is there, and what is waited for does not stand in its logs: what makes the program print it has not happened, or happened to another container.',
    'zh-cn':
      '容器在，但日志里没有要找的内容：让程序输出它的事情还没有发生，或者发生在另一个容器上。',
  },
  help: [question, silent, all],
  recognise({ spec, observation: { lines }, judgement: { aspect } }) {
    if (lines === undefined) return undefined;
    const parts = [...asList(spec.includes)];
    // A line that should be there at least once, and is not at all.
    const never =
      aspect === 'count' &&
      spec.count?.least !== undefined &&
      !lines.some((line) => missingFrom(line, parts).length === 0);
    if (aspect !== 'includes' && !never) return undefined;
    const text = never ? parts.join(' … ') : (missingFrom(lines.join('\n'), parts)[0] ?? '');
    const excerpt = lines.filter((line) => line.trim() !== '').slice(-newest);
    return {
      args: { name: spec.container, text },
      ...(excerpt.length === 0 ? {} : { excerpt }),
      degrees: [
        degree(excerpt.length === 0 ? silent : question),
        degree(all, {}, { run: ['docker', 'logs', spec.container] }),
      ],
    };
  },
});
