import { html, nothing, type TemplateResult } from 'lit-html';
import type { IntroScreen, Screen, StepScreen } from '../../src/protocol/guide.ts';
import { once } from '../once.ts';
import { texts } from '../texts.ts';
import type { Context } from './context.ts';
import { menu } from './menu.ts';

/** What there is to do next. The primary button stays the same element, so that it keeps the focus. */
export function footer(context: Context, screen: Screen): TemplateResult | typeof nothing {
  switch (screen.kind) {
    case 'intro':
      return bar(context, screen, start(context, screen), nothing);
    case 'step':
      return bar(context, screen, primary(context, screen), hint(context, screen));
    case 'finished':
      return bar(context, screen, undefined, nothing);
    case 'loading':
    case 'none':
    case 'untrusted':
    case 'broken':
      return nothing;
  }
}

interface Primary {
  readonly label: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  act(): void;
}

function bar(
  context: Context,
  screen: Screen,
  button: Primary | undefined,
  second: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<footer>
    ${
      button
        ? html`<vscode-button
            id="primary"
            class="primary"
            .ariaDisabled=${button.disabled ? 'true' : 'false'}
            @click=${once(() => {
              if (!button.disabled) button.act();
            })}
          >
            ${
              button.busy
                ? html`<vscode-progress-ring
                    slot="start"
                    aria-hidden="true"
                  ></vscode-progress-ring>`
                : nothing
            }
            ${button.label}
          </vscode-button>`
        : html`<span class="space"></span>`
    }
    ${second} ${menu(context, screen)}
  </footer>`;
}

function start(context: Context, { starting, canStart }: IntroScreen): Primary {
  return {
    label: context.t(starting ? texts.starting : texts.start),
    busy: starting,
    disabled: starting || !canStart,
    act: () => context.send({ type: 'start' }),
  };
}

function primary(context: Context, { checking, complete, next }: StepScreen): Primary {
  // Also while a check looks once more: it ends when the step is left.
  if (complete) {
    const label =
      next === undefined ? context.t(texts.finish) : context.t(texts.next, { title: next });
    return { label, busy: false, disabled: false, act: () => context.send({ type: 'next' }) };
  }
  if (checking) {
    const act = (): void => context.send({ type: 'cancel' });
    return { label: context.t(texts.cancel), busy: true, disabled: false, act };
  }
  const act = (): void => {
    context.giveDrafts();
    context.send({ type: 'check' });
  };
  return { label: context.t(texts.checkStep), busy: false, disabled: false, act };
}

function hint(
  context: Context,
  { complete, hintFor }: StepScreen,
): TemplateResult | typeof nothing {
  if (complete) return nothing;
  const none = hintFor === undefined;
  const title = none ? context.t(texts.noHint) : context.t(texts.hintFor, { title: hintFor });
  return html`<vscode-button
    id="hint"
    appearance="secondary"
    title=${title}
    .ariaDisabled=${none ? 'true' : 'false'}
    @click=${once(() => {
      if (!none) context.send({ type: 'hint' });
    })}
    >${context.t(texts.hint)}</vscode-button
  >`;
}
