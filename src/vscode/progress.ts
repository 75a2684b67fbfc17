import { ProgressLocation, window } from 'vscode';
import type { Text } from '../text.ts';
import { guideView } from './guide/provider.ts';
import { say } from './say.ts';

/** Does the work under a notification that can be cancelled; `tell` says how far it is. */
export function underProgress<T>(
  title: Text,
  work: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title: say(title), cancellable: true };
  return Promise.resolve(
    window.withProgress(options, (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return work(controller.signal, (message) => progress.report({ message }));
    }),
  );
}

/** For a short look, bounded by the daemon's own time limits: shown in the guide. */
export function underLook<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const options = { location: { viewId: guideView } };
  return Promise.resolve(window.withProgress(options, () => work(new AbortController().signal)));
}
