import { html, type TemplateResult } from 'lit-html';
import type { LabCard } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import { labCard } from './labCard.ts';
import type { Context } from './context.ts';

/** No lab is open: those to start. */
export function none(context: Context, labs: readonly LabCard[]): TemplateResult {
  return html`
    <h1>${context.t(texts.labs)}</h1>
    ${
      labs.length === 0
        ? html`<p>${context.t(texts.noLabs)}</p>`
        : html`<ul class="cards">
            ${labs.map((lab) => labCard(context, lab))}
          </ul>`
    }
  `;
}
