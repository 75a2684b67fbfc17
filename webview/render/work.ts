import { html, nothing, type TemplateResult } from 'lit-html';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

interface Work {
  /** How far it is; undefined when nothing is under way. */
  readonly progress?: string;
  /** The last lines of what went wrong. */
  readonly excerpt?: readonly string[];
}

/** Work that goes on for minutes, or how it ended. Each of its steps is announced by the extension. */
export function work(
  context: Context,
  { progress, excerpt: lines }: Work,
): TemplateResult | typeof nothing {
  if (progress !== undefined) {
    return html`<div class="work">
      <div class="bar" role="progressbar" aria-valuetext=${progress} aria-label=${progress}></div>
      <p class="quiet">${progress}</p>
    </div>`;
  }
  return lines === undefined ? nothing : excerpt(context, lines);
}

export function excerpt(context: Context, lines: readonly string[]): TemplateResult {
  return html`<figure class="excerpt">
    <figcaption class="quiet">${context.t(texts.excerpt)}</figcaption>
    <pre>${lines.join('\n')}</pre>
  </figure>`;
}
