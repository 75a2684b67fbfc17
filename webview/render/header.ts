import { html, nothing, type TemplateResult } from 'lit-html';
import type { Header } from '../../src/protocol/guide.ts';
import type { Text } from '../../src/text.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

type Step = Header['steps'][number];

const words: Readonly<Record<Step['status'], Text>> = {
  done: texts.stepDone,
  here: texts.stepHere,
  todo: texts.stepTodo,
  changed: texts.stepChanged,
};

interface Position {
  readonly here?: string;
  /** The step that the person is at is done. */
  readonly complete?: boolean;
  /** The steps can be gone to. */
  readonly reachable: boolean;
}

/** The lab, its daemon, and the bar of steps. */
export function header(
  context: Context,
  { course, title, daemon, steps }: Header,
  { here, complete = false, reachable }: Position,
): TemplateResult {
  return html`<header>
    <div class="course"><span>${course}</span>${daemonState(context, daemon)}</div>
    <h1>${title}</h1>
    ${
      steps.length > 0
        ? html`<nav aria-label=${context.t(texts.steps)}>
            <ol class="steps">
              ${steps.map((step, index) =>
                segment(context, done(step, complete), index, step.id === here, reachable),
              )}
            </ol>
          </nav>`
        : nothing
    }
  </header>`;
}

function done(step: Step, complete: boolean): Step {
  return complete && step.status === 'here' ? { ...step, status: 'done' } : step;
}

function daemonState(context: Context, { answers, label }: Header['daemon']): TemplateResult {
  const [state, word] =
    answers === undefined
      ? ['unknown', texts.daemonUnknown]
      : answers
        ? ['answers', texts.daemonAnswers]
        : ['silent', texts.daemonSilent];
  return html`<span class="daemon ${state}"
    ><span class="dot" aria-hidden="true"></span>${label}
    <span class="sr-only">${context.t(word)}</span></span
  >`;
}

function segment(
  context: Context,
  { id, title, status }: Step,
  index: number,
  here: boolean,
  reachable: boolean,
): TemplateResult {
  const name = context.t(texts.stepName, {
    number: index + 1,
    title,
    status: context.t(words[status]),
  });
  return html`<li>
    <button
      type="button"
      class="segment ${status} ${here ? 'current' : ''}"
      title=${name}
      aria-label=${name}
      aria-current=${here ? 'step' : nothing}
      ?disabled=${!reachable}
      @click=${() => context.send({ type: 'step', to: id })}
    ></button>
  </li>`;
}
