import type { Entry } from '../../cause/catalogue.ts';
import { codeList } from '../../lab/fault.ts';
import { said, type Text } from '../../text.ts';
import type { Context, Verb } from '../context.ts';
import { didYouMean } from '../didYouMean.ts';
import { exitCode } from '../exitCode.ts';
import { UsageError } from '../usageError.ts';

const mistakes: Text = { en: 'Why a task fails:', 'zh-cn': '任务未通过的原因：' };
const blocked: Text = {
  en: 'Why a task cannot be judged (nothing of yours is wrong):',
  'zh-cn': '任务无法判断的原因（不是你的操作有问题）：',
};
const whatToDo: Text = { en: 'What to do, by degrees:', 'zh-cn': '该怎么办，由浅入深：' };
const namedFor: Text = { en: 'It explains: {types}', 'zh-cn': '用于解释：{types}' };
const noSuch: Text = {
  en: 'Could not explain `{id}`: there is no such cause. {next}',
  'zh-cn': '无法解释 `{id}`：没有这个原因。{next}',
};
const seeList: Text = {
  en: 'Run `container-lab explain` for all of them.',
  'zh-cn': '运行 `container-lab explain` 可以列出全部原因。',
};

export const explain: Verb = {
  name: 'explain',
  usage: 'explain [ID]',
  summary: { en: 'what a cause means, and what to do', 'zh-cn': '说明某个原因的含义和解决办法' },
  about: {
    en: 'Lists every cause that a check can name. With an ID: what it means, how it is recognised, and what to do about it.',
    'zh-cn': '列出检查可能给出的所有原因。写上 ID 时，说明它的含义、判断依据和解决办法。',
  },
  words: 1,
  flags: [],
  async run(context) {
    const { catalogue } = await import('../../cause/search.ts');
    const [id] = context.args.words;
    const data = id === undefined ? all(catalogue, context) : one(catalogue, id, context);
    return { exitCode: exitCode.passed, data };
  },
};

function all(catalogue: readonly Entry[], context: Context): unknown {
  const { say, plain } = context;
  const width = Math.max(...catalogue.map(({ id }) => id.length)) + 2;
  for (const [title, is] of [
    [mistakes, 'cause'],
    [blocked, 'block'],
  ] as const) {
    say(plain(said(title)));
    for (const entry of catalogue) {
      if (entry.is === is) say(`  ${entry.id.padEnd(width)}${plain(said(entry.line))}`);
    }
  }
  return { causes: catalogue.map((entry) => dataOf(entry, context)) };
}

function one(catalogue: readonly Entry[], id: string, context: Context): unknown {
  const { say, plain } = context;
  const entry = catalogue.find((each) => each.id === id);
  if (entry === undefined) {
    const ids = catalogue.map((each) => each.id);
    throw new UsageError(said(noSuch, { id, next: didYouMean(id, ids, seeList) }));
  }
  say(entry.id);
  say(plain(said(entry.text)));
  say(plain(said(entry.about)));
  if (entry.help.length > 0) say(plain(said(whatToDo)));
  entry.help.forEach((text, index) => say(`  ${index + 1}. ${plain(said(text))}`));
  if (entry.types.length > 0) say(plain(said(namedFor, { types: codeList(entry.types) })));
  return dataOf(entry, context);
}

function dataOf({ id, is, text, about, help, types }: Entry, { plain }: Context): unknown {
  return {
    id,
    is,
    text: plain(said(text)),
    about: plain(said(about)),
    help: help.map((each) => plain(said(each))),
    types,
  };
}
