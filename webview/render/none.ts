import { html, type TemplateResult } from 'lit-html';
import type { LabCard } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

/** No lab is open: those to start. */
export function none(context: Context, labs: readonly LabCard[]): TemplateResult {
  return html`
    <h1>${context.t(texts.labs)}</h1>
    ${
      labs.length === 0
        ? html`<p>${context.t(texts.noLabs)}</p>`
        : html`<ul class="cards">
            ${labs.map((lab) => card(context, lab))}
          </ul>`
    }
  `;
}

function card(context: Context, { id, title, duration, started }: LabCard): TemplateResult {
  const word = context.t(started ? texts.continueLab : texts.startLab);
  return html`<li>
    <h2>${title}</h2>
    <p class="quiet">${context.t(texts.minutes, { minutes: duration })}</p>
    <vscode-button
      appearance=${started ? 'primary' : 'secondary'}
      aria-label="${word}: ${title}"
      @click=${() => context.send({ type: 'startLab', lab: id })}
      >${word}</vscode-button
    >
  </li>`;
}
