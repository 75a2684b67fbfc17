/** The toolkit is archived and will be replaced: only this file knows it. */
import './nonce.ts';
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeProgressRing,
  vsCodeRadio,
  vsCodeRadioGroup,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/** Defines the `vscode-…` elements that the screens use. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeProgressRing(),
    vsCodeRadio(),
    vsCodeRadioGroup(),
    vsCodeTextField(),
  );
}

/** What a text field or a group of radios holds; undefined when nothing is chosen. */
export function valueOf(control: EventTarget | null): string | undefined {
  return control !== null && 'value' in control && typeof control.value === 'string'
    ? control.value
    : undefined;
}

export function isChecked(control: EventTarget | null): boolean {
  return control !== null && 'checked' in control && control.checked === true;
}
