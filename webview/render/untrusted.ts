import { html, nothing, type TemplateResult } from 'lit-html';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { prose } from './prose.ts';

/** What the lab is about can be read; nothing else is offered. */
export function untrusted(context: Context, summaryMarkdown?: string): TemplateResult {
  return html`
    <h2 class="first">${context.t(texts.untrusted)}</h2>
    <p>${context.t(texts.untrustedText)}</p>
    <vscode-button @click=${() => context.send({ type: 'action', id: 'trust' })}
      >${context.t(texts.trust)}</vscode-button
    >
    ${
      summaryMarkdown === undefined
        ? nothing
        : html`<h2 class="about">${context.t(texts.whatYouWillDo)}</h2>
            ${prose(context, summaryMarkdown)}`
    }
  `;
}
