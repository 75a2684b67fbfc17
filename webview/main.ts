/** The guide's page: draws the view that the extension sends, and sends what the person does. */
import { render } from 'lit-html';
import type { FromGuide, GuideView, ToGuide } from '../src/protocol/guide.ts';
import { toPlain, type Arguments, type Text } from '../src/text.ts';
import { registerControls } from './controls.ts';
import { readMessage } from './message.ts';
import { reveal } from './reveal.ts';
import type { Context } from './render/context.ts';
import { guide } from './render/guide.ts';
import { draftKey, placeOf, readKept, withDraft, withoutGiven } from './state.ts';
import './styles.css';
import { texts } from './texts.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromGuide): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const root =
  document.getElementById('guide') ?? document.body.appendChild(document.createElement('div'));
const live = document.body.appendChild(document.createElement('div'));
live.className = 'sr-only';
live.setAttribute('role', 'status');
live.setAttribute('aria-live', 'polite');

let kept = readKept(editor.getState());
let view: GuideView = { language: pageLanguage(), screen: { kind: 'loading' } };
let menuOpen = false;

registerControls();
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readMessage(event.data);
  if (message !== undefined) receive(message);
});
draw();
editor.postMessage({ type: 'ready' });

function receive(message: ToGuide): void {
  switch (message.type) {
    case 'view':
      show(message.view);
      return;
    case 'announce':
      announce(message.text);
      return;
    case 'focus':
      focus(message.on === 'task' ? `task-${message.task ?? ''}` : 'primary');
  }
}

function show(next: GuideView): void {
  const before = view;
  view = next;
  const place = placeOf(next.screen);
  const moved = place !== placeOf(before.screen);
  if (moved) menuOpen = false;
  const held = kept.place === place ? kept.scroll : 0;
  keep({ ...withoutGiven(kept, next.screen), place, scroll: held });
  const revealed = revealedIds();
  draw();
  if (moved) main()?.scrollTo({ top: held });
  else reveal(before.screen, next.screen, revealed);
}

function draw(): void {
  document.documentElement.lang = view.language === 'zh-cn' ? 'zh-CN' : 'en';
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const around = focused?.closest('.banner, .task');
  render(guide(context(), view.screen), root);
  const scroller = main();
  if (scroller !== null) scroller.onscroll = () => keepScroll(scroller.scrollTop);
  // What had the focus may be gone: the person goes on from what stands in its place, or from what
  // there is to do next.
  if (focused === null || focused.isConnected) return;
  const beside = around?.querySelector<HTMLElement>('.acts vscode-button, .acts button');
  if (beside?.isConnected === true) beside.focus();
  else focus('primary');
}

function context(): Context {
  const { language, imageBase, screen } = view;
  const t = (text: Text, args: Arguments = {}): string => toPlain({ text, args }, language);
  const key = (task: string): string => ('header' in screen ? draftKey(screen.header, task) : task);
  return {
    language,
    markdown: { imageBase, labels: { copy: t(texts.copy), run: t(texts.run) } },
    t,
    send: (message) => editor.postMessage(message),
    announce,
    draft: (task) => kept.drafts[key(task)],
    keepDraft(task, value) {
      keep(withDraft(kept, key(task), value));
      draw();
    },
    giveDrafts() {
      if (screen.kind !== 'step') return;
      for (const { id, question } of screen.tasks) {
        const value = kept.drafts[key(id)];
        if (question && !question.settled && value) {
          editor.postMessage({ type: 'answer', task: id, value });
        }
      }
    },
    get menuOpen() {
      return menuOpen;
    },
    openMenu(open) {
      menuOpen = open;
      draw();
    },
  };
}

function keep(next: typeof kept): void {
  if (next === kept) return;
  kept = next;
  editor.setState(kept);
}

function keepScroll(scroll: number): void {
  keep({ ...kept, place: placeOf(view.screen), scroll });
}

function main(): HTMLElement | null {
  return document.getElementById('main');
}

function revealedIds(): ReadonlySet<string> {
  return new Set([...root.querySelectorAll('.revealed')].map(({ id }) => id));
}

function focus(id: string): void {
  const element = document.getElementById(id) ?? main();
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus();
}

function announce(text: string): void {
  // The same words twice are said twice only when the node changes.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

function pageLanguage(): GuideView['language'] {
  return document.documentElement.lang.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
