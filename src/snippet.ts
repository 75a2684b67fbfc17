/** A text for the snippet syntax of an editor, as it stands. */
export function plainSnippet(text: string): string {
  return text.replace(/[\\$}]/g, String.raw`\$&`);
}
