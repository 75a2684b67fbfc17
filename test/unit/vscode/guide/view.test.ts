import assert from 'node:assert/strict';
import type { GuideView, Screen, StepScreen, TaskView } from '../../../../src/protocol/guide.ts';
import { explainBlock } from '../../../../src/cause/blocks.ts';
import type { Explanation } from '../../../../src/check/verdict.ts';
import type { Requirement } from '../../../../src/session/session.ts';
import { said, type Language } from '../../../../src/text.ts';
import type { State } from '../../../../src/session/state.ts';
import type { Subject } from '../../../../src/vscode/guide/input.ts';
import type { ClusterWork } from '../../../../src/vscode/guide/clusterWork.ts';
import { deeds } from '../../../../src/vscode/guide/deeds.ts';
import { taskView } from '../../../../src/vscode/guide/taskView.ts';
import { guideView } from '../../../../src/vscode/guide/view.ts';
import { voice } from '../../../../src/vscode/guide/voice.ts';
import { WorldError } from '../../../../src/world/worldError.ts';
import type { SubjectParts } from './lab.ts';
import { both, build, failed, lab, passed, range, subject, wrongTag } from './lab.ts';

const daemon = { answers: true, version: '28.2.2' };

function view(of: Subject, language: Language = 'en', asks = daemon) {
  return guideView({ language, daemon: asks, subject: of });
}

function screen<K extends Screen['kind']>(
  shown: { readonly view: GuideView },
  kind: K,
): Extract<Screen, { kind: K }> {
  const found = shown.view.screen;
  const isKind = (one: Screen): one is Extract<Screen, { kind: K }> => one.kind === kind;
  assert.ok(isKind(found), `a ${kind} screen, not ${found.kind}`);
  return found;
}

function step(parts: SubjectParts, language: Language = 'en'): StepScreen {
  return screen(view(subject(parts), language), 'step');
}

function task(parts: SubjectParts, id: string, language: Language = 'en'): TaskView {
  const found = step(parts, language).tasks.find((one) => one.id === id);
  assert.ok(found, `a task ${id}`);
  return found;
}

const passedAt = new Date(2026, 10, 21, 7, 42, 31).getTime();

describe('the guide: screens', () => {
  it('shows that it loads', () => {
    assert.deepEqual(view({ kind: 'loading' }).view, {
      language: 'en',
      screen: { kind: 'loading' },
    });
  });

  for (const [language, title] of [
    ['en', 'A Flask app'],
    ['zh-cn', 'Flask 应用'],
  ] as const) {
    it(`lists the labs when none is chosen, in ${language}`, () => {
      const none = view({ kind: 'none', labs: [{ lab, started: true }] }, language);
      assert.deepEqual(screen(none, 'none').labs, [
        { id: 'flask', title, duration: 25, started: true },
      ]);
    });
  }

  it('shows a lab in an untrusted window for reading only', () => {
    const shown = view({ kind: 'untrusted', lab });
    assert.equal(screen(shown, 'untrusted').header?.title, 'A Flask app');
    assert.equal(screen(shown, 'untrusted').summaryMarkdown, lab.summary.en);
    assert.deepEqual(shown.deeds.get('trust'), { do: 'trust' });
    assert.equal(screen(view({ kind: 'untrusted' }), 'untrusted').header, undefined);
  });

  it('shows the faults of a lab that cannot be read, with their places from 1', () => {
    const message = said(both('`{key}` is missing', '缺少 `{key}`'), { key: 'title' });
    const faults = [{ id: 'missing', message, place: { path: 'lab.yaml', range } }];
    const read = { id: 'broken', folder: '/labs/broken', origin: 'workspace', faults } as const;
    const shown = view({ kind: 'broken', read }, 'zh-cn');
    assert.deepEqual(screen(shown, 'broken').faults, [
      { text: '缺少 title', place: 'lab.yaml:3:1' },
    ]);
    assert.deepEqual(shown.deeds.get('fault:0'), {
      do: 'openFault',
      folder: '/labs/broken',
      place: { path: 'lab.yaml', range },
    });
  });

  it('keeps the address of images', () => {
    const of = { language: 'en', daemon, subject: { kind: 'loading' }, imageBase: 'x:/y' } as const;
    assert.equal(guideView(of).view.imageBase, 'x:/y');
  });
});

