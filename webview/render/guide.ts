import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { Screen } from '../../src/protocol/guide.ts';
import { placeOf } from '../state.ts';
import { texts } from '../texts.ts';
import { broken } from './broken.ts';
import type { Context } from './context.ts';
import { finished } from './finished.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { intro } from './intro.ts';
import { none } from './none.ts';
import { step } from './step.ts';
import { untrusted } from './untrusted.ts';

/** The whole guide: what stays at the top, what scrolls, what stays at the foot. */
export function guide(context: Context, screen: Screen): TemplateResult {
  return html`<div class="guide">
    ${head(context, screen)}
    <main id="main" tabindex="0" aria-label=${context.t(texts.guide)}>
      ${keyed(placeOf(screen), body(context, screen))}
    </main>
    ${footer(context, screen)}
  </div>`;
}

function head(context: Context, screen: Screen): TemplateResult | typeof nothing {
  switch (screen.kind) {
    case 'step':
      return header(context, screen.header, {
        here: screen.id,
        complete: screen.complete,
        reachable: true,
      });
    case 'finished':
      return header(context, screen.header, { reachable: true });
    case 'intro':
      return header(context, screen.header, { reachable: false });
    case 'untrusted':
      return screen.header ? header(context, screen.header, { reachable: false }) : nothing;
    case 'loading':
    case 'none':
    case 'broken':
      return nothing;
  }
}

function body(context: Context, screen: Screen): TemplateResult {
  switch (screen.kind) {
    case 'loading':
      return html`<div class="loading">
        <h1><span class="spinner" aria-hidden="true"></span> ${context.t(texts.loading)}</h1>
      </div>`;
    case 'none':
      return none(context, screen.labs);
    case 'untrusted':
      return untrusted(context, screen.summaryMarkdown);
    case 'broken':
      return broken(context, screen.id, screen.faults);
    case 'intro':
      return intro(context, screen);
    case 'step':
      return step(context, screen);
    case 'finished':
      return finished(context, screen);
  }
}
