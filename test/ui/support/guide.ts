/** The guide as a learner reads and presses it. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Editor } from './editor.ts';
import { until } from './until.ts';

export type Mark = 'todo' | 'passed' | 'failed' | 'blocked' | 'waiting' | 'changed';

export interface Guide {
  /** Presses the primary button, whatever it is called once no check runs. */
  press(): Promise<void>;
  /** Ends the check that runs, by the same button; there may be none. */
  cancel(): Promise<void>;
  primary(): Promise<string>;
  task(id: string): Promise<Locator>;
  /** Waits until a task bears the mark. */
  sees(id: string, mark: Mark, limit?: number): Promise<void>;
  /** Waits until the step's title is this. */
  at(title: string): Promise<void>;
  /** Presses *Next* until the step's title is this. */
  goOn(title: string): Promise<void>;
  text(): Promise<string>;
  answer(task: string, value: string): Promise<void>;
  choose(task: string, choice: string | RegExp): Promise<void>;
  /** Presses Run in terminal at the index-th command of the step's text. */
  run(index: number): Promise<void>;
  click(name: string | RegExp): Promise<void>;
}

export function guideOf(editor: Pick<Editor, 'guide' | 'terminal'>): Guide {
  const find = async (selector: string): Promise<Locator> =>
    (await editor.guide()).locator(selector);
  const task = (id: string): Promise<Locator> => find(`#task-${id}`);

  async function primary(): Promise<string> {
    return ((await (await find('#primary')).textContent()) ?? '').trim();
  }

  async function press(): Promise<void> {
    await until('no check', async () => !(await checks()));
    await (await find('#primary')).click();
  }

  async function isAt(title: string): Promise<boolean> {
    const heading = await (await find('main h2')).first().textContent({ timeout: 2000 });
    return heading?.trim() === title;
  }

  async function checks(): Promise<boolean> {
    return /^(?:Checking|正在检查)/.test(await primary());
  }

  async function mark(id: string): Promise<string> {
    return (await (await task(id)).getAttribute('class', { timeout: 2000 })) ?? '';
  }

  return {
    task,
    press,
    cancel: async () => {
      if (await checks()) await (await find('#primary')).click();
    },
    primary,
    sees: async (id, wanted, limit = 30_000) => {
      let last = '';
      await until(
        `${id} to be ${wanted}`,
        async () => (last = await mark(id)).split(' ').includes(wanted),
        limit,
      ).catch(async (error: unknown) => {
        const shown = await (await find('body')).innerText();
        throw new Error(`${id} is '${last}'. The guide says:\n${shown}`, { cause: error });
      });
    },
    at: async (title) => {
      await until(`the step ${title}`, () => isAt(title));
    },
    goOn: async (title) => {
      await until(
        `the step ${title}`,
        async () => {
          // A check that begins in that moment takes the press for its end: as a person, press again.
          if (/^(?:Next|下一步)/.test(await primary())) await press();
          return until('it', () => isAt(title), 3000);
        },
        60_000,
      );
    },
    text: async () => (await find('body')).innerText(),
    answer: async (id, value) => {
      const field = (await task(id)).getByRole('textbox');
      await field.fill(value);
      await field.press('Enter');
    },
    choose: async (id, choice) => {
      const box = await task(id);
      await box.getByRole('radio', { name: choice }).click();
      await box.locator('.answer').click();
    },
    run: async (index) => {
      const buttons = (await editor.guide()).locator('main').getByRole('button', {
        name: /^(Run in terminal|在终端中运行)/,
      });
      const before = await editor.terminal();
      // Where text stands at the prompt, VS Code sends Ctrl+C and the command right behind it, which
      // a busy shell may take for one: as a person, see that something runs, or press once more.
      await until('the command in the terminal', async () => {
        await buttons.nth(index).click();
        return until('it', async () => hasRun(before, await editor.terminal()), 10_000);
      });
    },
    click: async (name) => {
      const button = (await editor.guide()).getByRole('button', { name }).first();
      await button.click();
    },
  };
}

/** Whether a terminal, its text without spaces, shows more than a prompt that was interrupted. */
function hasRun(before: string, now: string): boolean {
  return now !== before && !/\^C[^#$]*[#$]$/.test(now);
}

/** The guide's words contain each of these. */
export async function says(guide: Guide, ...words: readonly (string | RegExp)[]): Promise<void> {
  for (const word of words) {
    await until(`“${word}” in the guide`, async () => {
      const text = await guide.text();
      return typeof word === 'string' ? text.includes(word) : word.test(text);
    }).catch(async (error: unknown) => {
      assert.fail(`${String(error)}\nThe guide says:\n${await guide.text()}`);
    });
  }
}
