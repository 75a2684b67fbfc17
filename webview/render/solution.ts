import { html, type TemplateResult } from 'lit-html';
import type { StepScreen } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import { actions } from './command.ts';
import type { Context } from './context.ts';
import { prose } from './prose.ts';

export function solution(context: Context, view: StepScreen['solution']): TemplateResult {
  return html`<section class="solution revealed" id="solution" aria-labelledby="solution-title">
    <h3 id="solution-title">${context.t(texts.solution)}</h3>
    <ol class="lines">
      ${view.linesMarkdown.map((line) => html`<li>${prose(context, line)}</li>`)}
    </ol>
    ${actions(context, view.actions)}
  </section>`;
}
