import { html, type TemplateResult } from 'lit-html';
import type { Action } from '../../src/protocol/guide.ts';
import { icon, type Icon } from '../icons.ts';
import { once } from '../once.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { copy } from './prose.ts';

/** What the person can do: a command line with Copy and Run in terminal, or a link. */
export function action(context: Context, { id, label, command, main }: Action): TemplateResult {
  const act = (): void => context.send({ type: 'action', id });
  if (main) {
    return html`<vscode-button appearance="secondary" @click=${once(act)}>${label}</vscode-button>`;
  }
  if (command === undefined) return link(label, act);
  const line = command.split('\n', 1)[0] ?? '';
  return html`<div class="command">
    <pre><code>${command}</code></pre>
    <div class="tools">
      ${tool('copy', `${context.t(texts.copy)}: ${line}`, () => copy(context, command))}
      ${tool('run', `${context.t(texts.run)}: ${line}`, act)}
    </div>
  </div>`;
}

export function actions(context: Context, all: readonly Action[]): TemplateResult[] {
  const commands = all.filter(({ command }) => command !== undefined);
  const links = all.filter(({ command }) => command === undefined);
  return [
    ...commands.map((each) => action(context, each)),
    ...(links.length > 0
      ? [html`<div class="acts">${links.map((each) => action(context, each))}</div>`]
      : []),
  ];
}

/** A button that looks like a link: it does something here rather than leading elsewhere. */
export function link(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="link" @click=${once(act)}>${label}</button>`;
}

function tool(name: Icon, label: string, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="tool"
    title=${label}
    aria-label=${label}
    @click=${once(act)}
  >
    ${icon(name)}
  </button>`;
}
