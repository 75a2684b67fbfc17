import assert from 'node:assert/strict';
import type { FromGuide, GuideView, StepScreen, TaskView } from '../../src/protocol/guide.ts';
import { startGuide, type GuidePage } from './support/page.ts';
import { views } from './support/views.ts';

const en = views('en');
const looking = (task: TaskView): StepScreen => en.step({ id: 'look', tasks: [task] });

describe('what the guide sends', () => {
  let guide: GuidePage;
  before(async () => {
    guide = await startGuide();
    await guide.width(370);
  });
  after(() => guide.close());
  beforeEach(() => guide.open());
  afterEach(async () => assert.deepEqual(await guide.troubles(), []));

  const show = async (screen: GuideView['screen']): Promise<void> => {
    await guide.post({ type: 'view', view: en.view(screen) });
    await guide.sent();
  };
  const press = (name: string | RegExp, role: 'button' | 'menuitem' | 'link' = 'button') =>
    guide.page.getByRole(role, { name, exact: typeof name === 'string' }).click();

  it('says that it is ready, and shows that it loads', async () => {
    assert.deepEqual(await guide.sent(), [{ type: 'ready' }]);
    await guide.page.getByRole('heading', { name: 'Loading…' }).waitFor();
  });

  const state = (name: string): GuideView['screen'] => {
    const screen = en.all[name];
    assert(screen);
    return screen;
  };
  const presses: readonly (readonly [string, string, string | RegExp, readonly FromGuide[]])[] = [
    [
      'none',
      'a lab to continue',
      /^Continue: Package/,
      [{ type: 'startLab', lab: 'flask-uwsgi-v1' }],
    ],
    [
      'none',
      'a lab to start',
      'Start: A first container',
      [{ type: 'startLab', lab: 'first-container' }],
    ],
    ['untrusted', 'trust', 'Manage trust…', [{ type: 'action', id: 'trust' }]],
    ['broken', 'a fault', 'lab.yaml:12:5', [{ type: 'action', id: 'fault:1' }]],
    ['intro', 'Start', 'Start', [{ type: 'start' }]],
    [
      'intro',
      'a way out',
      'Use another name in this lab',
      [{ type: 'action', id: 'preflight:container:0' }],
    ],
    [
      'intro',
      'a command',
      'Run in terminal: docker rename flask flask-old',
      [{ type: 'action', id: 'preflight:container:1' }],
    ],
    ['todo', 'Check my step', 'Check my step', [{ type: 'check' }]],
    ['todo', 'Hint', 'Hint', [{ type: 'hint' }]],
    ['todo', 'a step of the bar', 'Step 2: Fill the gaps (done)', [{ type: 'step', to: 'fill' }]],
    [
      'todo',
      'a fence by its number',
      'Run in terminal: docker image ls findsec/hello',
      [{ type: 'runFence', index: 1 }],
    ],
    [
      'todo',
      'the text of a fence',
      'Copy: docker build -t findsec/hello:v1 .',
      [{ type: 'copy', text: 'docker build -t findsec/hello:v1 .' }],
    ],
    ['checking', 'Cancel', 'Checking… Cancel', [{ type: 'cancel' }]],
    ['failed', 'a place', 'Dockerfile:3', [{ type: 'place', task: 'named', index: 0 }]],
    ['failed', 'one more degree', 'A little more 1/3', [{ type: 'more', task: 'named' }]],
    [
      'degrees',
      'a remedy in the terminal',
      /^Run in terminal: docker tag/,
      [{ type: 'action', id: 'why:named:2' }],
    ],
    ['degrees', 'an edit', 'Make this edit in Dockerfile', [{ type: 'action', id: 'why:named:3' }]],
    ['unknown', 'a report', 'Copy a report', [{ type: 'copyReport', task: 'named' }]],
    [
      'unknown',
      'a command that looks',
      'Run in terminal: docker logs flask',
      [{ type: 'action', id: 'why:named:1' }],
    ],
    ['passed', 'Next', 'Next: run it', [{ type: 'next' }]],
    ['passed-checking', 'Next, not Cancel', 'Next: run it', [{ type: 'next' }]],
    ['last', 'Finish', 'Finish the lab', [{ type: 'next' }]],
    ['blocked', 'another daemon', 'Use another daemon…', [{ type: 'action', id: 'block:other' }]],
    [
      'intro-no-cluster',
      'the cluster',
      'Create the lab cluster',
      [{ type: 'action', id: 'preflight:cluster:0' }],
    ],
    ['intro-creating', 'Cancel', 'Cancel', [{ type: 'action', id: 'cluster:cancel' }]],
    ['cluster-creating', 'Cancel', 'Cancel', [{ type: 'action', id: 'cluster:cancel' }]],
    ['cluster-failed', 'again', 'Try again', [{ type: 'action', id: 'cluster:again' }]],
    ['solution', 'the whole solution', 'Do all of this for me', [{ type: 'action', id: 'solve' }]],
    ['finished', 'Clean up', 'Clean up…', [{ type: 'action', id: 'cleanUp' }]],
    [
      'finished',
      'the next lab',
      'Start: Put the app on a port',
      [{ type: 'startLab', lab: 'flask-uwsgi-v2' }],
    ],
  ];
  for (const [screen, what, name, expected] of presses) {
    it(`${screen}: ${what}`, async () => {
      await show(state(screen));
      await press(name);
      assert.deepEqual(await guide.sent(), expected);
    });
  }

  it('a link of the text goes to the extension, and nowhere else', async () => {
    await show(state('todo'));
    await press('Dockerfile', 'link');
    assert.deepEqual(await guide.sent(), [{ type: 'link', href: 'lab:open/Dockerfile#L3-L7' }]);
    assert.equal(guide.page.url(), `${guide.origin}/?en`);
  });

  it('Start does nothing until it can, and says why', async () => {
    for (const name of ['intro-missing', 'intro-checking', 'intro-starting']) {
      await show(state(name));
      await guide.page.locator('#primary').click();
      assert.deepEqual(await guide.sent(), [], name);
    }
    await show(state('intro-missing'));
    await guide.page.getByText('You can start when what is marked ✗ is ready.').waitFor();
  });

  it('no Hint when none is left', async () => {
    await show(en.without(en.step(), 'hintFor'));
    // Playwright itself would wait for it to be enabled.
    await guide.page.locator('#hint').click({ force: true });
    assert.deepEqual(await guide.sent(), []);
    assert.equal(
      await guide.page.locator('#hint').getAttribute('title'),
      'No hint is left in this step',
    );
  });

  it('a double click on a button that acts is one press', async () => {
    await show(state('solution'));
    await guide.page.getByRole('button', { name: 'Do all of this for me' }).dblclick();
    assert.deepEqual(await guide.sent(), [{ type: 'action', id: 'solve' }]);
    await show(state('todo'));
    await guide.page.locator('#hint').dblclick();
    assert.deepEqual(await guide.sent(), [{ type: 'hint' }]);
    await guide.page
      .getByRole('button', { name: /^Run in terminal/ })
      .first()
      .dblclick();
    assert.deepEqual(await guide.sent(), [{ type: 'runFence', index: 0 }]);
  });

  it('keeps the focus where the work goes on, and where it has failed', async () => {
    await show(state('cluster-failed'));
    await guide.page.getByRole('button', { name: 'Try again' }).focus();
    await show(state('cluster-creating'));
    const focused = (): Promise<string> =>
      guide.page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
    assert.equal(await focused(), 'Cancel');
    await guide.page.getByRole('progressbar', { name: 'Starting the control plane…' }).waitFor();
    await guide.page.keyboard.press('Enter');
    assert.deepEqual(await guide.sent(), [{ type: 'action', id: 'cluster:cancel' }]);
    await show(state('cluster-failed'));
    assert.equal(await focused(), 'Try again');
  });

  it('a double click on what creates the cluster does not cancel', async () => {
    await show(state('intro-no-cluster'));
    await guide.page.getByRole('button', { name: 'Create the lab cluster' }).dblclick();
    assert.deepEqual(await guide.sent(), [{ type: 'action', id: 'preflight:cluster:0' }]);
  });

  it('a double click on Check does not cancel', async () => {
    await show(state('todo'));
    await guide.page.locator('#primary').dblclick();
    assert.deepEqual(await guide.sent(), [{ type: 'check' }]);
  });

  describe('the menu', () => {
    const items = [
      ['Show solution', { type: 'solution' }],
      ['Previous step', { type: 'previous' }],
      ['Go on without this step', { type: 'next' }],
      ['Use another name…', { type: 'action', id: 'rename' }],
      ['Reset the lab…', { type: 'action', id: 'reset' }],
      ['Clean up…', { type: 'action', id: 'cleanUp' }],
      ['Show log', { type: 'action', id: 'log' }],
      ['Copy diagnostics', { type: 'action', id: 'diagnostics' }],
    ] as const;

    it('has what the step offers, and sends it', async () => {
      await show(state('todo'));
      for (const [name, message] of items) {
        await press('More actions');
        await press(name, 'menuitem');
        assert.deepEqual(await guide.sent(), [message]);
        assert.equal(await guide.page.getByRole('menu').count(), 0);
      }
    });

    it('has what each screen offers', async () => {
      const offered: Readonly<Record<string, readonly string[]>> = {
        intro: ['chooseFolder', 'preflight', 'rename', 'log', 'diagnostics'],
        passed: [
          'check',
          'solution',
          'previous',
          'rename',
          'reset',
          'cleanUp',
          'log',
          'diagnostics',
        ],
        checking: [
          'solution',
          'previous',
          'next',
          'rename',
          'reset',
          'cleanUp',
          'log',
          'diagnostics',
        ],
        changed: [
          ...['solution', 'bringHere', 'previous', 'next'],
          ...['rename', 'reset', 'cleanUp', 'log', 'diagnostics'],
        ],
        finished: ['reset', 'cleanUp', 'log', 'diagnostics'],
        cleaned: ['reset', 'log', 'diagnostics'],
      };
      for (const [name, ids] of Object.entries(offered)) {
        await show(state(name));
        await press('More actions');
        const items = await guide.page.getByRole('menuitem').all();
        const found = await Promise.all(items.map((each) => each.getAttribute('data-item')));
        assert.deepEqual(found, ids, name);
        await guide.page.keyboard.press('Escape');
      }
    });

    it('is worked by the keyboard', async () => {
      await show(state('todo'));
      const { keyboard } = guide.page;
      const focused = (): Promise<string> =>
        guide.page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
      await guide.page.getByRole('button', { name: 'More actions' }).focus();
      await keyboard.press('Enter');
      assert.equal(await focused(), 'Show solution');
      await keyboard.press('ArrowUp');
      assert.equal(await focused(), 'Copy diagnostics');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      assert.equal(await focused(), 'Previous step');
      await keyboard.press('End');
      await keyboard.press('Home');
      assert.equal(await focused(), 'Show solution');
      await keyboard.press('Escape');
      assert.equal(await guide.page.getByRole('menu').count(), 0);
      assert.equal(await guide.page.evaluate(() => document.activeElement?.id), 'menu-button');
      await keyboard.press('ArrowDown');
      assert.equal(await focused(), 'Show solution');
      await keyboard.press('Space');
      assert.deepEqual(await guide.sent(), [{ type: 'solution' }]);
    });

    it('closes when the focus leaves it', async () => {
      await show(state('todo'));
      await press('More actions');
      await guide.page.getByRole('heading', { name: 'Build the image' }).click();
      await guide.page.getByRole('menu').waitFor({ state: 'detached' });
    });
  });

  describe('questions', () => {
    const answer = (...value: string[]): FromGuide => ({ type: 'answer', task: 'browser', value });

    it('one: chosen by the mouse, given by Answer', async () => {
      await show(looking(en.asking({})));
      assert.equal(await guide.page.getByRole('button', { name: 'Answer' }).count(), 0);
      await guide.page.getByRole('radio', { name: 'The port is not published' }).click();
      assert.deepEqual(await guide.sent(), []);
      await press('Answer');
      assert.deepEqual(await guide.sent(), [answer('port')]);
    });

    it('one: chosen by the keyboard, given with the check', async () => {
      await show(looking(en.asking({})));
      const { keyboard, page } = { keyboard: guide.page.keyboard, page: guide.page };
      const radios = page.getByRole('radio');
      await radios.first().focus();
      // The group makes one of its radios reachable by Tab once it is ready for keys.
      await page.locator('vscode-radio[tabindex="0"]').waitFor();
      for (const index of [1, 2]) {
        await keyboard.press('ArrowDown');
        await page.locator('vscode-radio[aria-checked="true"]').waitFor();
        await page.locator(`vscode-radio:nth-of-type(${index + 1})[aria-checked="true"]`).waitFor();
      }
      assert.equal(await page.getByRole('radio', { checked: true }).count(), 1);
      await press('Check my step');
      assert.deepEqual(await guide.sent(), [answer('socket'), { type: 'check' }]);
    });

    it('one: the reply stands under its choice', async () => {
      await show(state('quiz-one'));
      const reply = guide.page.locator('vscode-radio:has-text("not published") + .reply');
      assert.match(await reply.innerText(), /Publishing would not help/);
    });

    it('many: what is ticked, in the order shown', async () => {
      await show(looking(en.asking({ kind: 'many' })));
      await guide.page.getByRole('checkbox', { name: /socket file/ }).click();
      await guide.page.getByRole('checkbox', { name: /crashed/ }).focus();
      await guide.page.keyboard.press('Space');
      await press('Answer');
      assert.deepEqual(await guide.sent(), [answer('crashed', 'socket')]);
    });

    it('order: moved by buttons, the focus stays on them', async () => {
      await show(looking(en.asking({ kind: 'order' })));
      await guide.page.getByRole('button', { name: 'Move up' }).nth(2).focus();
      await guide.page.keyboard.press('Enter');
      await guide.page.keyboard.press('Enter');
      assert.match(
        await guide.page.evaluate(() => document.activeElement?.closest('li')?.textContent ?? ''),
        /socket file/,
      );
      assert.equal(await guide.page.locator('[aria-live]').textContent(), 'Now 1 of 3');
      await guide.page.keyboard.press('Enter');
      await press('Answer');
      assert.deepEqual(await guide.sent(), [answer('socket', 'crashed', 'port')]);
    });

    it('order: as it is shown', async () => {
      await show(looking(en.asking({ kind: 'order' })));
      await press('Answer');
      assert.deepEqual(await guide.sent(), [answer('crashed', 'port', 'socket')]);
    });

    it('text: by Enter', async () => {
      await show(looking(en.asking({ kind: 'text', choices: [] })));
      const field = guide.page.getByRole('textbox', { name: 'Your answer' });
      await field.fill(' 4026532 ');
      await field.press('Enter');
      assert.deepEqual(await guide.sent(), [answer('4026532')]);
    });

    it('predict: kept, then only to be read', async () => {
      await show(looking(en.asking({ kind: 'predict' })));
      await guide.page.getByRole('radio', { name: 'uwsgi has crashed' }).click();
      await press('Keep my prediction');
      assert.deepEqual(await guide.sent(), [answer('crashed')]);
      await show(state('predicted'));
      assert.equal(await guide.page.getByRole('radio').count(), 0);
      await guide.page.getByText('It turned out otherwise').waitFor();
    });
  });
});
