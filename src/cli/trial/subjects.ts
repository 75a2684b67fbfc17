import { codeList } from '../../lab/fault.ts';
import { readMistakes } from '../../lab/mistakes.ts';
import { labFile } from '../../lab/marks.ts';
import type { Fault } from '../../lab/model.ts';
import { said, type Text } from '../../text.ts';
import type { Context } from '../context.ts';
import { didYouMean } from '../didYouMean.ts';
import { labOf } from '../openLab.ts';
import { UsageError } from '../usageError.ts';
import type { Subject } from './labs.ts';

/** A lab that cannot be tried. */
interface Broken {
  readonly lab: string;
  readonly faults: readonly Fault[];
}

interface Found {
  readonly subjects: readonly Subject[];
  readonly broken: readonly Broken[];
}

const noWord: Text = {
  en: 'Could not test: name a lab, as in `container-lab test LAB`, or say `--all`.',
  'zh-cn': '无法测试：请指定一个实验，例如 `container-lab test LAB`，或加上 `--all`。',
};
const both: Text = {
  en: 'Could not test: `--all` and names of labs do not go together. Write one of them.',
  'zh-cn': '无法测试：`--all` 和实验名不能同时使用。请只写其中一个。',
};
const noOnly: Text = {
  en: 'Could not test `{only}`: the lab has no such step or mistake. {next}',
  'zh-cn': '无法测试 `{only}`：实验没有这个步骤或错误。{next}',
};

/** The labs that the words name, or all; throws UsageError for a name that none has. */
export async function findSubjects(context: Context): Promise<Found> {
  const { words, all, only } = context.args;
  if (all && words.length > 0) throw new UsageError(said(both));
  if (!all && words.length === 0) throw new UsageError(said(noWord));
  const [labs, unread] = all ? await everyLab(context) : [await namedLabs(context), []];
  const read = await Promise.all(labs.map(async (lab) => ({ lab, ...(await readMistakes(lab)) })));
  const subjects = read.filter(({ faults }) => faults.length === 0);
  const broken = read
    .filter(({ faults }) => faults.length > 0)
    .map(({ lab, faults }): Broken => ({ lab: lab.id, faults }));
  const known = subjects.flatMap(({ lab, mistakes }) => [
    'start',
    ...lab.steps.map(({ id }) => id),
    ...mistakes.map(({ id }) => id),
  ]);
  const odd = broken.length === 0 ? only.find((id) => !known.includes(id)) : undefined;
  if (odd !== undefined) {
    const next = didYouMean(odd, known, knownText([...new Set(known)]));
    throw new UsageError(said(noOnly, { only: odd, next }));
  }
  return { subjects, broken: [...unread, ...broken] };
}

type Labs = readonly Subject['lab'][];

async function namedLabs(context: Context): Promise<Labs> {
  const ids = [...new Set(context.args.words)];
  return Promise.all(ids.map((id) => labOf(context, id)));
}

async function everyLab(context: Context): Promise<readonly [Labs, readonly Broken[]]> {
  const reads = await context.labs();
  return [
    reads.flatMap(({ lab }) => lab ?? []),
    reads.flatMap(({ id, lab, faults }) => (lab ? [] : [{ lab: id, faults }])),
  ];
}

function knownText(known: readonly string[]): Text {
  const list = codeList(known);
  return { en: `Name one of ${list.en}.`, 'zh-cn': `请写 ${list['zh-cn']} 之一。` };
}

/** Where it is and what is wrong, for people. */
export function faultLine({ message, place }: Fault, plain: Context['plain']): string {
  const { line, character } = place.range.start;
  return `${place.path || labFile}:${line + 1}:${character + 1} ${plain(message)}`;
}
