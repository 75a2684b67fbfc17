import assert from 'node:assert/strict';
import { single } from '../../../src/vscode/single.ts';

describe('single', () => {
  it('does the work once for all who ask while it is under way, then anew', async () => {
    const asked: string[] = [];
    let finish = (): void => undefined;
    const work = single(async (what: string) => {
      asked.push(what);
      await new Promise<void>((done) => (finish = done));
    });
    const both = [work('first'), work('second')];
    finish();
    await Promise.all(both);
    const third = work('third');
    finish();
    await third;
    assert.deepEqual(asked, ['first', 'third']);
  });

  it('can be asked again after it went wrong', async () => {
    let times = 0;
    const work = single(() => {
      times += 1;
      return Promise.reject(new Error('no'));
    });
    await assert.rejects(work());
    await assert.rejects(work());
    assert.equal(times, 2);
  });
});
