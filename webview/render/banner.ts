import { html, type TemplateResult } from 'lit-html';
import type { Banner } from '../../src/protocol/guide.ts';
import { actions } from './command.ts';
import type { Context } from './context.ts';
import { prose } from './prose.ts';
import { work } from './work.ts';

/** The environment is not ready. */
export function banner(context: Context, view: Banner): TemplateResult {
  return html`<section class="banner" id="banner" aria-labelledby="banner-title">
    <h3 id="banner-title">${view.title}</h3>
    ${prose(context, view.textMarkdown)} ${work(context, view)} ${actions(context, view.actions)}
  </section>`;
}
