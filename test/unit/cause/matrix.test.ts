import assert from 'node:assert/strict';
import { explainError } from '../../../src/cause/blocks.ts';
import { causes } from '../../../src/cause/causes.ts';
import { find } from '../../../src/cause/find.ts';
import { checkSchemas } from '../../../src/check/checks.ts';
import { runTasks } from '../../../src/check/run.ts';
import type { Explanation } from '../../../src/check/verdict.ts';
import { languages, toPlain } from '../../../src/text.ts';
import { fakeWorld } from '../check/fakes.ts';
import { states } from './states.ts';
import type { State } from './states.ts';

const options = { limit: 5_000, endpoint: 'unix:///d.sock', explain: find, block: explainError };

async function causeOf({ type, spec, scene }: State): Promise<Explanation> {
  assert.equal(checkSchemas.get(type)?.safeParse(spec).success, true, 'the spec is valid');
  const title = { en: 't', 'zh-cn': 't' };
  const task = { id: 't', title, type, spec, holds: 'step' as const, hints: [] };
  const never = new AbortController().signal;
  const results = await runTasks([task], () => fakeWorld(scene), options, never);
  const { verdict } = results.get('t') ?? assert.fail();
  assert.ok(verdict.status === 'failed' && verdict.cause !== undefined);
  return verdict.cause;
}

describe('the cause that is named first', () => {
  for (const state of states) {
    it(`${state.type}: ${state.name} → ${state.cause}`, async () => {
      const cause = await causeOf(state);
      assert.equal(cause.id, state.cause);
      if (state.remedy !== undefined) assert.deepEqual(cause.degrees.at(-1)?.remedy, state.remedy);
      const edits = cause.degrees.flatMap(({ remedy }) =>
        remedy !== undefined && 'edit' in remedy ? [remedy.edit.text] : [],
      );
      if (state.edit !== undefined) assert.deepEqual(edits, [state.edit]);
    });
  }

  it('is tried for every cause there is', () => {
    const tried = new Set(states.map(({ cause }) => cause));
    assert.deepEqual(
      causes.map(({ id }) => id).filter((id) => !tried.has(id)),
      [],
    );
  });

  it('says what it means in both languages, without a gap in its words', async () => {
    for (const state of states) {
      const { text, degrees } = await causeOf(state);
      for (const said of [text, ...degrees.map((degree) => degree.text)]) {
        for (const language of languages) {
          const words = toPlain(said, language);
          assert.doesNotMatch(words, /\{\w+\}|undefined/, `${state.name}: ${words}`);
        }
      }
    }
  });

  it('begins with a text, and offers its command last', async () => {
    for (const state of states) {
      const { id, degrees } = await causeOf(state);
      assert.ok(degrees.length > 0, state.name);
      if (id === 'unknown') assert.equal(degrees.length, 3);
      else if (degrees.length > 1) assert.ok(!('run' in (degrees[0]?.remedy ?? {})), state.name);
    }
  });
});
