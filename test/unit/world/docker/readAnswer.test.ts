import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { readAnswer } from '../../../../src/world/docker/answers/read.ts';

const endpoint = 'unix:///d.sock';

describe('readAnswer', () => {
  const shape = z.object({ a: z.number() });
  const other = z.object({ a: z.number(), b: z.exactOptional(z.number()) });

  it('reads the same bytes once, and others anew', () => {
    const read = (text: string): unknown => readAnswer(shape, Buffer.from(text), endpoint);
    const first = read('{"a":1}');
    assert.deepEqual([first, read('{"a":2}')], [{ a: 1 }, { a: 2 }]);
    assert.equal(read('{"a":1}'), first);
    assert.deepEqual(read('{"a":1,"b":2}'), { a: 1 });
  });

  it('keeps shapes apart', () => {
    const body = Buffer.from('{"a":1,"b":2}');
    assert.deepEqual(readAnswer(shape, body, endpoint), { a: 1 });
    assert.deepEqual(readAnswer(other, body, endpoint), { a: 1, b: 2 });
  });

  it('refuses what does not fit, each time, in the name of who gave it', () => {
    for (const from of [endpoint, endpoint, 'tcp://h:2375']) {
      for (const text of ['{"a":"1"}', '{"a":1', '']) {
        assert.throws(
          () => readAnswer(shape, Buffer.from(text), from),
          (error: Error) => error.message.includes(from),
        );
      }
    }
  });
});
