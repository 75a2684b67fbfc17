import { stripVTControlCharacters } from 'node:util';
import type { TerminalShellExecution } from 'vscode';

/** Letters of the output that are kept: an error stands at its end. */
const kept = 4096;
/** Milliseconds that the last of it may come after the command's end. */
const grace = 500;

/** The end of what a command prints, read from its start on, without colours and other controls. */
export function readOutput(execution: Pick<TerminalShellExecution, 'read'>): () => Promise<string> {
  let text = '';
  const read = async (): Promise<void> => {
    // More than is kept, because controls are taken out of the whole.
    for await (const part of execution.read()) text = (text + part).slice(-4 * kept);
  };
  // A terminal that is closed has nothing more to say.
  const end = read().catch(() => undefined);
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([end, new Promise((done) => (timer = setTimeout(done, grace)))]);
    clearTimeout(timer);
    return stripVTControlCharacters(text).replaceAll('\r', '').slice(-kept);
  };
}
