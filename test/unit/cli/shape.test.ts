import assert from 'node:assert/strict';
import { taskData } from '../../../src/cli/formats/json.ts';
import type { Verdict } from '../../../src/check/verdict.ts';
import type { Task } from '../../../src/lab/model.ts';
import { said, toPlain } from '../../../src/text.ts';

const text = (words: string): ReturnType<typeof said> => said({ en: words, 'zh-cn': words });
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const explanation = {
  id: 'wrong-tag',
  text: text('why'),
  degrees: [{ text: text('first'), remedy: { run: ['docker', 'ps'] } }, { text: text('second') }],
  places: [{ path: 'a', range }],
};
const told = {
  id: 'wrong-tag',
  text: 'why',
  help: ['first', 'second'],
  places: [{ path: 'a', range }],
};
const judgement = { pass: false, expected: text('this'), observed: text('that') };
const task: Task = {
  ...{ id: 't', title: text('Title').text, type: 'image', spec: {}, holds: 'lab', hints: [] },
};

describe('a task for programs', () => {
  const head = { id: 't', title: 'Title' };
  const shapes: readonly (readonly [Verdict | undefined, object])[] = [
    [undefined, { ...head, status: 'todo' }],
    [
      { status: 'passed', judgement },
      { ...head, status: 'passed' },
    ],
    [
      { status: 'waiting', for: 'a' },
      { ...head, status: 'waiting', waitsFor: 'a' },
    ],
    [
      { status: 'blocked', block: explanation },
      { ...head, status: 'blocked', block: told },
    ],
    [
      { status: 'failed', judgement, cause: { ...explanation, excerpt: ['log'] } },
      {
        ...{ ...head, status: 'failed', expected: 'this', observed: 'that' },
        cause: { ...told, excerpt: ['log'] },
      },
    ],
  ];
  for (const [verdict, wanted] of shapes) {
    it(verdict?.status ?? 'todo', () => {
      const status = verdict?.status ?? 'todo';
      assert.deepEqual(
        taskData(task, status, verdict, (what) => toPlain(what, 'en')),
        wanted,
      );
    });
  }
});
