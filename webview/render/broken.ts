import { html, type TemplateResult } from 'lit-html';
import type { FaultRow } from '../../src/protocol/guide.ts';
import { texts } from '../texts.ts';
import { link } from './command.ts';
import type { Context } from './context.ts';

/** A lab that cannot be read: all its faults, with their places. */
export function broken(context: Context, id: string, faults: readonly FaultRow[]): TemplateResult {
  return html`
    <h1>${context.t(texts.broken, { id })}</h1>
    <p>${context.t(texts.brokenText)}</p>
    <ul class="faults">
      ${faults.map(
        ({ text, place }, index) =>
          html`<li>
            <p>${text}</p>
            ${link(place, () => context.send({ type: 'action', id: `fault:${index}` }))}
          </li>`,
      )}
    </ul>
  `;
}
