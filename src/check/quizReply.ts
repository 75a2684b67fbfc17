import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { QuizChoice } from './choices.ts';
import type { QuizObservation, QuizSpec } from './types/quiz.ts';
import { unanswerable } from './unanswerable.ts';
import type { Judgement } from './verdict.ts';
import { shown } from './wordings.ts';
import { sourceOf } from './worldAnswer.ts';

const anAnswer: Text = { en: 'an answer', 'zh-cn': '一个回答' };
const none: Text = { en: 'none yet', 'zh-cn': '还没有回答' };
const rightOne: Text = { en: 'the right answer', 'zh-cn': '正确的回答' };
const tryAgain: Text = {
  en: 'Not this. Look once more, and answer again.',
  'zh-cn': '不对。再看一看，然后重新回答。',
};
const moreAreRight: Text = {
  en: 'All that you chose is right, and something is missing still.',
  'zh-cn': '你选的都对，但还有遗漏。',
};
const partOfIt: Text = {
  en: 'That is part of it. Type all that stands there.',
  'zh-cn': '这只是其中一部分。请把显示的内容完整填入。',
};

export function judgeQuiz(spec: QuizSpec, seen: QuizObservation): Judgement {
  const { answer } = seen;
  if (answer === undefined) {
    return { pass: false, aspect: 'unanswered', expected: said(anAnswer), observed: said(none) };
  }
  const expected = said(rightOne);
  const observed = answerShown(spec, answer);
  if (seen.notAsked) return { pass: seen.passed, aspect: 'not-asked', expected, observed };
  if (spec.fromWorld !== undefined && seen.known === undefined) {
    return unanswerable(sourceOf(spec.fromWorld), seen.foreign);
  }
  const right = isRight(spec, answer, seen.known);
  const reply = right ? rightReply(spec, answer) : wrongReply(spec, answer, seen.known);
  return {
    pass: right,
    expected,
    observed,
    ...(right ? {} : { aspect: 'wrong' }),
    ...(reply === undefined ? {} : { reply }),
  };
}

function isRight(
  spec: QuizSpec,
  answer: readonly string[],
  known: QuizObservation['known'],
): boolean {
  const choices = spec.choices ?? [];
  switch (spec.kind) {
    case 'text':
      return (known ?? spec.accept ?? []).some(
        (accepted) => normalise(accepted) === normalise(answer.join(' ')),
      );
    case 'order':
      return (
        answer.length === choices.length && choices.every(({ id }, index) => answer[index] === id)
      );
    case 'one':
    case 'many': {
      const chosen = new Set(answer);
      return choices.every(({ id, right }) => chosen.has(id) === (right === true));
    }
  }
}

/** Blanks and the case of hexadecimal digits never make an answer wrong. */
function normalise(answer: string): string {
  const line = answer.trim().replace(/\s+/g, ' ');
  return /^(?:sha256:|0x)?[0-9a-f]+$/i.test(line) ? line.toLowerCase() : line;
}

function rightReply({ kind, choices = [] }: QuizSpec, answer: readonly string[]): Said | undefined {
  if (kind !== 'one') return undefined;
  return replyOf(choices.find(({ id }) => answer.includes(id)));
}

function wrongReply(
  spec: QuizSpec,
  answer: readonly string[],
  known: QuizObservation['known'],
): Said {
  const choices = spec.choices ?? [];
  const fallback = said(spec.reply ?? tryAgain);
  if (spec.kind === 'text') {
    const typed = normalise(answer.join(' '));
    return typed.length > 2 && known?.some((one) => one.includes(typed)) === true
      ? said(partOfIt)
      : fallback;
  }
  if (spec.kind === 'order') return fallback;
  const wrong = choices.find(({ id, right }) => right !== true && answer.includes(id));
  return wrong === undefined ? said(moreAreRight) : (replyOf(wrong) ?? fallback);
}

function replyOf(choice: QuizChoice | undefined): Said | undefined {
  return choice?.reply === undefined ? undefined : said(choice.reply);
}

function answerShown({ choices = [] }: QuizSpec, answer: readonly string[]): Said {
  if (choices.length === 0) return shown(answer.join(' '));
  const texts = answer.map((id) => choices.find((choice) => choice.id === id)?.text);
  const known = texts.filter((text) => text !== undefined);
  return said({
    en: known.map((text) => text.en).join(' · '),
    'zh-cn': known.map((text) => text['zh-cn']).join(' · '),
  });
}
