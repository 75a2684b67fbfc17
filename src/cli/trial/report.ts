import { said, type Text } from '../../text.ts';
import type { Context } from '../context.ts';
import { exitCode } from '../exitCode.ts';
import type { Case, Suite } from '../formats/suite.ts';
import type { LabRun } from './labs.ts';
import type { Trial } from './trial.ts';

const kinds: Readonly<Record<Trial['kind'], Text>> = {
  start: { en: 'start', 'zh-cn': '起始状态' },
  step: { en: 'step {id}', 'zh-cn': '步骤 {id}' },
  mistake: { en: 'mistake {id}', 'zh-cn': '错误 {id}' },
  left: { en: 'nothing is left behind', 'zh-cn': '没有遗留' },
  interrupted: { en: 'to the end', 'zh-cn': '执行到底' },
};
const total: Text = {
  en: '{good} passed, {bad} failed, {seconds} s',
  'zh-cn': '{good} 项通过，{bad} 项未通过，{seconds} 秒',
};
const totalMade: Text = {
  en: '{good} passed, {bad} failed, {seconds} s, {made} MB of images made',
  'zh-cn': '{good} 项通过，{bad} 项未通过，{seconds} 秒，创建了 {made} MB 的镜像',
};

type Plain = Context['plain'];

export function trialLines(trial: Trial, plain: Plain): readonly string[] {
  const name = plain(said(kinds[trial.kind], { id: trial.id }));
  const sign = trial.faults.length === 0 ? '✔' : trial.blocked ? '◇' : '✘';
  const time = (trial.milliseconds / 1000).toFixed(1);
  return [
    `${sign} ${name}  ${time} s`,
    ...trial.faults.map((fault) => `    ${plain(fault).replaceAll('\n', '\n    ')}`),
  ];
}

export function totalLine({ trials, milliseconds, made }: LabRun, plain: Plain): string {
  const bad = trials.filter(({ faults }) => faults.length > 0).length;
  const values = {
    good: trials.length - bad,
    bad,
    seconds: (milliseconds / 1000).toFixed(1),
  };
  return plain(
    made === undefined
      ? said(total, values)
      : said(totalMade, { ...values, made: megabytes(made) }),
  );
}

export function runCodes({ trials }: LabRun): readonly number[] {
  return trials
    .filter(({ faults }) => faults.length > 0)
    .map(({ blocked }) => (blocked ? exitCode.blocked : exitCode.failed));
}

export function runData({ lab, trials, milliseconds, made }: LabRun, plain: Plain): unknown {
  return {
    lab,
    milliseconds,
    ...(made === undefined ? {} : { bytesMade: made }),
    trials: trials.map((trial) => ({ ...trial, faults: trial.faults.map(plain) })),
  };
}

export function runSuite({ lab, trials, milliseconds, made }: LabRun, plain: Plain): Suite {
  return {
    name: lab,
    milliseconds,
    cases: trials.map((trial) => caseOf(trial, plain)),
    ...(made === undefined ? {} : { properties: { 'made (MB)': megabytes(made) } }),
  };
}

function caseOf({ id, kind, faults, blocked, milliseconds, named }: Trial, plain: Plain): Case {
  const bad = blocked ? 'blocked' : 'failed';
  return {
    name: plain(said(kinds[kind], { id })),
    result: faults.length === 0 ? 'passed' : bad,
    milliseconds,
    ...(named && faults.length > 0 ? { id: named.found } : {}),
    lines: faults.flatMap((fault) => plain(fault).split('\n')),
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
