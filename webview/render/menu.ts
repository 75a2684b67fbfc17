import { html, nothing, type TemplateResult } from 'lit-html';
import type { StepScreen, FromGuide, Screen } from '../../src/protocol/guide.ts';
import type { Text } from '../../src/text.ts';
import { icon } from '../icons.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';

interface Item {
  readonly id: string;
  readonly label: Text;
  readonly message: FromGuide;
}

/** What the menu offers on a screen. */
function itemsOf(screen: Screen): readonly Item[] {
  const help = [item('log', texts.log), item('diagnostics', texts.diagnostics)];
  const [rename, cleanUp] = [item('rename', texts.rename), item('cleanUp', texts.cleanUp)];
  const reset = item('reset', texts.reset);
  switch (screen.kind) {
    case 'step':
      return [...ofStep(screen), rename, reset, cleanUp, ...help];
    case 'intro':
      return [
        item('chooseFolder', texts.chooseFolder),
        item('preflight', texts.preflight),
        rename,
        ...help,
      ];
    default:
      return [
        ...(screen.kind === 'finished' ? [reset, ...(screen.cleaned ? [] : [cleanUp])] : []),
        ...help,
      ];
  }
}

/** The menu button at the foot, and the menu that it opens upwards. */
export function menu(context: Context, screen: Screen): TemplateResult {
  const { menuOpen } = context;
  const name = context.t(texts.more);
  const items = itemsOf(screen);
  return html`<div
    class="menu"
    @keydown=${(event: KeyboardEvent) => onKey(context, event)}
    @focusout=${(event: FocusEvent) => onLeave(context, event)}
  >
    <button
      type="button"
      class="tool"
      id="menu-button"
      title=${name}
      aria-label=${name}
      aria-haspopup="menu"
      aria-expanded=${menuOpen ? 'true' : 'false'}
      @click=${() => toggle(context)}
    >
      ${icon('more')}
    </button>
    ${
      menuOpen
        ? html`<div role="menu" aria-labelledby="menu-button">
            ${items.map(
              ({ id, label, message }) =>
                html`<button
                  type="button"
                  role="menuitem"
                  tabindex="-1"
                  data-item=${id}
                  @click=${() => choose(context, message)}
                >
                  ${context.t(label)}
                </button>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}

function item(id: string, label: Text, message: FromGuide = { type: 'action', id }): Item {
  return { id, label, message };
}

function ofStep(screen: StepScreen): Item[] {
  const { solution, complete, next, hasPrevious, checking, header, number } = screen;
  const openBefore = header.steps.slice(0, number - 1).some(({ status }) => status !== 'done');
  return [
    ...(complete && !checking ? [item('check', texts.checkAgain, { type: 'check' })] : []),
    ...(solution.shown ? [] : [item('solution', texts.showSolution, { type: 'solution' })]),
    ...(openBefore ? [item('bringHere', texts.bringHere)] : []),
    ...(hasPrevious ? [item('previous', texts.previousStep, { type: 'previous' })] : []),
    ...(next !== undefined && !complete ? [item('next', texts.nextStep, { type: 'next' })] : []),
  ];
}

function menuItems(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

function toggle(context: Context): void {
  context.openMenu(!context.menuOpen);
  menuItems()[0]?.focus();
}

function choose(context: Context, message: FromGuide): void {
  close(context);
  context.send(message);
}

function close(context: Context): void {
  document.getElementById('menu-button')?.focus();
  context.openMenu(false);
}

/** A click elsewhere, or Tab. */
function onLeave(context: Context, event: FocusEvent): void {
  const inside = event.currentTarget instanceof Node && event.relatedTarget instanceof Node;
  if (inside && event.currentTarget.contains(event.relatedTarget)) return;
  if (context.menuOpen) context.openMenu(false);
}

function onKey(context: Context, event: KeyboardEvent): void {
  const items = menuItems();
  if (items.length === 0) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    toggle(context);
    return;
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    close(context);
    return;
  }
  const at = items.findIndex((each) => each === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