describe('the guide: header', () => {
  it('names course, place and daemon', () => {
    const { header } = step({});
    assert.equal(header.course, 'Containers · 1.2');
    assert.deepEqual(header.daemon, { answers: true, label: 'Docker 28.2' });
    assert.equal(step({}, 'zh-cn').header.course, '容器基础 · 1.2');
  });

  for (const [name, asks, label] of [
    ['has not been asked', { answers: undefined }, 'Docker'],
    ['is silent', { answers: false, version: '28.2.2' }, 'Docker does not answer'],
    ['has a strange version', { answers: true, version: 'dev' }, 'Docker dev'],
  ] as const) {
    it(`says when the daemon ${name}`, () => {
      const shown = guideView({ language: 'en', daemon: asks, subject: subject() });
      assert.equal(screen(shown, 'step').header.daemon.label, label);
    });
  }

  for (const [name, tasks, at, statuses] of [
    ['nothing done', {}, 'build', ['here', 'todo']],
    ['a step done', { named: { passedAt }, starts: { passedAt } }, 'ask', ['done', 'here']],
    ['half a step done', { named: { passedAt } }, 'ask', ['todo', 'here']],
    ['a change', { named: { passedAt, changedAt: 1 } }, 'ask', ['changed', 'here']],
    ['a change here', { named: { passedAt, changedAt: 1 } }, 'build', ['changed', 'todo']],
  ] as const) {
    it(`marks the steps with ${name}`, () => {
      const { header } = step({ state: { tasks, step: at } });
      assert.deepEqual(
        header.steps.map(({ status }) => status),
        statuses,
      );
    });
  }
});

describe('the guide: before the start', () => {
  const row = {
    id: 'container:flask',
    status: 'missing',
    title: said(both('`{name}` is taken', '`{name}` 已被占用'), { name: 'flask' }),
    detail: said(both('It is yours.', '它是你的。')),
    remedies: [
      { variable: 'container', label: said(both('Use another name', '换个名字')) },
      { run: ['docker', 'rename', 'flask', 'old one'], label: said(both('Rename yours')) },
    ],
  } as const;
  const intro = {
    kind: 'intro',
    lab,
    requirements: undefined,
    checking: false,
    starting: false,
  } as const;

  it('waits for the first look at Docker', () => {
    const shown = screen(view({ ...intro, checking: true }), 'intro');
    assert.deepEqual(
      shown.preflight.map(({ status }) => status),
      ['checking'],
    );
    assert.equal(shown.canStart, false);
    assert.equal(shown.checking, true);
  });

  it('offers what helps, by reference', () => {
    const shown = view({ ...intro, requirements: [row] }, 'zh-cn');
    const { preflight, canStart, summaryMarkdown } = screen(shown, 'intro');
    assert.equal(canStart, false);
    assert.equal(summaryMarkdown, '打包它。');
    assert.equal(preflight[0]?.titleMarkdown, '`flask` 已被占用');
    assert.equal(preflight[0].detailMarkdown, '它是你的。');
    assert.deepEqual(preflight[0].actions, [
      { id: 'preflight:container:flask:0', label: '换个名字' },
      {
        id: 'preflight:container:flask:1',
        label: '中文 Rename yours',
        command: "docker rename flask 'old one'",
      },
    ]);
    assert.deepEqual(shown.deeds.get('preflight:container:flask:0'), {
      do: 'rename',
      variable: 'container',
    });
  });

  for (const [status, canStart] of [
    ['ready', true],
    ['attention', true],
    ['missing', false],
  ] as const) {
    it(`${canStart ? 'can' : 'cannot'} be started when something is ${status}`, () => {
      const shown = view({ ...intro, requirements: [{ ...row, status }] });
      assert.equal(screen(shown, 'intro').canStart, canStart);
    });
  }

  const noCluster = {
    ...({ id: 'cluster', status: 'attention', title: said(both('No cluster')) } as const),
    remedies: [{ run: ['container-lab', 'cluster', 'up'], label: said(both('Create it')) }],
  };
  const withCluster = (cluster: ClusterWork, requirements: readonly Requirement[]) => {
    const wanted = { ...lab, needs: { images: [], cluster: {} } };
    const subject = { ...intro, lab: wanted, requirements };
    const shown = guideView({ language: 'en', daemon, subject, cluster });
    return { row: screen(shown, 'intro').preflight[0], deeds: shown.deeds };
  };

  it('creates the cluster itself rather than in a terminal', () => {
    const shown = view({ ...intro, requirements: [noCluster] });
    const [action] = screen(shown, 'intro').preflight[0]?.actions ?? [];
    assert.deepEqual(action, { id: 'preflight:cluster:0', label: 'Create it', main: true });
    assert.deepEqual(shown.deeds.get('preflight:cluster:0'), { do: 'createCluster' });
  });

  it('shows how far the cluster is, and why it could not be created', () => {
    const step = both('Starting the node', '启动节点');
    const { row, deeds } = withCluster({ is: 'creating', step }, [noCluster]);
    assert.equal(row?.status, 'checking');
    assert.equal(row.progress, 'Starting the node…');
    assert.deepEqual(
      row.actions.map(({ id }) => deeds.get(id)?.do),
      ['cancelCluster'],
    );
    const failed = withCluster({ is: 'failed', fault: wrongTag }, [noCluster]);
    assert.equal(failed.row?.status, 'attention');
    assert.match(failed.row.detailMarkdown ?? '', /^You built .*How would you name it\?/s);
    assert.deepEqual(failed.row.excerpt, ['line one']);
    assert.deepEqual(
      failed.row.actions.map(({ id }) => failed.deeds.get(id)?.do),
      ['createCluster', 'run', 'edit', 'log'],
    );
    const answers = withCluster({ is: 'failed', fault: wrongTag }, [
      { ...noCluster, status: 'ready' },
    ]);
    assert.equal(answers.row?.titleMarkdown, 'No cluster');
  });

  it('cannot be started twice', () => {
    const shown = view({ ...intro, requirements: [], starting: true });
    assert.equal(screen(shown, 'intro').canStart, false);
    assert.equal(screen(shown, 'intro').starting, true);
  });
});

