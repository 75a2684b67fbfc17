/** What may be typed into a terminal: no control character but new lines and tabs, and none that shows it otherwise than it is. */
export function terminalText(commandLine: string): string | undefined {
  const text = commandLine.replaceAll('\r\n', '\n').trim();
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text === '' || /[\0-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]/.test(text)
    ? undefined
    : text;
}
