import { languages } from '../text.ts';
import type { Text } from '../text.ts';

/**
 * A text as the error message of a zod check, so that a schema says in both languages what to
 * write: `z.string().check(z.regex(form, told({ en: …, 'zh-cn': … })))`.
 */
export function told(text: Text): string {
  return JSON.stringify(text);
}

/** The text that `told` put into a message; undefined when it is another's message. */
export function toldText(message: string): Text | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const text: unknown = JSON.parse(message);
    return isText(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' && value !== null && languages.every((language) => language in value)
  );
}