describe('the guide: tasks', () => {
  for (const [name, parts, status] of [
    ['nothing known', {}, 'todo'],
    ['passed, kept', { state: { tasks: { named: { passedAt } } } }, 'passed'],
    ['passed just now', { verdicts: { named: passed } }, 'passed'],
    ['failed', { verdicts: { named: failed(wrongTag) } }, 'failed'],
    ['blocked', { verdicts: { named: { status: 'blocked', block: wrongTag } } }, 'blocked'],
    ['changed', { state: { tasks: { named: { passedAt, changedAt: 2 } } } }, 'changed'],
    [
      'changed, seen by itself',
      {
        state: { tasks: { named: { passedAt, changedAt: 2 } } },
        verdicts: { named: failed(wrongTag) },
      },
      'changed',
    ],
    [
      'changed, asked for',
      {
        state: { tasks: { named: { passedAt, changedAt: 2 } } },
        verdicts: { named: failed(wrongTag) },
        asked: ['named'],
      },
      'failed',
    ],
  ] as const) {
    it(`${name} is ${status}`, () => assert.equal(task(parts, 'named').status, status));
  }

  it('what keeps it alone from being judged is told, whole', () => {
    const setting = { setting: 'containerLab.mirrors' };
    const [first, ...others] = wrongTag.degrees.map((degree) => ({ ...degree, remedy: setting }));
    assert.ok(first);
    const block = { ...wrongTag, id: 'registry-unreachable', degrees: [first, ...others] };
    const verdicts = { named: { status: 'blocked', block } } as const;
    const { why } = task({ verdicts }, 'named');
    assert.equal(why?.cause, 'registry-unreachable');
    assert.equal(why.degrees.length, why.total);
    const { label, id = '' } = why.degrees[0]?.action ?? {};
    assert.equal(label, 'Open the setting');
    assert.deepEqual(view(subject({ verdicts })).deeds.get(id), {
      do: 'setting',
      name: 'containerLab.mirrors',
    });
    assert.equal(task({ verdicts, block: wrongTag }, 'named').why, undefined);
  });

  it('waits for the task before it', () => {
    for (const parts of [
      {},
      { verdicts: { starts: { status: 'waiting', for: 'named' } } },
    ] as const) {
      const waiting = task(parts, 'starts', 'zh-cn');
      assert.equal(waiting.status, 'waiting');
      assert.equal(waiting.waitsFor, '镜像名为 findsec/hello:v1');
    }
    assert.equal(task({ state: { tasks: { named: { passedAt } } } }, 'starts').status, 'todo');
  });

  for (const [pass, over] of [
    ['clean', {}],
    ['hints', { hints: { named: 1 } }],
    ['hints', { degrees: { named: 1 } }],
    ['shown', { shown: ['build'], hints: { named: 1 } }],
  ] as const) {
    it(`says how it passed: ${pass} after ${JSON.stringify(over)}`, () => {
      const view = task({ state: { tasks: { named: { passedAt } }, ...over } }, 'named');
      assert.equal(view.pass, pass);
      assert.equal(view.at, undefined);
      assert.equal(view.expectedMarkdown, undefined);
    });
  }

  it('says when an act was seen', () => {
    const [named] = build.tasks;
    assert.ok(named);
    const of = subject({ state: { tasks: { named: { passedAt } } } });
    const view = taskView({ ...named, type: 'event' }, build, of, voice('en'), deeds());
    assert.equal(view.at, '07:42:31');
  });

  for (const [language, expected, why, degree] of [
    ['en', '`hello:v1`', 'You built `hello:latest`.', 'How would you name it?'],
    ['zh-cn', '中文 `hello:v1`', '你构建了 `hello:latest`。', '怎样给它起名？'],
  ] as const) {
    it(`tells what is wrong, in ${language}`, () => {
      const view = task({ verdicts: { named: failed(wrongTag) } }, 'named', language);
      assert.equal(view.expectedMarkdown, expected);
      assert.deepEqual(view.why, {
        cause: 'wrong-tag',
        textMarkdown: why,
        degrees: [{ textMarkdown: degree }],
        total: 3,
        places: [{ index: 0, label: 'Dockerfile:3' }],
        excerpt: ['line one'],
        unknown: false,
      });
    });
  }

  it('reveals degrees one by one, with what they do kept on this side', () => {
    const parts = { state: { degrees: { named: 2 } }, verdicts: { named: failed(wrongTag) } };
    const shown = view(subject(parts));
    const named = screen(shown, 'step').tasks[0];
    assert.deepEqual(
      named?.why?.degrees.map(({ action }) => action),
      [
        undefined,
        { id: 'why:named:1', label: 'Run in terminal', command: "docker tag a 'b c'" },
        { id: 'why:named:2', label: 'Make this edit in Dockerfile' },
      ],
    );
    const deed = shown.deeds.get('why:named:2');
    assert.deepEqual(deed, { do: 'edit', edit: { path: 'Dockerfile', range, text: 'FROM x' } });
  });

  it('admits what it does not recognise', () => {
    const unknown = { ...wrongTag, id: 'unknown' };
    assert.equal(task({ verdicts: { named: failed(unknown) } }, 'named').why?.unknown, true);
  });

  it('shows the hints that were revealed, and what the next is for', () => {
    const parts = { state: { hints: { named: 1 } } };
    assert.deepEqual(task(parts, 'named').hintsMarkdown, ['First hint']);
    assert.equal(step(parts).hintFor, 'The image is called findsec/hello:v1');
    assert.equal(step({ state: { hints: { named: 2 } } }).hintFor, undefined);
    assert.equal(
      step({ state: { hints: { named: 2 } }, verdicts: { named: failed(wrongTag) } }, 'zh-cn')
        .hintFor,
      '镜像名为 findsec/hello:v1',
    );
  });

  it('is being checked unless it passed or waits', () => {
    const parts = { checking: true, state: { tasks: { named: { passedAt } } } };
    assert.deepEqual(
      step(parts).tasks.map(({ checking }) => checking),
      [false, true],
    );
    assert.equal(task({ checking: true }, 'starts').checking, false);
  });
});

