import { window, type LogOutputChannel } from 'vscode';

export type Log = LogOutputChannel;

export function openLog(): Log {
  return window.createOutputChannel('Container Lab', { log: true });
}

/** The whole chain of causes; people read only the first sentence. */
export function chain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${chain(error.cause)}`;
}
