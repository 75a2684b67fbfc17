import { said, type Text } from '../../text.ts';
import type { Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import { leftoverLines, leftoversData, removalsData, sayRemovals } from '../leftovers.ts';
import { openLab } from '../openLab.ts';

const summary: Text = {
  en: 'what the lab left on the daemon; --yes removes it',
  'zh-cn': '列出实验留在守护进程上的对象；加 --yes 则删除',
};
const nothing: Text = { en: 'Nothing is left.', 'zh-cn': '没有遗留任何对象。' };
const preview: Text = {
  en: 'Nothing was removed. `container-lab clean --yes` removes what is marked with ✔.',
  'zh-cn': '没有删除任何对象。运行 `container-lab clean --yes` 会删除标有 ✔ 的对象。',
};

export const clean: Verb = {
  name: 'clean',
  usage: 'clean [--yes] [--folder DIR]',
  summary,
  about: {
    en: 'Lists what the lab in this folder left on the daemon. With --yes it removes what is marked with ✔; what was there before the lab stays.',
    'zh-cn':
      '列出此文件夹中的实验留在守护进程上的对象。加 --yes 会删除标有 ✔ 的对象；实验开始前就有的会保留。',
  },
  words: 0,
  flags: ['--yes', '--folder'],
  async run(context) {
    const { say, plain, args, io } = context;
    const session = await openLab(context);
    try {
      const leftovers = await session.leftovers(io.signal);
      const data = leftoversData(leftovers, plain);
      if (leftovers.length === 0) say(plain(said(nothing)));
      if (!args.yes) {
        for (const line of leftoverLines(leftovers, plain)) say(line);
        if (leftovers.length > 0) say(plain(said(preview)));
        return { exitCode: exitCode.passed, data: { leftovers: data, removed: [] } };
      }
      const results = await session.cleanUp(
        leftovers.filter(({ ticked }) => ticked),
        io.signal,
      );
      sayRemovals(results, context);
      const wrong = results.some(({ error }) => error !== undefined);
      return {
        exitCode: wrong ? exitCode.failed : exitCode.passed,
        data: { leftovers: data, removed: removalsData(results, plain) },
      };
    } finally {
      session.dispose();
      await session.closed;
    }
  },
};
