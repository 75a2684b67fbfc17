import { readMistakes } from '../../lab/mistakes.ts';
import { codeList } from '../../lab/fault.ts';
import { said, type Text } from '../../text.ts';
import type { Verb } from '../context.ts';
import { didYouMean } from '../didYouMean.ts';
import { exitCode, worst } from '../exitCode.ts';
import { labOf } from '../openLab.ts';
import { tryLab, type Trial } from '../trial/trial.ts';
import { UsageError } from '../usageError.ts';

const summary: Text = {
  en: 'try a lab of yours: start, solution, mistakes',
  'zh-cn': '测试你编写的实验：起始状态、解答、常见错误',
};
const noWord: Text = {
  en: 'Could not test: name one lab, as in `container-lab test LAB`.',
  'zh-cn': '无法测试：请指定一个实验，例如 `container-lab test LAB`。',
};
const noOnly: Text = {
  en: 'Could not test `{only}`: the lab has no such step or mistake. {next}',
  'zh-cn': '无法测试 `{only}`：实验没有这个步骤或错误。{next}',
};
const kinds: Readonly<Record<Trial['kind'], Text>> = {
  start: { en: 'start', 'zh-cn': '起始状态' },
  step: { en: 'step {id}', 'zh-cn': '步骤 {id}' },
  mistake: { en: 'mistake {id}', 'zh-cn': '错误 {id}' },
  left: { en: 'nothing is left behind', 'zh-cn': '没有遗留' },
};
const total: Text = {
  en: '{good} passed, {bad} failed, {seconds} s',
  'zh-cn': '{good} 项通过，{bad} 项未通过，{seconds} 秒',
};

export const test: Verb = {
  name: 'test',
  usage: 'test LAB [--only ID] [--keep]',
  summary,
  about: {
    en: 'Tries a lab from start to end with names of its own: no task passes at the start, each solution passes, each mistake is told by its cause, nothing is left behind. It runs the commands of the lab, so test only labs that you trust. --only tries one step or mistake, --keep leaves its folder and objects.',
    'zh-cn':
      '用独立的名称从头到尾测试一个实验：开始时没有任务通过，每一步的解答都能通过，每个常见错误都报出对应的原因，最后没有遗留。它会执行实验中的命令，所以只测试你信任的实验。--only 只测一个步骤或错误，--keep 保留文件夹和对象。',
  },
  words: 1,
  async run(context) {
    const { args, say, plain, io, dockerEnv } = context;
    const [id] = args.words;
    if (id === undefined) throw new UsageError(said(noWord));
    const lab = await labOf(context, id);
    const { mistakes, faults } = await readMistakes(lab);
    for (const { message, place } of faults) {
      const { line, character } = place.range.start;
      say(`✘ ${place.path}:${line + 1}:${character + 1} ${plain(message)}`);
    }
    if (faults.length > 0) {
      const told = faults.map(({ message, place }) => ({ message: plain(message), place }));
      return { exitCode: exitCode.failed, data: { lab: id, faults: told } };
    }
    const known = ['start', ...lab.steps.map((step) => step.id), ...mistakes.map((one) => one.id)];
    if (args.only !== undefined && !known.includes(args.only)) {
      const next = didYouMean(args.only, known, knownText(known));
      throw new UsageError(said(noOnly, { only: args.only, next }));
    }
    const onTrial = (trial: Trial): void => {
      const name = plain(said(kinds[trial.kind], { id: trial.id }));
      const sign = trial.faults.length === 0 ? '✔' : trial.blocked ? '◇' : '✘';
      say(`${sign} ${name}  ${(trial.milliseconds / 1000).toFixed(1)} s`);
      for (const fault of trial.faults) say(`    ${plain(fault).replaceAll('\n', '\n    ')}`);
    };
    const from = performance.now();
    const connection = await context.connect();
    try {
      const trials = await tryLab(
        lab,
        mistakes,
        {
          connection,
          env: dockerEnv,
          keep: args.keep,
          onTrial,
          ...(args.only === undefined ? {} : { only: args.only }),
        },
        io.signal,
      );
      const bad = trials.filter((trial) => trial.faults.length > 0);
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      say(plain(said(total, { good: trials.length - bad.length, bad: bad.length, seconds })));
      return {
        exitCode: worst(bad.map(({ blocked }) => (blocked ? exitCode.blocked : exitCode.failed))),
        data: {
          lab: id,
          trials: trials.map((trial) => ({ ...trial, faults: trial.faults.map(plain) })),
        },
      };
    } finally {
      connection.close();
    }
  },
};

function knownText(known: readonly string[]): Text {
  const list = codeList(known);
  return { en: `Name one of ${list.en}.`, 'zh-cn': `请写 ${list['zh-cn']} 之一。` };
}
