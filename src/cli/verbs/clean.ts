import type { Leftover } from '../../session/session.ts';
import { said, type Text } from '../../text.ts';
import type { Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';
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
const removed: Text = { en: 'removed {name}', 'zh-cn': '已删除 {name}' };
const objects: Readonly<Record<Leftover['object'], Text>> = {
  container: { en: 'container', 'zh-cn': '容器' },
  image: { en: 'image', 'zh-cn': '镜像' },
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
  async run(context) {
    const { say, plain, args, io } = context;
    const session = await openLab(context);
    try {
      const leftovers = await session.leftovers(io.signal);
      const data = leftovers.map(({ object, id, name, ticked, detail }) => ({
        object,
        id,
        name,
        ticked,
        detail: plain(detail),
      }));
      if (leftovers.length === 0) say(plain(said(nothing)));
      if (!args.yes) {
        for (const { object, name, detail, ticked } of leftovers) {
          say(`${ticked ? '✔' : '○'} ${plain(said(objects[object]))} ${name}  ${plain(detail)}`);
        }
        if (leftovers.length > 0) say(plain(said(preview)));
        return { exitCode: exitCode.passed, data: { leftovers: data, removed: [] } };
      }
      const results = await session.cleanUp(
        leftovers.filter(({ ticked }) => ticked),
        io.signal,
      );
      for (const { leftover, error } of results) {
        say(error ? `✘ ${plain(error)}` : `✔ ${plain(said(removed, { name: leftover.name }))}`);
      }
      const wrong = results.some(({ error }) => error !== undefined);
      return {
        exitCode: wrong ? exitCode.failed : exitCode.passed,
        data: {
          leftovers: data,
          removed: results.map(({ leftover, error }) => ({
            name: leftover.name,
            ...(error ? { error: plain(error) } : {}),
          })),
        },
      };
    } finally {
      session.dispose();
      await session.closed;
    }
  },
};
