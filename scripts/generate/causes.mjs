/** docs/causes.md and docs/causes.zh-cn.md: what a check can explain, from the causes themselves. */
import { catalogue } from '../../src/cause/catalogue.ts';

const words = {
  en: {
    title: 'Why a task fails, and what to do',
    intro:
      'Every cause that _Check my step_ can name. `container-lab explain ID` says the same in a terminal. `…` stands for what is known only in your case.',
    other: '[简体中文](causes.zh-cn.md)',
    cause: 'Causes',
    block: 'The environment is not ready',
    blockIntro: 'These block a task: nothing of yours is wrong, and the task stays as it was.',
    help: 'What to do, by degrees:',
    types: 'It explains: ',
    comma: ', ',
  },
  'zh-cn': {
    title: '任务为什么未通过，该怎么办',
    intro:
      '“检查这一步”能给出的所有原因。在终端里运行 `container-lab explain ID` 会显示同样的内容。`…` 代表具体情况中才知道的部分。',
    other: '[English](causes.md)',
    cause: '原因',
    block: '环境未就绪',
    blockIntro: '这些情况会让任务无法判断：你的操作没有问题，任务的状态保持不变。',
    help: '该怎么办，由浅入深：',
    types: '用于解释：',
    comma: '、',
  },
};

export const pages = Object.keys(words).map((language) => ({
  path: language === 'en' ? 'docs/causes.md' : `docs/causes.${language}.md`,
  content: () => page(language),
}));

function page(language) {
  const word = words[language];
  const part = (is) =>
    catalogue.filter((each) => each.is === is).map((each) => entry(each, language));
  return [
    `# ${word.title}`,
    word.other,
    word.intro,
    `## ${word.cause}`,
    ...part('cause').flat(),
    `## ${word.block}`,
    word.blockIntro,
    ...part('block').flat(),
  ].join('\n\n');
}

function entry({ id, is, text, about, help, types }, language) {
  const word = words[language];
  const list = help.map((each, index) => `${index + 1}. ${each[language]}`).join('\n');
  return [
    `### ${id}`,
    `> ${text[language]}`,
    ...(is === 'cause' ? [about[language]] : []),
    ...(help.length > 0 ? [word.help, list] : []),
    ...(types.length > 0 ? [word.types + types.map((type) => `\`${type}\``).join(word.comma)] : []),
  ];
}