describe('the guide: the step', () => {
  const done = { named: { passedAt }, starts: { passedAt } };

  it('knows its place', () => {
    const first = step({});
    assert.deepEqual([first.number, first.hasPrevious, first.next], [1, false, 'Answer']);
    const last = step({ state: { step: 'ask' } }, 'zh-cn');
    assert.deepEqual([last.number, last.hasPrevious, last.next], [2, true, undefined]);
    assert.equal(last.title, '回答');
  });

  it('says what the learner has once all has passed', () => {
    const screen = step({ state: { tasks: done } });
    assert.equal(screen.complete, true);
    assert.equal(screen.doneMarkdown, 'You have an image.');
    const half = step({ state: { tasks: { named: { passedAt } } } });
    assert.equal(half.complete, false);
    assert.equal(half.doneMarkdown, undefined);
  });

  it('brings back what changed in a step before', () => {
    const tasks = { ...done, named: { passedAt, changedAt: 5 } };
    const verdicts = { named: failed(wrongTag) };
    const ids = step({ state: { tasks, step: 'ask' }, verdicts, asked: ['named'] }).tasks;
    assert.deepEqual(
      ids.map(({ id, status }) => `${id} ${status}`),
      ['why todo', 'guess todo', 'named changed'],
    );
  });

  for (const [language, title, text] of [
    ['en', 'Docker does not answer', /^Nothing of yours is wrong\. You built/],
    ['zh-cn', 'Docker 没有响应', /^你的操作没有问题。你构建了/],
  ] as const) {
    it(`has a banner when the environment is not ready, in ${language}`, () => {
      const block = { ...wrongTag, id: 'daemon-down' };
      const shown = view(subject({ block }), language);
      const { banner } = screen(shown, 'step');
      assert.equal(banner?.title, title);
      assert.match(banner.textMarkdown, text);
      assert.deepEqual(
        banner.actions.map(({ id }) => shown.deeds.get(id)?.do),
        ['run', 'edit', 'otherDaemon'],
      );
    });
  }

  for (const [language, title] of [
    ['en', 'There is no lab cluster'],
    ['zh-cn', '还没有实验集群'],
  ] as const) {
    it(`has a banner with a button when there is no cluster, in ${language}`, () => {
      const why = new WorldError('cluster-missing', 'kind-container-lab', 'None.');
      const shown = view(subject({ block: explainBlock(why) }), language);
      const { banner } = screen(shown, 'step');
      assert.equal(banner?.title, title);
      assert.deepEqual(
        banner.actions.map(({ id, main }) => [shown.deeds.get(id)?.do, main]),
        [['createCluster', true]],
      );
    });
  }

  it('tells what is done with the cluster only where the lab needs one, and nothing else is wrong', () => {
    const creating = { is: 'creating', step: both('Looking') } as const;
    const failing = { is: 'failed', fault: wrongTag } as const;
    const missing = explainBlock(new WorldError('cluster-missing', 'x', 'None.'));
    const down = { ...wrongTag, id: 'daemon-down' };
    const shown = (cluster: ClusterWork, needs: boolean, block?: Explanation) => {
      const given = subject(block ? { block } : {});
      const wanted = { ...lab, needs: { images: [], ...(needs && { cluster: {} }) } };
      const about = { ...given, session: { ...given.session, lab: wanted } };
      const { banner } = screen(
        guideView({ language: 'en', daemon, subject: about, cluster }),
        'step',
      );
      return [banner?.id, banner?.progress];
    };
    assert.deepEqual(shown(creating, true), ['cluster', 'Looking…']);
    assert.deepEqual(shown(creating, true, missing), ['cluster', 'Looking…']);
    assert.deepEqual(shown(creating, true, down), ['daemon-down', undefined]);
    assert.deepEqual(shown(creating, false), [undefined, undefined]);
    assert.deepEqual(shown(failing, true), [undefined, undefined]);
    assert.deepEqual(shown(failing, true, missing), ['cluster', undefined]);
  });

  it('tells that the progress is not saved', () => {
    const { banner } = step({ problem: said(both('The disk is full.', '磁盘已满。')) });
    assert.equal(banner?.id, 'problem');
    assert.equal(banner.textMarkdown, 'The disk is full.');
  });

  it('shows the solution only when asked for it', () => {
    assert.deepEqual(step({}).solution, { shown: false, actions: [], linesMarkdown: [] });
  });

  for (const [language, lines] of [
    [
      'en',
      [
        'Finish `Dockerfile` as the solution has it.',
        '`docker build -t findsec/hello:v1 .`',
        '`docker run -ti findsec/hello:v1 bash`, then type `exit`',
        'In `app.py`, replace `Hello` with `Hi`.',
      ],
    ],
    [
      'zh-cn',
      [
        '按参考答案写好 `Dockerfile`。',
        '`docker build -t findsec/hello:v1 .`',
        '`docker run -ti findsec/hello:v1 bash`，然后输入 `exit`',
        '在 `app.py` 中把 `Hello` 换成 `Hi`。',
      ],
    ],
  ] as const) {
    it(`shows the solution to read and to do, in ${language}`, () => {
      const shown = view(subject({ state: { shown: ['build'] } }), language);
      const { solution } = screen(shown, 'step');
      assert.deepEqual(solution.linesMarkdown, lines);
      assert.deepEqual(
        solution.actions.map(({ id }) => shown.deeds.get(id)),
        [
          { do: 'compare', path: 'Dockerfile' },
          { do: 'solve', step: 'build' },
        ],
      );
    });
  }
});

