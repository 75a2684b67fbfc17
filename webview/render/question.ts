import { html, nothing, type TemplateResult } from 'lit-html';
import type { Question } from '../../src/protocol/guide.ts';
import { isChecked, valueOf } from '../controls.ts';
import { once } from '../once.ts';
import { sameAnswer } from '../state.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { complete, order } from './order.ts';
import { inline, label, prose } from './prose.ts';

/** A question and its answer. An answer is given by its button or with the step's check. */
export function question(context: Context, task: string, view: Question): TemplateResult {
  const { kind, askMarkdown, answer, settled, replyMarkdown, outcomeMarkdown } = view;
  const shown = context.draft(task) ?? answer;
  const ids = view.choices.map(({ id }) => id);
  const draft = kind === 'order' ? complete(shown, ids) : shown;
  const replied = view.choices.some(({ id }) => id === view.replyTo);
  return html`<div class="question ${settled ? 'settled' : 'open'}">
    ${askMarkdown === undefined ? nothing : prose(context, askMarkdown)}
    ${settled ? given(context, view) : asked(context, task, view, draft)}
    ${replyMarkdown === undefined || replied ? nothing : reply(context, replyMarkdown)}
    ${
      outcomeMarkdown === undefined
        ? nothing
        : html`<div class="outcome">${prose(context, outcomeMarkdown)}</div>`
    }
    ${
      !settled && isGivable(view, draft)
        ? html`<vscode-button
            class="answer"
            appearance="secondary"
            @click=${once(() => context.send({ type: 'answer', task, value: draft }))}
            >${context.t(kind === 'predict' ? texts.predict : texts.answer)}</vscode-button
          >`
        : nothing
    }
  </div>`;
}

/** Whether there is something to give that was not given before. */
function isGivable({ answer }: Question, draft: readonly string[]): boolean {
  return draft.some((item) => item.trim() !== '') && !sameAnswer(draft, answer);
}

function asked(
  context: Context,
  task: string,
  view: Question,
  draft: readonly string[],
): TemplateResult {
  switch (view.kind) {
    case 'one':
    case 'predict':
      return one(context, task, view, draft);
    case 'many':
      return many(context, task, view, draft);
    case 'order':
      return order(context, task, view, draft);
    case 'text':
      return text(context, task, draft);
  }
}

function one(
  context: Context,
  task: string,
  view: Question,
  draft: readonly string[],
): TemplateResult {
  const chosen = draft[0];
  const choose = (event: Event): void => {
    const value = valueOf(event.currentTarget);
    if (value !== undefined && value !== (context.draft(task) ?? view.answer)[0]) {
      context.keepDraft(task, [value]);
    }
  };
  return html`<vscode-radio-group
    orientation="vertical"
    name="choice-${task}"
    aria-labelledby="name-${task}"
    .value=${chosen}
    @change=${choose}
  >
    ${view.choices.map(
      ({ id, markdown }) =>
        html`<vscode-radio .value=${id}>${label(context, markdown)}</vscode-radio>
          ${replyUnder(context, view, id)}`,
    )}
  </vscode-radio-group>`;
}

function many(
  context: Context,
  task: string,
  view: Question,
  draft: readonly string[],
): TemplateResult {
  const choose = (id: string) => (event: Event) => {
    const now = context.draft(task) ?? view.answer;
    const checked = isChecked(event.currentTarget);
    if (checked === now.includes(id)) return;
    const chosen = view.choices.filter((each) =>
      each.id === id ? checked : now.includes(each.id),
    );
    context.keepDraft(
      task,
      chosen.map((each) => each.id),
    );
  };
  return html`<div class="many" role="group" aria-labelledby="name-${task}">
    ${view.choices.map(
      ({ id, markdown }) =>
        html`<vscode-checkbox .checked=${draft.includes(id)} @change=${choose(id)}
            >${label(context, markdown)}</vscode-checkbox
          >${replyUnder(context, view, id)}`,
    )}
  </div>`;
}

function text(context: Context, task: string, draft: readonly string[]): TemplateResult {
  const type = (event: Event): void =>
    context.keepDraft(task, [valueOf(event.currentTarget) ?? '']);
  const give = (event: KeyboardEvent): void => {
    const value = valueOf(event.currentTarget)?.trim();
    if (event.key !== 'Enter' || event.isComposing || !value) return;
    context.send({ type: 'answer', task, value: [value] });
  };
  return html`<vscode-text-field
    .value=${draft[0] ?? ''}
    .ariaLabel=${context.t(texts.yourAnswer)}
    spellcheck="false"
    @input=${type}
    @keydown=${give}
    >${context.t(texts.yourAnswer)}</vscode-text-field
  >`;
}

/** What was answered, to be read only. */
function given(context: Context, view: Question): TemplateResult {
  const word = context.t(view.kind === 'predict' ? texts.predicted : texts.yourAnswer);
  const titles = new Map(view.choices.map(({ id, markdown }) => [id, markdown]));
  return html`<p class="quiet given-word">${word}</p>
    <ul class="given">
      ${view.answer.map((id) => {
        const markdown = titles.get(id);
        return html`<li>
          ${markdown === undefined ? html`<code>${id}</code>` : inline(context, markdown)}
          ${replyUnder(context, view, id)}
        </li>`;
      })}
    </ul>`;
}

function replyUnder(context: Context, view: Question, id: string): TemplateResult | typeof nothing {
  return view.replyTo === id && view.replyMarkdown !== undefined
    ? reply(context, view.replyMarkdown)
    : nothing;
}

function reply(context: Context, markdown: string): TemplateResult {
  return html`<div class="reply">${prose(context, markdown)}</div>`;
}
