import { html, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { blockHtml, inlineHtml, labelHtml } from '../markdown.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

/** A block of Markdown. `runnable` only for the step's text, whose fences are known by number. */
export function prose(context: Context, markdown: string, runnable = false): TemplateResult {
  const safe = blockHtml(markdown, { ...context.markdown, runnable });
  return html`<div class="prose" @click=${(event: Event) => act(context, event)}>
    ${unsafeHTML(safe)}
  </div>`;
}

export function inline(context: Context, markdown: string): TemplateResult {
  return safeInline(context, inlineHtml(markdown, { ...context.markdown, runnable: false }));
}

/** HTML made by `markdown.ts`, with its links working. */
export function safeInline(context: Context, safe: string): TemplateResult {
  return html`<span class="inline" @click=${(event: Event) => act(context, event)}
    >${unsafeHTML(safe)}</span
  >`;
}

export function label(context: Context, markdown: string): TemplateResult {
  return html`<span class="inline"
    >${unsafeHTML(labelHtml(markdown, { ...context.markdown, runnable: false }))}</span
  >`;
}

/** A click in Markdown: a link, or a button of a fence. The editor's own link opener stays out. */
function act(context: Context, event: Event): void {
  const target = event.target instanceof Element ? event.target.closest('a, button') : null;
  if (target === null) return;
  event.preventDefault();
  event.stopPropagation();
  const href = target.getAttribute('href');
  const run = target.getAttribute('data-run');
  if (event instanceof MouseEvent && event.detail > 1) return;
  if (href !== null) context.send({ type: 'link', href });
  else if (run !== null) context.send({ type: 'runFence', index: Number(run) });
  else copy(context, target.closest('.command')?.querySelector('pre')?.textContent ?? '');
}

export function copy(context: Context, text: string): void {
  context.send({ type: 'copy', text });
  context.announce(context.t(texts.copied));
}
