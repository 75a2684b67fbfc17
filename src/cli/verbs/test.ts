import { availableParallelism } from 'node:os';
import { labKubeconfig } from '../../session/cluster/kubeconfigPath.ts';
import { said, type Text } from '../../text.ts';
import { kindOf, machineOf } from '../clusterMachine.ts';
import type { Context, Outcome, Verb } from '../context.ts';
import { exitCode, worst } from '../exitCode.ts';
import { formats } from '../flags.ts';
import type { Suite } from '../formats/suite.ts';
import { trialCluster } from '../trial/cluster.ts';
import { lockDaemon } from '../trial/daemonLock.ts';
import { tryLabs, type LabRun } from '../trial/labs.ts';
import { makeMatrix } from '../trial/matrix.ts';
import { matrixData, matrixLines } from '../trial/matrixReport.ts';
import { patience } from '../trial/room.ts';
import { runCodes, runData, runSuite, totalLine, trialLines } from '../trial/report.ts';
import { faultLine, findSubjects } from '../trial/subjects.ts';

const summary: Text = {
  en: 'try labs of yours: start, solution, mistakes',
  'zh-cn': '测试你编写的实验：起始状态、解答、常见错误',
};
const waits: Text = {
  en: 'Another `container-lab test` runs on this daemon: waiting for its end.',
  'zh-cn': '此守护进程上正在运行另一个 `container-lab test`：等待它结束。',
};
const noLabs: Text = { en: 'There are no labs here.', 'zh-cn': '这里没有实验。' };
const noMistakes: Text = {
  en: 'No mistake was made: there is nothing to show of their causes.',
  'zh-cn': '没有测试任何错误，因此没有原因可列。',
};

export const test: Verb = {
  name: 'test',
  usage: 'test LAB…|--all [--only ID]… [--matrix] [--keep]',
  summary,
  about: {
    en: 'Tries labs from start to end with names of their own: no task passes at the start, each solution passes, each mistake is told by its cause, nothing is left behind. Labs that share no names run side by side. It runs the commands of the labs, so test only those that you trust. --matrix shows which cause was named for which mistakes; it fails when less than 95 % are told by theirs, or one is taken for another.',
    'zh-cn':
      '用独立的名称从头到尾测试实验：开始时没有任务通过，每一步的解答都能通过，每个常见错误都报出对应的原因，最后没有遗留。名称互不冲突的实验会同时测试。它会执行实验中的命令，所以只测试你信任的实验。--matrix 列出每种错误报出的是哪个原因；报对的不足 95 %，或有错误被报成别的原因时，结果为未通过。',
  },
  words: Infinity,
  flags: ['--all', '--only', '--matrix', '--keep'],
  formats,
  async run(context) {
    const { say, plain, io } = context;
    const { subjects, broken } = await findSubjects(context);
    for (const { lab, faults } of broken) {
      say(`✘ ${lab}`);
      for (const fault of faults) say(`    ${faultLine(fault, plain)}`);
    }
    if (subjects.length + broken.length === 0) say(plain(said(noLabs)));
    const connection =
      subjects.length === 0
        ? undefined
        : await context.connect({ callTimeout: patience, pulse: patience });
    try {
      const release =
        connection &&
        (await lockDaemon(connection.endpoint, io.signal, () => say(plain(said(waits)))));
      try {
        const runs = connection ? await tryAll(context, subjects, connection) : [];
        return report(context, runs, broken);
      } finally {
        await release?.();
      }
    } finally {
      connection?.close();
    }
  },
};

type Found = Awaited<ReturnType<typeof findSubjects>>;

async function tryAll(
  context: Context,
  subjects: Found['subjects'],
  connection: Awaited<ReturnType<Context['connect']>>,
): Promise<readonly LabRun[]> {
  const { args, say, plain, io, dockerEnv, mirrors } = context;
  const machine = machineOf(context);
  const prefix = (lab: string): string => (subjects.length > 1 ? `${lab}  ` : '');
  const runs = await tryLabs(
    subjects,
    {
      connection,
      env: dockerEnv,
      mirrors,
      kubeconfig: labKubeconfig(context.root),
      kind: kindOf(context),
      cluster: trialCluster(machine, (told) => say(plain(told))),
      only: args.only,
      keep: args.keep,
      most: availableParallelism(),
      onTrial: (lab, trial) => {
        for (const line of trialLines(trial, plain)) say(`${prefix(lab)}${line}`);
      },
    },
    io.signal,
  );
  for (const run of runs) say(`${prefix(run.lab)}${totalLine(run, plain)}`);
  return runs;
}

function report(context: Context, runs: readonly LabRun[], broken: Found['broken']): Outcome {
  const { args, say, plain } = context;
  const matrix = args.matrix ? makeMatrix(runs) : undefined;
  if (matrix) for (const line of matrixLines(matrix, plain)) say(line);
  else if (args.matrix) say(plain(said(noMistakes)));
  const fails = broken.length > 0 || matrix?.holds === false;
  return {
    exitCode: worst([...runs.flatMap(runCodes), ...(fails ? [exitCode.failed] : [])]),
    data: {
      labs: runs.map((run) => runData(run, plain)),
      broken: broken.map(({ lab, faults }) => ({
        lab,
        faults: faults.map(({ message, place }) => ({ message: plain(message), place })),
      })),
      ...(matrix ? { matrix: matrixData(matrix) } : {}),
    },
    suites: [
      ...runs.map((run) => runSuite(run, plain)),
      ...broken.map(({ lab, faults }): Suite => ({
        name: lab,
        cases: [
          {
            name: 'lab.yaml',
            result: 'failed',
            lines: faults.map((fault) => faultLine(fault, plain)),
          },
        ],
      })),
    ],
  };
}
