import { randomBytes } from 'node:crypto';
import { Uri, type Webview, type WebviewView, window, commands } from 'vscode';
import type { Disposing } from '../owner.ts';
import { readFromGuide } from '../../protocol/fromGuide.ts';
import type { FromGuide, GuideView } from '../../protocol/guide.ts';
import type { Log } from '../log.ts';
import { settings } from '../settings.ts';
import { guideHtml } from './html.ts';
import { outbox } from './outbox.ts';

export const guideView = 'containerLab.guide';

export interface Guide extends Disposing {
  show(view: GuideView): void;
  announce(text: string): void;
  focus(on: 'check' | { readonly task: string }): void;
  /** Brings the guide into view. */
  reveal(): Promise<void>;
  /**
   * The labs' folders, whose images alone may be shown. The editor loads the page anew when they
   * are others than before.
   */
  imagesIn(folders: readonly string[]): void;
  /** The address of a lab's folder in the page; undefined while there is none. */
  addressOf(folder: string): string | undefined;
}

interface GuideTools {
  readonly extension: Uri;
  readonly log: Log;
  readonly received: (message: FromGuide) => void;
  readonly resolved: () => void;
  /** Settles once the labs' folders were told: a page that is loaded anew in mid-load can get stuck. */
  readonly labsRead: Promise<void>;
}

/** The Guide view in the secondary side bar. */
export function guide({ extension, log, received, resolved, labsRead }: GuideTools): Guide {
  const dist = Uri.joinPath(extension, 'dist', 'webview');
  let view: WebviewView | undefined;
  let imageFolders: readonly string[] = [];
  const out = outbox((message) => void view?.webview.postMessage(message));

  function receive(data: unknown): void {
    const message = readFromGuide(data);
    if (!message) {
      log.warn('The guide sent a message that is not one of ours; it was dropped.');
    } else if (message.type === 'ready') out.ready();
    else received(message);
  }

  function options(): Webview['options'] {
    const roots = [dist, ...imageFolders.map((folder) => Uri.file(folder))];
    return { enableScripts: true, localResourceRoots: roots };
  }

  function load(webview: Webview): void {
    webview.options = options();
    webview.html = guideHtml({
      nonce: randomBytes(16).toString('hex'),
      cspSource: webview.cspSource,
      script: String(webview.asWebviewUri(Uri.joinPath(dist, 'guide.js'))),
      style: String(webview.asWebviewUri(Uri.joinPath(dist, 'guide.css'))),
      language: settings().language,
      title: 'Container Lab',
    });
  }

  const registration = window.registerWebviewViewProvider(guideView, {
    async resolveWebviewView(next) {
      const gone = new AbortController();
      next.onDidDispose(() => {
        gone.abort();
        if (view !== next) return;
        view = undefined;
        out.away();
      });
      await labsRead;
      if (gone.signal.aborted) return;
      view = next;
      out.away();
      next.webview.onDidReceiveMessage(receive);
      // The page of a hidden view is gone; it is loaded anew, and says so, when it is shown.
      next.onDidChangeVisibility(() => {
        if (!next.visible) out.away();
      });
      load(next.webview);
      resolved();
    },
  });

  return {
    show: (next) => out.show(next),
    announce: (text) => out.say({ type: 'announce', text }),
    focus: (on) =>
      out.say(
        on === 'check' ? { type: 'focus', on } : { type: 'focus', on: 'task', task: on.task },
      ),
    async reveal() {
      await commands.executeCommand(`${guideView}.focus`);
    },
    imagesIn(folders) {
      const next = [...new Set(folders)].sort();
      if (next.join('\0') === imageFolders.join('\0')) return;
      imageFolders = next;
      if (!view) return;
      out.away();
      view.webview.options = options();
    },
    addressOf: (folder) => view && String(view.webview.asWebviewUri(Uri.file(folder))),
    dispose: () => void registration.dispose(),
  };
}
