import { byCourse } from '../../lab/course.ts';
import type { Fault, LabRead, Step } from '../../lab/model.ts';
import type { State } from '../../session/state.ts';
import { stepStatus } from '../guide/header.ts';
import type { Language } from '../../text.ts';
import { voice } from '../guide/voice.ts';

export type RowStatus = 'todo' | 'here' | 'done' | 'changed' | 'finished' | 'broken';

/** A row of the Labs tree. */
export type Row =
  | {
      readonly kind: 'course';
      readonly id: string;
      readonly label: string;
      readonly rows: readonly Row[];
    }
  | {
      readonly kind: 'lab';
      readonly id: string;
      /** Where the lab is; a broken one may bear the id of another. */
      readonly folder: string;
      readonly label: string;
      readonly description: string;
      readonly status: RowStatus;
      readonly started: boolean;
      readonly rows: readonly Row[];
    }
  | {
      readonly kind: 'step';
      readonly lab: string;
      readonly id: string;
      readonly label: string;
      readonly status: RowStatus;
      readonly started: boolean;
    }
  | {
      readonly kind: 'fault';
      readonly lab: string;
      readonly label: string;
      readonly description: string;
      readonly folder: string;
      readonly fault: Fault;
    };

/** A row for each course with its labs, then the labs of no course. */
export function rows(
  reads: readonly LabRead[],
  states: ReadonlyMap<string, State>,
  language: Language,
): readonly Row[] {
  const { plain } = voice(language);
  const { courses, alone } = byCourse(reads);
  const rowOf = (read: LabRead): Row => labRow(read, states.get(read.id), language);
  const named = courses.map(({ id, title, labs }): Row => ({
    kind: 'course',
    id,
    label: plain({ text: title }),
    rows: labs.map(rowOf),
  }));
  return [...named, ...alone.map(rowOf)];
}

function labRow(read: LabRead, state: State | undefined, language: Language): Row {
  const { plain } = voice(language);
  const { lab } = read;
  if (!lab) {
    return {
      kind: 'lab',
      id: read.id,
      folder: read.folder,
      label: read.id,
      description: plain({ text: { en: 'cannot be read', 'zh-cn': '无法读取' } }),
      status: 'broken',
      started: false,
      rows: read.faults.map((fault) => faultRow(read, fault, language)),
    };
  }
  const own = lab.steps.map((step) => stepRow(lab.id, step, state, language));
  const done = own.filter(({ status }) => status === 'done').length;
  return {
    kind: 'lab',
    id: lab.id,
    folder: read.folder,
    label: plain({ text: lab.title }),
    description: state
      ? `${done}/${lab.steps.length}`
      : plain({ text: { en: '{n} min', 'zh-cn': '{n} 分钟' }, args: { n: lab.duration } }),
    status: labStatus(own, state),
    started: state !== undefined,
    rows: own,
  };
}

type StepRow = Extract<Row, { kind: 'step' }>;

function stepRow(lab: string, step: Step, state: State | undefined, language: Language): StepRow {
  return {
    kind: 'step',
    lab,
    id: step.id,
    label: voice(language).plain({ text: step.title }),
    status: state ? stepStatus(step, state, state.step) : 'todo',
    started: state !== undefined,
  };
}

function labStatus(steps: readonly StepRow[], state: State | undefined): RowStatus {
  if (!state) return 'todo';
  if (steps.some(({ status }) => status === 'changed')) return 'changed';
  return state.finishedAt === undefined ? 'here' : 'finished';
}

function faultRow(read: LabRead, fault: Fault, language: Language): Row {
  const { path, range } = fault.place;
  return {
    kind: 'fault',
    lab: read.id,
    label: voice(language).plain(fault.message),
    description: `${path}:${range.start.line + 1}`,
    folder: read.folder,
    fault,
  };
}

/** How many tasks of the started labs held once and do not now. */
export function changedTasks(states: ReadonlyMap<string, State>): number {
  return [...states.values()]
    .flatMap(({ tasks }) => Object.values(tasks))
    .filter(({ changedAt }) => changedAt !== undefined).length;
}
