import { inOrder } from '../../lab/course.ts';
import { labFile } from '../../lab/marks.ts';
import { resumable, type Started } from '../../session/start.ts';
import { said, type Text } from '../../text.ts';
import type { Verb } from '../context.ts';
import { exitCode } from '../exitCode.ts';

const summary: Text = { en: 'the labs, with your progress', 'zh-cn': '列出实验和你的进度' };
const none: Text = { en: 'There are no labs here.', 'zh-cn': '这里没有实验。' };
const minutes: Text = { en: '{title}, {minutes} minutes', 'zh-cn': '{title}，{minutes} 分钟' };
const finished: Text = { en: 'finished, in {folder}', 'zh-cn': '已完成，位于 {folder}' };
const started: Text = {
  en: '{done} of {all} tasks, in {folder}',
  'zh-cn': '{all} 个任务中已完成 {done} 个，位于 {folder}',
};

export const list: Verb = {
  name: 'list',
  usage: 'list',
  summary,
  about: {
    en: 'Lists the labs, those you started with their folder and progress, and what is wrong with a lab of yours.',
    'zh-cn': '列出所有实验、你已开始的实验的文件夹和进度，以及你编写的实验中的错误。',
  },
  words: 0,
  flags: [],
  async run({ labs, root, say, plain }) {
    const [reads, starts] = await Promise.all([labs(), resumable(root)]);
    if (reads.length === 0) say(plain(said(none)));
    const rows = inOrder(reads).map(({ id, folder, lab, faults }) => {
      const mine = starts.filter((one) => one.there && one.state.lab === id);
      const tasks = lab?.steps.flatMap((step) => step.tasks).length ?? 0;
      say(
        lab
          ? `${id}  ${plain(said(minutes, { title: lab.title, minutes: lab.duration }))}`
          : `${id}  ✘ ${folder}`,
      );
      for (const { message, place } of faults) {
        const { line, character } = place.range.start;
        say(`    ${place.path || labFile}:${line + 1}:${character + 1} ${plain(message)}`);
      }
      for (const { state } of mine) {
        const done = doneOf(state);
        say(
          `    ${plain(
            state.finishedAt === undefined
              ? said(started, { done, all: tasks, folder: state.folder })
              : said(finished, { folder: state.folder }),
          )}`,
        );
      }
      return {
        id,
        folder,
        ...(lab ? { title: plain(said(lab.title)), minutes: lab.duration } : {}),
        faults: faults.map(({ id: fault, message, place }) => ({
          id: fault,
          message: plain(message),
          place,
        })),
        started: mine.map(({ session, state }) => ({
          session,
          folder: state.folder,
          step: state.step,
          done: doneOf(state),
          tasks,
          finished: state.finishedAt !== undefined,
        })),
      };
    });
    const isBroken = reads.some(({ faults }) => faults.length > 0);
    return { exitCode: isBroken ? exitCode.failed : exitCode.passed, data: { labs: rows } };
  },
};

function doneOf({ tasks }: Started['state']): number {
  return Object.values(tasks).filter(({ changedAt }) => changedAt === undefined).length;
}
