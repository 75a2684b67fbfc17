import assert from 'node:assert/strict';
import type { GuideView, TaskView } from '../../src/protocol/guide.ts';
import { startGuide, type GuidePage } from './support/page.ts';
import { views } from './support/views.ts';

const en = views('en');

describe('what stays', () => {
  let guide: GuidePage;
  before(async () => {
    guide = await startGuide();
    await guide.width(370);
  });
  after(() => guide.close());
  beforeEach(() => guide.open());
  afterEach(async () => assert.deepEqual(await guide.troubles(), []));

  const show = (screen: GuideView['screen']): Promise<void> =>
    guide.post({ type: 'view', view: en.view(screen) });
  const reload = async (): Promise<void> => {
    await guide.page.reload();
    await guide.theme('dark');
  };
  const scrolled = (): Promise<number> =>
    guide.page.evaluate(() => document.getElementById('main')?.scrollTop ?? -1);
  const scrollTo = async (top: number): Promise<void> => {
    await guide.page.evaluate((to) => document.getElementById('main')?.scrollTo({ top: to }), top);
    await guide.page.waitForFunction(
      (to) => sessionStorage.getItem('state')?.includes(`"scroll":${to}`),
      top,
    );
  };
  const text = en.step({
    id: 'look',
    tasks: [en.asking({ kind: 'text', choices: [] }), en.failed, en.todo],
  });
  const focusedId = (): Promise<string> =>
    guide.page.evaluate(() => document.activeElement?.id ?? '');

  it('the scroll and a half-typed answer, over a reload', async () => {
    await show(text);
    await guide.page.getByRole('textbox').fill('40265');
    await scrollTo(120);
    await reload();
    await show(text);
    assert.equal(await guide.page.getByRole('textbox').inputValue(), '40265');
    assert.equal(await scrolled(), 120);
  });

  it('the scroll and the caret, over a view of the same step', async () => {
    await show(text);
    await guide.page.getByRole('textbox').pressSequentially('12345');
    await guide.page.keyboard.press('ArrowLeft');
    await scrollTo(90);
    await show({ ...text, header: { ...text.header, daemon: { answers: false, label: 'x' } } });
    await guide.page.keyboard.type('x');
    assert.equal(await guide.page.getByRole('textbox').inputValue(), '1234x5');
  });

  it('another step starts at its top, without the other lab’s answers', async () => {
    await show(text);
    await guide.page.getByRole('textbox').fill('40265');
    await scrollTo(120);
    await show({ ...text, id: 'other', header: { ...text.header, lab: 'another-lab' } });
    assert.equal(await scrolled(), 0);
    assert.equal(await guide.page.getByRole('textbox').inputValue(), '');
  });

  it('an answer is forgotten here once it was given', async () => {
    await show(text);
    await guide.page.getByRole('textbox').fill('1');
    const given: TaskView = en.asking({ kind: 'text', choices: [], answer: ['1'] });
    await show({ ...text, tasks: [given] });
    await show({ ...text, tasks: [en.asking({ kind: 'text', choices: [], answer: ['2'] })] });
    assert.equal(await guide.page.getByRole('textbox').inputValue(), '2');
  });

  it('a state of another version is forgotten', async () => {
    for (const state of [
      '7',
      '"x"',
      '{"place":1,"scroll":"x","drafts":[1]}',
      '{"drafts":{"a":[1]}}',
    ]) {
      await guide.page.evaluate((each) => sessionStorage.setItem('state', each), state);
      await reload();
      await show(text);
      await guide.page.getByRole('heading', { name: 'Build the image' }).waitFor();
    }
  });

  it('the focus on the primary button, through check, failure and success', async () => {
    await show(en.step());
    await guide.page.getByRole('button', { name: 'Check my step' }).focus();
    for (const name of ['checking', 'failed', 'checking', 'passed']) {
      const screen = en.all[name];
      assert(screen);
      await show(screen);
      assert.equal(await focusedId(), 'primary', name);
    }
    await guide.sent();
    await guide.page.keyboard.press('Enter');
    assert.deepEqual(await guide.sent(), [{ type: 'next' }]);
  });

  it('a focus whose place has gone comes to what is next', async () => {
    await show(en.step({ tasks: [en.failed] }));
    await guide.page.getByRole('button', { name: 'A little more 1/3' }).focus();
    await show(en.step({ tasks: [en.passed], complete: true }));
    assert.equal(await focusedId(), 'primary');
  });

  it('goes to a task or the check when told to', async () => {
    await show(en.step({ tasks: [en.todo, en.failed] }));
    await guide.post({ type: 'focus', on: 'task', task: 'named' });
    assert.equal(await focusedId(), 'task-named');
    await guide.post({ type: 'focus', on: 'check' });
    assert.equal(await focusedId(), 'primary');
  });

  it('brings the failure into sight after a check, and a new hint', async () => {
    await show(en.step({ checking: true }));
    await show(en.step({ tasks: [en.todo, en.failed] }));
    await inSight('#task-named .name');
    const hinted = { ...en.failed, hintsMarkdown: ['Look at `-t`.\n\n'.repeat(12)] };
    await show(en.step({ tasks: [en.todo, hinted] }));
    await inSight('#hint-named-0 > b');
  });

  async function inSight(selector: string): Promise<void> {
    const { top, bottom, within } = await guide.page.evaluate((each) => {
      const box = document.querySelector(each)?.getBoundingClientRect();
      const main = document.getElementById('main')?.getBoundingClientRect();
      return {
        top: box?.top ?? -1,
        bottom: box?.bottom ?? 1e9,
        within: [main?.top ?? 0, main?.bottom ?? 0],
      };
    }, selector);
    assert(top >= (within[0] ?? 0) && bottom <= (within[1] ?? 0), `${selector}: ${top}–${bottom}`);
  }

  it('announces politely, the same words twice too', async () => {
    const live = guide.page.locator('[aria-live=polite]');
    await guide.post({ type: 'announce', text: 'Passed' });
    assert.equal(await live.textContent(), 'Passed');
    await guide.post({ type: 'announce', text: 'Passed' });
    assert.equal(await live.textContent(), 'Passed\u00a0');
  });

  it('does not mind messages that are not the extension’s', async () => {
    await show(en.step());
    await guide.page.evaluate(() => {
      for (const data of [
        null,
        1,
        'x',
        {},
        { type: 'other' },
        { type: 'view' },
        { type: 'view', view: {} },
      ]) {
        window.postMessage(data, '*');
      }
    });
    await guide.post({ type: 'announce', text: 'still here' });
    await guide.page.getByRole('heading', { name: 'Build the image' }).waitFor();
  });
});
