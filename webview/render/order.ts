import { html, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Question } from '../../src/protocol/guide.ts';
import { icon } from '../icons.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { label } from './prose.ts';

/** Choices to be put in order (`ids`, as it is now), by a button up and a button down at each. */
export function order(
  context: Context,
  task: string,
  view: Question,
  ids: readonly string[],
): TemplateResult {
  const titles = new Map(view.choices.map(({ id, markdown }) => [id, markdown]));
  const move = (event: Event, from: number, by: -1 | 1): void => {
    const to = from + by;
    const moved = moveItem(ids, from, to);
    if (moved === undefined) return;
    const button = event.currentTarget;
    context.keepDraft(task, moved);
    // Moving an element in the page takes the focus from it.
    if (button instanceof HTMLElement) button.focus();
    context.announce(context.t(texts.moved, { number: to + 1, total: ids.length }));
  };
  const mover = (from: number, by: -1 | 1): TemplateResult => {
    const name = context.t(by < 0 ? texts.moveUp : texts.moveDown);
    const atEnd = by < 0 ? from === 0 : from === ids.length - 1;
    return html`<button
      type="button"
      class="tool"
      title=${name}
      aria-label=${name}
      aria-describedby="order-${task}-${ids[from]}"
      aria-disabled=${atEnd ? 'true' : 'false'}
      @click=${(event: Event) => move(event, from, by)}
    >
      ${icon(by < 0 ? 'up' : 'down')}
    </button>`;
  };
  return html`<ol class="order" aria-labelledby="name-${task}">
    ${repeat(
      ids,
      (id) => id,
      (id, index) =>
        html`<li>
          <span class="number" aria-hidden="true">${index + 1}</span>
          <span class="choice" id="order-${task}-${id}"
            >${label(context, titles.get(id) ?? id)}</span
          >
          <span class="movers">${mover(index, -1)}${mover(index, 1)}</span>
        </li>`,
    )}
  </ol>`;
}

/** The draft's order, without what is no choice, then the choices it lacks. */
export function complete(draft: readonly string[], ids: readonly string[]): readonly string[] {
  const known = draft.filter((id) => ids.includes(id));
  return [...new Set([...known, ...ids])];
}

function moveItem(
  items: readonly string[],
  from: number,
  to: number,
): readonly string[] | undefined {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return undefined;
  const others = items.filter((_, index) => index !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
