import type { FromGuide } from '../../protocol/guide.ts';

type Kind = Exclude<FromGuide['type'], 'ready'>;
type Message<K extends Kind> = Extract<FromGuide, { type: K }>;

/** What the extension does for each message of the guide; one that is missing does not compile. */
export type Handlers = { readonly [K in Kind]: (message: Message<K>) => Promise<void> | void };

export async function dispatch(message: FromGuide, on: Handlers): Promise<void> {
  switch (message.type) {
    case 'ready':
      return; // The provider's own.
    case 'startLab':
      return on.startLab(message);
    case 'start':
      return on.start(message);
    case 'check':
      return on.check(message);
    case 'cancel':
      return on.cancel(message);
    case 'step':
      return on.step(message);
    case 'next':
      return on.next(message);
    case 'previous':
      return on.previous(message);
    case 'hint':
      return on.hint(message);
    case 'more':
      return on.more(message);
    case 'solution':
      return on.solution(message);
    case 'answer':
      return on.answer(message);
    case 'runFence':
      return on.runFence(message);
    case 'action':
      return on.action(message);
    case 'place':
      return on.place(message);
    case 'link':
      return on.link(message);
    case 'copy':
      return on.copy(message);
    case 'copyReport':
      return on.copyReport(message);
    default:
      return message satisfies never;
  }
}
