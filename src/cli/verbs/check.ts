import type { Text } from '../../text.ts';
import type { Verb } from '../context.ts';
import { formats } from '../flags.ts';
import { openLab, stepOf } from '../openLab.ts';
import { reportStep } from '../stepReport.ts';

const summary: Text = {
  en: 'check your step, in a lab folder',
  'zh-cn': '在实验文件夹中检查这一步',
};

export const check: Verb = {
  name: 'check',
  usage: 'check [STEP] [--folder DIR]',
  summary,
  about: {
    en: 'Checks a step of the lab in this folder, your current one when you name none. Your Docker and your files are only read.',
    'zh-cn': '检查此文件夹中实验的一步；不写步骤时，检查你当前的一步。只读取你的 Docker 和文件。',
  },
  words: 1,
  flags: ['--folder'],
  formats,
  async run(context) {
    const session = await openLab(context);
    try {
      const step = stepOf(session, context.args.words[0]);
      const result = await session.check(step, { asked: true }, context.io.signal);
      return reportStep(context, session, result);
    } finally {
      session.dispose();
      await session.closed;
    }
  },
};
