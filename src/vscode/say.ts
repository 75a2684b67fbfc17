import { said, toPlain, type Arguments, type Text } from '../text.ts';
import { settings } from './settings.ts';

/** The text in the person's language, for VS Code's own controls. */
export function say(text: Text, args?: Arguments): string {
  return toPlain(said(text, args), settings().language);
}
