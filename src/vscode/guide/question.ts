import type { Question } from '../../protocol/guide.ts';
import type { Verdict } from '../../check/verdict.ts';
import { shuffle } from '../../check/shuffle.ts';
import { predict } from '../../check/types/predict.ts';
import { quiz } from '../../check/types/quiz.ts';
import type { Task } from '../../lab/model.ts';
import type { State } from '../../session/state.ts';
import type { Text } from '../../text.ts';
import type { Voice } from './voice.ts';

const asPredicted: Text = {
  en: 'You predicted this, and so it was.',
  'zh-cn': '你预测对了，结果正是这样。',
};
const otherwise: Text = {
  en: 'It turned out otherwise: {outcome}',
  'zh-cn': '结果与预测不同：{outcome}',
};

/** The question that a task asks, or undefined when it asks the world. */
export function question(
  task: Task,
  state: State,
  verdict: Verdict | undefined,
  passed: boolean,
  voice: Voice,
): Question | undefined {
  if (task.type === 'quiz') return quizQuestion(task, state, verdict, passed, voice);
  if (task.type === 'predict') return prediction(task, state, passed, voice);
  return undefined;
}

function quizQuestion(
  task: Task,
  state: State,
  verdict: Verdict | undefined,
  passed: boolean,
  voice: Voice,
): Question | undefined {
  const read = quiz.schema.safeParse(task.spec);
  if (!read.success) return undefined;
  const { kind, ask, choices = [] } = read.data;
  const answer = state.answers[task.id] ?? [];
  const reply = replyOf(verdict);
  return {
    kind,
    ...(ask && { askMarkdown: voice.markdown({ text: ask }) }),
    choices: shown(shuffle(choices, seed(task, state), { moved: kind === 'order' }), voice),
    answer,
    ...(reply && { replyMarkdown: voice.markdown(reply) }),
    ...(reply && kind === 'one' && answer[0] !== undefined && { replyTo: answer[0] }),
    settled: passed,
  };
}

function prediction(task: Task, state: State, passed: boolean, voice: Voice): Question | undefined {
  const read = predict.schema.safeParse(task.spec);
  if (!read.success) return undefined;
  const { choices, outcome } = read.data;
  const answer = state.answers[task.id] ?? [];
  const known = answer.length > 0 && state.tasks[outcome.task] !== undefined;
  return {
    kind: 'predict',
    choices: shown(shuffle(choices, seed(task, state)), voice),
    answer,
    settled: passed,
    ...(known && { outcomeMarkdown: told(choices, outcome.is, answer[0], voice) }),
  };
}

interface ShownChoice {
  readonly id: string;
  readonly text: Text;
  readonly reply?: Text | undefined;
}

function told(
  choices: readonly ShownChoice[],
  is: string,
  answer: string | undefined,
  voice: Voice,
): string {
  const chosen = choices.find(({ id }) => id === answer);
  if (chosen?.reply) return voice.markdown({ text: chosen.reply });
  if (answer === is) return voice.markdown({ text: asPredicted });
  const outcome = choices.find(({ id }) => id === is)?.text[voice.language] ?? is;
  return otherwise[voice.language].replace('{outcome}', () => outcome);
}

function shown(choices: readonly ShownChoice[], voice: Voice): Question['choices'] {
  return choices.map(({ id, text }) => ({ id, markdown: text[voice.language] }));
}

/** The same order each time for this learner, another for the next. */
function seed(task: Task, state: State): string {
  return `${task.id}:${state.folder}`;
}

function replyOf(verdict: Verdict | undefined) {
  return verdict && 'judgement' in verdict ? verdict.judgement.reply : undefined;
}