describe('the guide: questions', () => {
  const at = (over: Partial<State> = {}): Partial<State> => ({
    step: 'ask',
    ...over,
  });

  it('asks with the same shuffled choices each time', () => {
    const first = task({ state: at() }, 'why').question;
    assert.deepEqual(first?.choices.map(({ id }) => id).toSorted(), ['crashed', 'port', 'socket']);
    assert.deepEqual(task({ state: at() }, 'why').question?.choices, first.choices);
    assert.equal(first.askMarkdown, 'Choose one.');
    assert.equal(task({ state: at() }, 'why', 'zh-cn').question?.askMarkdown, '选一个。');
  });

  it('replies under the answer, and does not give the right one away', () => {
    const verdict = failed(wrongTag, { reply: said(both('Look again.', '再看看。')) });
    const parts = { state: at({ answers: { why: ['crashed'] } }), verdicts: { why: verdict } };
    const view = task(parts, 'why', 'zh-cn');
    assert.equal(view.question?.replyMarkdown, '再看看。');
    assert.equal(view.question.replyTo, 'crashed');
    assert.equal(view.question.settled, false);
    assert.equal(view.expectedMarkdown, undefined);
    assert.equal(view.why, undefined);
  });

  it('is settled once right', () => {
    const parts = { state: at({ tasks: { why: { passedAt } }, answers: { why: ['socket'] } }) };
    assert.equal(task(parts, 'why').question?.settled, true);
  });

  for (const [answer, language, outcome] of [
    ['no', 'en', 'You predicted this, and so it was.'],
    ['no', 'zh-cn', '你预测对了，结果正是这样。'],
    ['yes', 'en', 'It turned out otherwise: No'],
    ['yes', 'zh-cn', '结果与预测不同：不会'],
    ['maybe', 'zh-cn', '大胆一点。'],
  ] as const) {
    it(`tells how the prediction ${answer} turned out, in ${language}`, () => {
      const tasks = { guess: { passedAt }, named: { passedAt } };
      const { question } = task(
        { state: at({ tasks, answers: { guess: [answer] } }) },
        'guess',
        language,
      );
      assert.equal(question?.kind, 'predict');
      assert.equal(question.settled, true);
      assert.equal(question.outcomeMarkdown, outcome);
    });
  }

  it('keeps the outcome for when it has happened', () => {
    const { question } = task({ state: at({ answers: { guess: ['no'] } }) }, 'guess');
    assert.equal(question?.outcomeMarkdown, undefined);
  });
});

