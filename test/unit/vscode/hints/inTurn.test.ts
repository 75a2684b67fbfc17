import assert from 'node:assert/strict';
import { inTurn } from '../../../../src/vscode/hints/manifest/inTurn.ts';
import { until } from '../../../docker/support/until.ts';

describe('work done in turn', () => {
  it('is done one at a time, once for many calls, and anew for a key that is asked for again', async () => {
    const began: string[] = [];
    const stale: string[] = [];
    const open: (() => void)[] = [];
    let most = 0;
    let now = 0;
    const ask = inTurn<string>(
      (key, signal) => {
        began.push(key);
        most = Math.max(most, ++now);
        return new Promise<void>((resolve) => {
          open.push(resolve);
          signal.addEventListener('abort', () => {
            stale.push(key);
            resolve();
          });
        }).finally(() => (now -= 1));
      },
      5,
      (error) => assert.fail(String(error)),
    );
    for (const key of ['a', 'a', 'b', 'a']) ask(key);
    await until(() => began.length === 1);
    ask('a');
    await until(() => began.length === 2);
    assert.deepEqual([began, stale], [['a', 'b'], ['a']]);
    open[1]?.();
    await until(() => began.length === 3);
    assert.deepEqual(began, ['a', 'b', 'a']);
    ask('c');
    ask.cancel();
    await until(() => now === 0);
    assert.deepEqual([stale, began.length, most], [['a', 'a'], 3, 1]);
  });

  it('goes on after a failure, which is told', async () => {
    const failures: unknown[] = [];
    const done: string[] = [];
    const ask = inTurn<string>(
      (key) => {
        if (key === 'bad') return Promise.reject(new Error('bad'));
        done.push(key);
        return Promise.resolve();
      },
      1,
      (error) => failures.push(error),
    );
    ask('bad');
    ask('good');
    await until(() => done.length === 1);
    assert.equal(failures.length, 1);
  });
});
