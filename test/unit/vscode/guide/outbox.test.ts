import assert from 'node:assert/strict';
import { outbox } from '../../../../src/vscode/guide/outbox.ts';
import type { GuideView, ToGuide } from '../../../../src/protocol/guide.ts';

const loading: GuideView = { language: 'en', screen: { kind: 'loading' } };
const none: GuideView = { language: 'en', screen: { kind: 'none', labs: [] } };

function opened() {
  const posted: ToGuide[] = [];
  return {
    out: outbox((message) => posted.push(message)),
    taken: () => posted.splice(0),
  };
}

const view = (each: GuideView): ToGuide => ({ type: 'view', view: each });
const told = (text: string) => ({ type: 'announce', text }) as const;

describe('The outbox of the guide', () => {
  it('gives a page that is ready the newest view, then what waited, in its order', () => {
    const { out, taken } = opened();
    out.show(loading);
    out.say(told('one'));
    out.show(none);
    out.say({ type: 'focus', on: 'check' });
    assert.deepEqual(taken(), []);
    out.ready();
    assert.deepEqual(taken(), [view(none), told('one'), { type: 'focus', on: 'check' }]);
    out.show(loading);
    out.say(told('two'));
    assert.deepEqual(taken(), [view(loading), told('two')]);
  });

  it('gives the whole view again to a page that was loaded anew, announced or not', () => {
    const { out, taken } = opened();
    out.show(none);
    out.say(told('once'));
    out.ready();
    taken();
    out.ready();
    assert.deepEqual(taken(), [view(none)]);
  });

  it('keeps what is said while the page is away, and says it once', () => {
    const { out, taken } = opened();
    out.show(loading);
    out.ready();
    taken();
    out.away();
    out.show(none);
    out.say(told('meanwhile'));
    assert.deepEqual(taken(), []);
    out.ready();
    assert.deepEqual(taken(), [view(none), told('meanwhile')]);
  });

  it('keeps no more than the last ten', () => {
    const { out, taken } = opened();
    for (let number = 1; number <= 12; number += 1) out.say(told(String(number)));
    out.ready();
    assert.deepEqual(
      taken(),
      Array.from({ length: 10 }, (_, index) => told(String(index + 3))),
    );
  });
});