describe('the guide: the end', () => {
  const tasks = Object.fromEntries(
    ['named', 'starts', 'why', 'guess'].map((id) => [id, { passedAt }]),
  );
  const end = { tasks, finishedAt: passedAt, shown: ['ask'], hints: { named: 1 } };

  for (const [language, on] of [
    ['en', '21 November 2026'],
    ['zh-cn', '2026年11月21日'],
  ] as const) {
    it(`counts how the tasks passed, in ${language}`, () => {
      const shown = view(subject({ state: end, atEnd: true }), language);
      const { passes, ...finished } = screen(shown, 'finished');
      assert.deepEqual(passes, { clean: 1, hints: 1, shown: 2 });
      assert.equal(finished.on, on);
      assert.deepEqual(shown.deeds.get(finished.actions[0]?.id ?? ''), { do: 'cleanUp' });
    });
  }

  it('offers to start again after the clean-up', () => {
    const shown = view(subject({ state: { ...end, cleanedAt: 1 }, atEnd: true }));
    const { cleaned, actions } = screen(shown, 'finished');
    assert.equal(cleaned, true);
    assert.deepEqual(shown.deeds.get(actions[0]?.id ?? ''), { do: 'startAgain' });
  });

  it('offers the next lab of the course', () => {
    const next = { lab: { ...lab, id: 'v2' }, started: true };
    const shown = view({ ...subject({ state: end, atEnd: true }), next }, 'zh-cn');
    assert.deepEqual(screen(shown, 'finished').next, {
      id: 'v2',
      title: 'Flask 应用',
      duration: 25,
      started: true,
    });
  });

  it('still shows a step when the person goes back to one', () => {
    assert.equal(view(subject({ state: end, atEnd: false })).view.screen.kind, 'step');
  });
});
