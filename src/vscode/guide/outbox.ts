import type { GuideView, ToGuide } from '../../protocol/guide.ts';

/** So many messages wait for a page; the oldest go first. */
const most = 10;

/**
 * What is sent to a page that the editor may load anew at any time, and that hears nothing before
 * it has said that it is ready: the newest view, then what was said to it meanwhile.
 */
export interface Outbox {
  show(view: GuideView): void;
  say(message: Exclude<ToGuide, { type: 'view' }>): void;
  /** The page that is there now listens. */
  ready(): void;
  /** The page is going away, or is not there. */
  away(): void;
}

export function outbox(post: (message: ToGuide) => void): Outbox {
  let latest: GuideView | undefined;
  let listens = false;
  let waiting: readonly ToGuide[] = [];
  return {
    show(view) {
      latest = view;
      if (listens) post({ type: 'view', view });
    },
    say(message) {
      if (listens) post(message);
      else waiting = [...waiting, message].slice(-most);
    },
    ready() {
      listens = true;
      if (latest) post({ type: 'view', view: latest });
      for (const message of waiting) post(message);
      waiting = [];
    },
    away() {
      listens = false;
    },
  };
}
