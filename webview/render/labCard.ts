import { html, type TemplateResult } from 'lit-html';
import type { LabCard } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

/** An entry of a list of labs. */
export function labCard(
  context: Context,
  { id, title, duration, started }: LabCard,
): TemplateResult {
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
