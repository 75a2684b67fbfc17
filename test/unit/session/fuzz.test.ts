import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { fold, restore } from '../../../src/session/fold.ts';
import { openLog, readLog } from '../../../src/session/log.ts';
import { readRecord, readState } from '../../../src/session/record.ts';
import type { LogRecord } from '../../../src/session/state.ts';

const word = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toString', '');
const time = fc.nat();
const kept = { time, lab: word, version: fc.nat(), folder: word };
const event = fc.record({
  time,
  timeNano: fc.nat().map(String),
  type: word,
  action: word,
  id: word,
  attributes: fc.dictionary(word, word),
});
const record: fc.Arbitrary<LogRecord> = fc.oneof(
  fc.record({
    is: fc.constant('started'),
    ...kept,
    variables: fc.dictionary(word, word),
    before: fc.record(
      {
        ...{ containers: fc.array(word), images: fc.array(word) },
        ...{ networks: fc.array(word), volumes: fc.array(word) },
      },
      { requiredKeys: ['containers', 'images'] },
    ),
  }),
  fc.record({ is: fc.constant('variable'), time, name: word, value: word }),
  fc.record({ is: fc.constant('reset'), time, version: fc.nat(), step: word }),
  fc.record({ is: fc.constantFrom('step', 'solution'), time, step: word }),
  fc.record({ is: fc.constantFrom('passed', 'changed', 'hint', 'more'), time, task: word }),
  fc.record({ is: fc.constant('answer'), time, task: word, value: fc.array(word) }),
  fc.record({ is: fc.constant('event'), time, event }),
  fc.record({ is: fc.constant('gap'), time, from: time, to: time }),
  fc.record({
    is: fc.constant('made'),
    time,
    object: fc.constantFrom('image', 'volume'),
    name: word,
  }),
  fc.record({ is: fc.constantFrom('finished', 'cleaned'), time }),
);

/** A JSON text with one of its characters lost, doubled or another, or any text. */
function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.tuple(text, fc.nat(), fc.string({ maxLength: 3 })).map(([whole, at, other]) => {
    const place = whole.length === 0 ? 0 : at % whole.length;
    return whole.slice(0, place) + other + whole.slice(place + 1);
  });
  return fc.oneof(change, fc.string({ unit: 'binary' }), fc.json(), text);
}

const lines = fc.array(damaged(record.map((one) => JSON.stringify(one))), { maxLength: 12 });

describe('what a started lab remembers', () => {
  it('of any records: no throw, no change of what every object has, and said again the same', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records) => {
        const { state } = fold(records.flatMap((one) => readRecord(JSON.stringify(one)) ?? []));
        assert.deepEqual(Object.keys(Object.prototype), []);
        assert.equal(Reflect.get({}, 'changedAt'), undefined);
        if (state === undefined) return;
        assert.deepEqual(fold(restore(state)).state, state);
        assert.deepEqual(readState(JSON.stringify(state)), state);
      }),
      { numRuns: 500 },
    );
  });

  it('of any damaged line or state: no throw', () => {
    fc.assert(
      fc.property(lines, (all) => {
        for (const line of all) {
          readState(line);
          fold([readRecord(line) ?? { is: 'finished', time: 0 }]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of any bytes in its folder: it opens, and still takes records', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'container-lab-fuzz-'));
    const started: LogRecord = {
      ...{ is: 'started', time: 1, lab: 'a', version: 1, folder: '/x', variables: {} },
      before: { containers: [], images: [] },
    };
    try {
      await fc.assert(
        fc.asyncProperty(lines, damaged(fc.json()), async (all, state) => {
          await writeFile(join(folder, 'evidence.log'), all.join('\n'));
          await writeFile(join(folder, 'state.json'), state);
          const log = await openLog(folder);
          await log.append([started, { is: 'answer', time: 2, task: 'q', value: ['mine'] }]);
          await log.close();
          const { state: found } = await readLog(folder);
          assert.deepEqual(found?.answers['q'], ['mine']);
          assert.equal(log.problem(), undefined);
        }),
        { numRuns: 40 },
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
