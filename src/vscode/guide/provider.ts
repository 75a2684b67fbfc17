import { randomBytes } from 'node:crypto';
import { Uri, type Webview, type WebviewView, window, commands } from 'vscode';
import type { Disposing } from '../owner.ts';
import { readFromGuide } from '../../protocol/fromGuide.ts';
import type { FromGuide, GuideView, ToGuide } from '../../protocol/guide.ts';
import type { Log } from '../log.ts';
import { settings } from '../settings.ts';
import { guideHtml } from './html.ts';

export const guideView = 'containerLab.guide';

export interface Guide extends Disposing {
  show(view: GuideView): void;
  announce(text: string): void;
  focus(on: 'check' | { readonly task: string }): void;
  /** Brings the guide into view. */
  reveal(): Promise<void>;
  /** The lab's folder, so that its images may be shown, as the base of their addresses. */
  imagesFrom(folder: string): string | undefined;
}

/** The Guide view in the secondary side bar. What is sent before it is ready waits for it. */
export function guide(
  extension: Uri,
  log: Log,
  received: (message: FromGuide) => void,
  resolved: () => void,
): Guide {
  const dist = Uri.joinPath(extension, 'dist', 'webview');
  let view: WebviewView | undefined;
  let ready = false;
  let latest: GuideView | undefined;
  let waiting: ToGuide[] = [];
  let imageFolder: string | undefined;

  function post(message: ToGuide): void {
    if (ready && view) void view.webview.postMessage(message);
    else if (message.type !== 'view') waiting = [...waiting.slice(-9), message];
  }

  function receive(data: unknown): void {
    const message = readFromGuide(data);
    if (!message) {
      log.warn('The guide sent a message that is not one of ours; it was dropped.');
      return;
    }
    if (message.type === 'ready') {
      ready = true;
      if (latest) post({ type: 'view', view: latest });
      for (const each of waiting.splice(0)) post(each);
      return;
    }
    received(message);
  }

  function options(): Webview['options'] {
    const roots = imageFolder === undefined ? [dist] : [dist, Uri.file(imageFolder)];
    return { enableScripts: true, localResourceRoots: roots };
  }

  const registration = window.registerWebviewViewProvider(guideView, {
    resolveWebviewView(resolvedView) {
      view = resolvedView;
      ready = false;
      const { webview } = resolvedView;
      webview.options = options();
      webview.onDidReceiveMessage(receive);
      resolvedView.onDidDispose(() => {
        view = undefined;
        ready = false;
      });
      webview.html = guideHtml({
        nonce: randomBytes(16).toString('hex'),
        cspSource: webview.cspSource,
        script: String(webview.asWebviewUri(Uri.joinPath(dist, 'guide.js'))),
        style: String(webview.asWebviewUri(Uri.joinPath(dist, 'guide.css'))),
        language: settings().language,
        title: 'Container Lab',
      });
      resolved();
    },
  });

  return {
    show(next) {
      latest = next;
      post({ type: 'view', view: next });
    },
    announce: (text) => post({ type: 'announce', text }),
    focus: (on) =>
      post(on === 'check' ? { type: 'focus', on } : { type: 'focus', on: 'task', task: on.task }),
    async reveal() {
      await commands.executeCommand(`${guideView}.focus`);
    },
    imagesFrom(folder) {
      if (!view) return undefined;
      if (imageFolder !== folder) {
        imageFolder = folder;
        view.webview.options = options();
      }
      return String(view.webview.asWebviewUri(Uri.file(folder)));
    },
    dispose: () => void registration.dispose(),
  };
}
