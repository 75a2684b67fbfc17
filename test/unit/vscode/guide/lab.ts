import type { Lab, Step } from '../../../../src/lab/model.ts';
import type { SessionSubject } from '../../../../src/vscode/guide/input.ts';
import type { State } from '../../../../src/session/state.ts';
import type { Explanation, Judgement, Verdict } from '../../../../src/check/verdict.ts';
import { said, type Said, type Text } from '../../../../src/text.ts';

/** A text that shows in which language it was read. */
export function both(en: string, zh: string = `中文 ${en}`): Text {
  return { en, 'zh-cn': zh };
}

export const build: Step = {
  id: 'build',
  title: both('Build the image', '构建镜像'),
  text: both(
    'Text.\n\n```sh run\ndocker build -t findsec/hello:v1 .\n```\n',
    '正文。\n\n```sh run\ndocker build -t findsec/hello:v1 .\n```\n',
  ),
  done: both('You have an image.', '你有了一个镜像。'),
  tasks: [
    {
      id: 'named',
      title: both('The image is called `findsec/hello:v1`', '镜像名为 `findsec/hello:v1`'),
      type: 'image',
      spec: { ref: 'findsec/hello:v1' },
      holds: 'lab',
      hints: [both('First hint'), both('Second hint')],
    },
    {
      id: 'starts',
      title: both('Its command starts uwsgi'),
      type: 'image',
      spec: { ref: 'findsec/hello:v1', command: { includes: 'uwsgi' } },
      holds: 'step',
      after: 'named',
      hints: [],
    },
  ],
  solve: [
    { files: ['Dockerfile'] },
    { run: ['docker', 'build', '-t', 'findsec/hello:v1', '.'] },
    { run: ['docker', 'run', '-ti', 'findsec/hello:v1', 'bash'], tty: true, input: 'exit\n' },
    { edit: { path: 'app.py', find: 'Hello', replace: 'Hi' } },
    { answer: { task: 'why', value: 'socket' } },
  ],
};

const ask: Step = {
  id: 'ask',
  title: both('Answer', '回答'),
  text: both('Think.'),
  tasks: [
    {
      id: 'why',
      title: both('Why?', '为什么？'),
      type: 'quiz',
      spec: {
        kind: 'one',
        ask: both('Choose one.', '选一个。'),
        choices: [
          { id: 'crashed', text: both('It has crashed'), reply: both('Look again.') },
          { id: 'port', text: both('No port') },
          { id: 'socket', text: both('A socket'), right: true },
        ],
      },
      holds: 'step',
      hints: [],
    },
    {
      id: 'guess',
      title: both('Will it?', '会吗？'),
      type: 'predict',
      spec: {
        choices: [
          { id: 'yes', text: both('Yes', '会') },
          { id: 'no', text: both('No', '不会') },
          { id: 'maybe', text: both('Maybe'), reply: both('Be bold.', '大胆一点。') },
        ],
        outcome: { task: 'named', is: 'no' },
      },
      holds: 'step',
      hints: [],
    },
  ],
  solve: [],
};

export const lab: Lab = {
  id: 'flask',
  version: 1,
  title: both('A Flask app', 'Flask 应用'),
  summary: both('Package it.', '打包它。'),
  course: { id: 'containers', title: both('Containers', '容器基础'), at: '1.2' },
  level: 'beginner',
  duration: 25,
  needs: { images: [] },
  variables: {},
  owns: { containers: [], images: [], networks: [], volumes: [] },
  templates: [],
  steps: [build, ask],
  folder: '/labs/flask',
  origin: 'extension',
};

export function state(over: Partial<State> = {}): State {
  return {
    lab: 'flask',
    version: 1,
    folder: '/home/me/flask',
    startedAt: 0,
    variables: {},
    before: { containers: [], images: [] },
    step: 'build',
    tasks: {},
    hints: {},
    degrees: {},
    shown: [],
    answers: {},
    made: [],
    ...over,
  };
}

export interface SubjectParts {
  readonly state?: Partial<State>;
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  readonly block?: Explanation;
  readonly problem?: Said;
  readonly checking?: boolean;
  readonly asked?: readonly string[];
  readonly atEnd?: boolean;
}

export function subject(parts: SubjectParts = {}): SessionSubject {
  const now = state(parts.state);
  return {
    kind: 'session',
    session: {
      lab,
      folder: now.folder,
      state: () => now,
      verdicts: () => new Map(Object.entries(parts.verdicts ?? {})),
      step: (id) => (id === 'ask' ? ask : build),
      block: () => parts.block,
      problem: () => parts.problem,
    },
    checking: parts.checking ?? false,
    asked: new Set(parts.asked ?? []),
    atEnd: parts.atEnd ?? false,
  };
}

export const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };

export const wrongTag: Explanation = {
  id: 'wrong-tag',
  text: said(both('You built `{name}`.', '你构建了 `{name}`。'), { name: 'hello:latest' }),
  degrees: [
    { text: said(both('How would you name it?', '怎样给它起名？')) },
    { text: said(both('Like this:', '像这样：')), remedy: { run: ['docker', 'tag', 'a', 'b c'] } },
    {
      text: said(both('Or here.', '或在这里。')),
      remedy: { edit: { path: 'Dockerfile', range, text: 'FROM x' } },
    },
  ],
  places: [{ path: 'Dockerfile', range }],
  excerpt: ['line one'],
};

const judgement: Judgement = {
  pass: false,
  expected: said(both('`{ref}`'), { ref: 'hello:v1' }),
  observed: said(both('`{ref}`'), { ref: 'hello:latest' }),
};

export function failed(cause?: Explanation, over: Partial<Judgement> = {}): Verdict {
  return {
    status: 'failed',
    judgement: { ...judgement, ...over },
    ...(cause && { cause }),
  };
}

export const passed: Verdict = { status: 'passed', judgement: { ...judgement, pass: true } };
