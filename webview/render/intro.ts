import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { IntroScreen, PreflightRow } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import { actions } from './command.ts';
import type { Context } from './context.ts';
import { inline, prose } from './prose.ts';
import { statusMark } from './status.ts';
import { work } from './work.ts';

export function intro(context: Context, screen: IntroScreen): TemplateResult {
  const minutes = context.t(texts.minutes, { minutes: screen.duration });
  return html`
    <p class="where">${minutes} · ${context.t(texts[screen.level])}</p>
    <h2>${context.t(texts.whatYouWillDo)}</h2>
    ${prose(context, screen.summaryMarkdown)}
    <h3 class="sr-only">${context.t(texts.machine)}</h3>
    <ul class="tasks" aria-busy=${screen.checking ? 'true' : 'false'}>
      ${repeat(
        screen.preflight,
        ({ id }) => id,
        (each) => row(context, each),
      )}
    </ul>
    ${
      screen.checking
        ? html`<p class="quiet">${context.t(texts.lookingAtMachine)}</p>`
        : !screen.canStart && !screen.starting
          ? html`<p class="quiet">${context.t(texts.notYet)}</p>`
          : nothing
    }
  `;
}

function row(context: Context, view: PreflightRow): TemplateResult {
  const { status, titleMarkdown, detailMarkdown } = view;
  return html`<li class="task ${status}">
    ${statusMark(context, status)}
    <div class="name">${inline(context, titleMarkdown)}</div>
    <div class="details">
      ${detailMarkdown === undefined ? nothing : prose(context, detailMarkdown)}
      ${work(context, view)} ${actions(context, view.actions)}
    </div>
  </li>`;
}
