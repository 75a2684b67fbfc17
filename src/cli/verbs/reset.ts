import { said, type Text } from '../../text.ts';
import { agrees } from '../consent.ts';
import type { Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import { leftoverLines, leftoversData, removalsData, sayRemovals } from '../leftovers.ts';
import { openLab } from '../openLab.ts';

const preview: Text = {
  en: 'The lab in {folder} begins anew: its files are as at the start, your progress is kept aside.',
  'zh-cn': '{folder} 中的实验会重新开始：文件恢复到最初的样子，你的进度会另外保留。',
};
const goes: Text = { en: 'What is marked with ✔ is removed:', 'zh-cn': '标有 ✔ 的会被删除：' };
const aside: Text = {
  en: 'Your own versions of these files are kept aside: {paths}.',
  'zh-cn': '你自己的这些文件会另外保留：{paths}。',
};
const kept: Text = {
  en: 'Your own versions of {paths} are in {folder}.',
  'zh-cn': '你自己的 {paths} 保存在 {folder}。',
};
const done: Text = { en: 'The lab begins anew.', 'zh-cn': '实验已重新开始。' };

export const reset: Verb = {
  name: 'reset',
  usage: 'reset [--yes] [--folder DIR]',
  summary: { en: 'begin a lab anew, in its folder', 'zh-cn': '在实验文件夹中重新开始实验' },
  about: {
    en: 'Begins the lab in this folder anew, with the same names. Shows first what of the lab is removed and which of your files are kept aside; it needs --yes, or your y.',
    'zh-cn':
      '以相同的名称重新开始此文件夹中的实验。会先列出要删除的对象和要另外保留的文件；需要加 --yes，或在询问时输入 y。',
  },
  words: 0,
  flags: ['--yes', '--folder'],
  async run(context) {
    const { say, plain, io } = context;
    const session = await openLab(context);
    try {
      const [leftovers, changed] = await Promise.all([
        session.leftovers(io.signal, 'reset'),
        session.changedFiles(),
      ]);
      say(plain(said(preview, { folder: session.folder })));
      if (leftovers.length > 0) say(plain(said(goes)));
      for (const line of leftoverLines(leftovers, plain)) say(`    ${line}`);
      if (changed.length > 0) say(plain(said(aside, { paths: changed.join(', ') })));
      const told = { lab: session.lab.id, folder: session.folder };
      if (!(await agrees(context, 'reset'))) {
        return { exitCode: exitCode.failed, data: { ...told, reset: false } };
      }
      const chosen = leftovers.filter(({ ticked }) => ticked);
      const result = await session.reset(chosen, io.signal, (step) =>
        say(`  ${plain(said(step))} …`),
      );
      sayRemovals(result.removals, context);
      if (result.kept) {
        const { paths, folder } = result.kept;
        say(plain(said(kept, { paths: paths.join(', '), folder })));
      }
      say(plain(result.wrong ?? said(done)));
      const refused = result.removals.some(({ error }) => error !== undefined);
      return {
        exitCode: result.wrong || refused ? exitCode.failed : exitCode.passed,
        data: {
          ...told,
          reset: result.wrong === undefined,
          leftovers: leftoversData(leftovers, plain),
          removed: removalsData(result.removals, plain),
          ...(result.kept ? { kept: result.kept } : {}),
          ...(result.wrong ? { wrong: plain(result.wrong) } : {}),
        },
      };
    } finally {
      session.dispose();
      await session.closed;
    }
  },
};
