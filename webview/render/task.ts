import { html, nothing, type TemplateResult } from 'lit-html';
import type { TaskView } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { inline, prose } from './prose.ts';
import { question } from './question.ts';
import { statusMark } from './status.ts';
import { pair, why } from './why.ts';

/** One line of what is checked, and beneath it what there is to say about it. */
export function task(context: Context, view: TaskView): TemplateResult {
  const { id, status, checking, pass } = view;
  return html`<li
    class="task ${status}"
    id="task-${id}"
    tabindex="-1"
    aria-busy=${checking ? 'true' : 'false'}
  >
    ${statusMark(context, checking ? 'checking' : status)}
    <div class="name" id="name-${id}">
      ${inline(context, view.titleMarkdown)}
      ${view.at === undefined ? nothing : html`<span class="quiet">· ${view.at}</span>`}
      ${pass === 'hints' ? quietly(context.t(texts.passedWithHints)) : nothing}
      ${pass === 'shown' ? quietly(context.t(texts.passedShown)) : nothing}
    </div>
    ${details(context, view)}
  </li>`;
}

function quietly(word: string): TemplateResult {
  return html`<span class="quiet">· ${word}</span>`;
}

function details(context: Context, view: TaskView): TemplateResult {
  return html`<div class="details">
    ${view.waitsFor ? html`<p class="quiet">${context.t(texts.waitsFor, { title: view.waitsFor })}</p>` : nothing}
    ${
      view.status === 'changed'
        ? html`<p class="changed-note">${context.t(texts.noLongerHolds)}</p>`
        : nothing
    }
    ${pair(context, view)} ${view.why ? why(context, view.id, view.why) : nothing}
    ${view.question ? question(context, view.id, view.question) : nothing}
    ${view.hintsMarkdown.map(
      (hint, index) =>
        html`<div class="hint revealed" id="hint-${view.id}-${index}">
          <b>${context.t(texts.hintNumber, { number: index + 1 })}</b>${prose(context, hint)}
        </div>`,
    )}
  </div>`;
}
