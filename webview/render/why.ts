import { html, nothing, type TemplateResult } from 'lit-html';
import type { TaskView, Why } from '../../src/protocol/guide.ts';
import { pairHtml } from '../markdown.ts';
import { texts } from '../texts.ts';
import { action, link } from './command.ts';
import type { Context } from './context.ts';
import { inline, prose, safeInline } from './prose.ts';
import { excerpt } from './work.ts';

/** Expected and found, side by side. */
export function pair(context: Context, view: TaskView): TemplateResult | typeof nothing {
  const { expectedMarkdown, observedMarkdown } = view;
  if (expectedMarkdown === undefined && observedMarkdown === undefined) return nothing;
  const shown = pairHtml(expectedMarkdown ?? '', observedMarkdown ?? '', {
    ...context.markdown,
    runnable: false,
  });
  return html`<dl class="pair">
    ${
      expectedMarkdown === undefined
        ? nothing
        : html`<dt>${context.t(texts.expected)}</dt>
            <dd>${safeInline(context, shown.expected)}</dd>`
    }
    ${
      observedMarkdown === undefined
        ? nothing
        : html`<dt>${context.t(texts.found)}</dt>
            <dd>${safeInline(context, shown.observed)}</dd>`
    }
  </dl>`;
}

/** The cause, the lines it is in, and the remedy as far as it is revealed. */
export function why(context: Context, task: string, view: Why): TemplateResult {
  const left = view.total - view.degrees.length;
  return html`<div class="why">
    ${prose(context, view.textMarkdown)}
    ${
      view.places.length > 0
        ? html`<p class="acts">
            ${view.places.map(({ index, label }) =>
              link(label, () => context.send({ type: 'place', task, index })),
            )}
          </p>`
        : nothing
    }
    ${view.excerpt.length > 0 ? excerpt(context, view.excerpt) : nothing}
    ${view.unknown ? html`<p>${context.t(texts.unknown)}</p>` : nothing}
    ${view.degrees.map(
      (degree, index) =>
        html`<div class="degree revealed" id="degree-${task}-${index}">
          <p>${inline(context, degree.textMarkdown)}</p>
          ${degree.action ? action(context, degree.action) : nothing}
        </div>`,
    )}
    <div class="acts">
      ${
        left > 0
          ? link(
              context.t(texts.aLittleMore, { shown: view.degrees.length, total: view.total }),
              () => context.send({ type: 'more', task }),
            )
          : nothing
      }
      ${
        view.unknown
          ? link(context.t(texts.copyReport), () => context.send({ type: 'copyReport', task }))
          : nothing
      }
    </div>
  </div>`;
}
