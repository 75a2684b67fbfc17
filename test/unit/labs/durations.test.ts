import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { checkSchemas } from '../../../src/check/checks.ts';
import { findLabs } from '../../../src/lab/find.ts';
import type { Lab } from '../../../src/lab/model.ts';

const folder = resolve(import.meta.dirname, '../../../labs');
/** What a beginner reads in a minute, of a text to act upon. */
const wordsAMinute = 150;
/** Of an act of the solution, of a question, and of a step's look back. */
const minutesEach = 0.5;

/** The least minutes in which a lab can be read and done without a mistake. */
function atLeast({ steps }: Lab): number {
  const texts = steps.flatMap(({ text, title, done, tasks }) => [
    ...[text, title].map(({ en }) => en),
    ...(done ? [done.en] : []),
    ...tasks.map((task) => task.title.en),
  ]);
  const words = texts.join(' ').split(/\s+/).length;
  const acts = steps.flatMap(({ solve }) => solve).filter((action) => !('answer' in action));
  const questions = steps
    .flatMap(({ tasks }) => tasks)
    .filter(({ type }) => type === 'quiz' || type === 'predict');
  return words / wordsAMinute + minutesEach * (acts.length + questions.length + steps.length);
}

const reads = await findLabs([{ folder, origin: 'extension' }], checkSchemas);

describe('the minutes of a lab', () => {
  for (const { id, lab } of reads) {
    it(`are enough for ${id}, and no more than twice the least`, () => {
      assert.ok(lab);
      const least = atLeast(lab);
      assert.ok(lab.duration >= least, `${lab.duration} of at least ${least}`);
      assert.ok(lab.duration <= 2 * least, `${lab.duration} of at least ${least}`);
    });
  }
});
