import { html, type TemplateResult } from 'lit-html';
import type { FinishedScreen } from '../../src/protocol/guide.ts';
import type { Text } from '../../src/text.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { labCard } from './labCard.ts';

export function finished(context: Context, screen: FinishedScreen): TemplateResult {
  const { clean, hints, shown } = screen.passes;
  const count = (number: number, word: Text, kind: string): TemplateResult =>
    html`<li class=${kind}><b>${number}</b> ${context.t(word)}</li>`;
  return html`
    <h2 class="first">
      <span class="mark" aria-hidden="true">✓</span> ${context.t(texts.finished, { on: screen.on })}
    </h2>
    <ul class="passes">
      ${count(clean, texts.clean, 'clean')} ${count(hints, texts.hints, 'hints')}
      ${count(shown, texts.shown, 'shown')}
    </ul>
    <p>${context.t(screen.cleaned ? texts.cleaned : texts.stillThere)}</p>
    <div class="choices">
      ${screen.actions.map(
        ({ id, label }) =>
          html`<vscode-button
            appearance="secondary"
            @click=${() => context.send({ type: 'action', id })}
            >${label}</vscode-button
          >`,
      )}
    </div>
    ${
      screen.next &&
      html`<h2 class="about">${context.t(texts.nextLab)}</h2>
        <ul class="cards">
          ${labCard(context, screen.next)}
        </ul>`
    }
  `;
}
