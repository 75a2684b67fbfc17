import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { StepScreen } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import { banner } from './banner.ts';
import type { Context } from './context.ts';
import { prose } from './prose.ts';
import { solution } from './solution.ts';
import { task } from './task.ts';

export function step(context: Context, screen: StepScreen): TemplateResult {
  const total = screen.header.steps.length;
  return html`
    <p class="where">${context.t(texts.stepOf, { number: screen.number, total })}</p>
    <h2>${screen.title}</h2>
    ${screen.banner ? banner(context, screen.banner) : nothing}
    ${prose(context, screen.textMarkdown, true)}
    ${
      screen.tasks.length > 0
        ? html`<h3 class="sr-only">${context.t(texts.tasks)}</h3>
            <ul class="tasks">
              ${repeat(
                screen.tasks,
                ({ id }) => id,
                (each) => task(context, each),
              )}
            </ul>`
        : nothing
    }
    ${
      screen.doneMarkdown === undefined
        ? nothing
        : html`<div class="hint done revealed" id="done">
            <b>${context.t(texts.whatYouHave)}</b>${prose(context, screen.doneMarkdown)}
          </div>`
    }
    ${screen.solution.shown ? solution(context, screen.solution) : nothing}
  `;
}
