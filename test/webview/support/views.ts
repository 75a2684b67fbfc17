import type {
  Action,
  GuideView,
  Header,
  IntroScreen,
  PreflightRow,
  Question,
  Screen,
  StepScreen,
  TaskView,
} from '../../../src/protocol/guide.ts';
import type { Language } from '../../../src/text.ts';

/** The views of the lab in the mock, in every state that the guide has. */
interface Views {
  readonly view: (screen: Screen) => GuideView;
  readonly step: (changes?: Partial<StepScreen>) => StepScreen;
  readonly without: typeof without;
  readonly failed: TaskView;
  readonly passed: TaskView;
  readonly todo: TaskView;
  readonly asking: (question: Partial<Question>, changes?: Partial<TaskView>) => TaskView;
  readonly intro: (changes?: Partial<IntroScreen>) => IntroScreen;
  readonly all: Readonly<Record<string, Screen>>;
}

export function views(language: Language, imageBase?: string): Views {
  const t = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const titles = [
    t('Read the app', '阅读应用'),
    t('Fill the gaps', '补全空缺'),
    t('Build the image', '构建镜像'),
    t('Run it', '运行'),
    t('Look around inside', '到容器里看看'),
    t('Talk to it', '与它通信'),
  ];
  const ids = ['read', 'fill', 'build', 'run', 'look', 'talk'];
  const header = (here: number, changes: Partial<Header> = {}): Header => ({
    lab: 'flask-uwsgi-v1',
    course: t('Containers · 1.2', '容器基础 · 1.2'),
    title: t('Package a Flask app behind a uwsgi socket', '打包 Flask 应用（uwsgi socket 方式）'),
    daemon: { answers: true, label: 'Docker 28.2' },
    steps: ids.map((id, index) => ({
      id,
      title: titles[index] ?? '',
      status: index < here ? 'done' : index === here ? 'here' : 'todo',
    })),
    ...changes,
  });

  const copies: TaskView = {
    id: 'order',
    titleMarkdown: t(
      'The Dockerfile copies requirements.txt before the app',
      'Dockerfile 先复制 requirements.txt，再复制应用',
    ),
    status: 'passed',
    checking: false,
    at: '07:42:31',
    pass: 'clean',
    hintsMarkdown: [],
  };
  const todo: TaskView = {
    id: 'command',
    titleMarkdown: t('Its command starts uwsgi', '它的启动命令是 uwsgi'),
    status: 'todo',
    checking: false,
    hintsMarkdown: [],
  };
  const named: TaskView = {
    ...todo,
    id: 'named',
    titleMarkdown: t('The image is called `findsec/hello:v1`', '镜像名为 `findsec/hello:v1`'),
  };
  const retag: Action = {
    id: 'why:named:2',
    label: t('Run in terminal', '在终端中运行'),
    command: 'docker tag findsec/hello:latest findsec/hello:v1',
  };
  const failed: TaskView = {
    ...named,
    status: 'failed',
    expectedMarkdown: '`findsec/hello:v1`',
    observedMarkdown: t(
      '`findsec/hello:latest` · built 40 s ago',
      '`findsec/hello:latest` · 40 秒前构建',
    ),
    why: {
      cause: 'wrong-tag',
      textMarkdown: t(
        'You built it without a tag, so Docker called it `latest`.',
        '构建时没有写镜像标签，Docker 便用了 `latest`。',
      ),
      degrees: [
        {
          textMarkdown: t(
            'An image can have two names: how would you give this one the name that the next steps use?',
            '一个镜像可以有两个名字：怎样给它加上后面步骤要用的名字？',
          ),
        },
      ],
      total: 3,
      places: [{ index: 0, label: 'Dockerfile:3' }],
      excerpt: [],
      unknown: false,
    },
  };
  const allDegrees: TaskView = {
    ...failed,
    why: {
      ...(failed.why ?? { cause: '', total: 0, places: [], unknown: false, textMarkdown: '' }),
      degrees: [
        ...(failed.why?.degrees ?? []),
        { textMarkdown: '`docker tag ____ findsec/hello:v1`' },
        { textMarkdown: t('Give it its second name:', '加上第二个名字：'), action: retag },
        {
          textMarkdown: t('Or repair the line:', '或者修改这一行：'),
          action: {
            id: 'why:named:3',
            label: t('Make this edit in Dockerfile', '在 Dockerfile 中应用这处修改'),
          },
        },
      ],
      total: 4,
      excerpt: [
        '*** Starting uWSGI 2.0.28 ***',
        'invalid request block size: 21573 (max 4096)...skip',
      ],
    },
    hintsMarkdown: [
      t('The name stands after `-t`.', '名字写在 `-t` 之后。'),
      t(
        'A tag comes after a colon:\n\n```sh\ndocker build -t NAME:TAG .\n```',
        '镜像标签写在冒号之后：\n\n```sh\ndocker build -t NAME:TAG .\n```',
      ),
    ],
  };
  const unknown: TaskView = {
    ...failed,
    why: {
      cause: 'unknown',
      textMarkdown: t(
        'The container is there, and still this is not so.',
        '容器存在，但这一项仍不成立。',
      ),
      degrees: ['docker ps -a', 'docker logs flask', 'docker inspect flask'].map(
        (command, index) => ({
          textMarkdown: t('Look at this:', '看看这个：'),
          action: {
            id: `why:named:${index}`,
            label: t('Run in terminal', '在终端中运行'),
            command,
          },
        }),
      ),
      total: 3,
      places: [],
      excerpt: [],
      unknown: true,
    },
  };

  const step = (changes: Partial<StepScreen> = {}): StepScreen => ({
    kind: 'step',
    header: header(2),
    id: 'build',
    number: 3,
    title: titles[2] ?? '',
    textMarkdown: t(
      'Docker sends this folder to the daemon as the *build context* and runs your [Dockerfile](lab:open/Dockerfile#L3-L7) line by line. The name after `-t` is how you will find the image again.\n\n```sh run\ndocker build -t findsec/hello:v1 .\n```\n\nThe second build takes a blink. Watch which lines say `CACHED`.\n\n```sh run\ndocker image ls findsec/hello\n```',
      'Docker 会把当前目录作为构建上下文发送给守护进程，并逐行执行你的 [Dockerfile](lab:open/Dockerfile#L3-L7)。`-t` 后面的名字用于之后找到镜像。\n\n```sh run\ndocker build -t findsec/hello:v1 .\n```\n\n第二次构建几乎瞬间完成，留意哪些行显示 `CACHED`。\n\n```sh run\ndocker image ls findsec/hello\n```',
    ),
    tasks: [copies, named, todo],
    checking: false,
    complete: false,
    next: t('run it', '运行'),
    hasPrevious: true,
    solution: { shown: false, actions: [], linesMarkdown: [] },
    hintFor: t('The image is called findsec/hello:v1', '镜像名为 findsec/hello:v1'),
    ...changes,
  });

  const choices = [
    { id: 'crashed', markdown: t('uwsgi has crashed', 'uwsgi 崩溃了') },
    { id: 'port', markdown: t('The port is not published', '端口没有发布') },
    {
      id: 'socket',
      markdown: t(
        'uwsgi listens on a socket file, and speaks `uwsgi`, not HTTP',
        'uwsgi 监听的是 socket 文件，使用 `uwsgi` 协议而非 HTTP',
      ),
    },
  ];
  const asking = (question: Partial<Question>, changes: Partial<TaskView> = {}): TaskView => ({
    id: 'browser',
    titleMarkdown: t('Why does no browser get a page from it?', '为什么浏览器得不到页面？'),
    status: 'todo',
    checking: false,
    hintsMarkdown: [],
    question: { kind: 'one', choices, answer: [], settled: false, ...question },
    ...changes,
  });
  const look = (...tasks: TaskView[]): StepScreen =>
    step({
      header: header(4),
      id: 'look',
      number: 5,
      title: titles[4] ?? '',
      textMarkdown: t(
        'You are in the container. There is no `ps` in here: an image holds only what you put in.\n\n```sh run\ndocker exec -ti flask bash\n```',
        '你已进入容器。这里没有 `ps`：镜像里只有你放进去的东西。\n\n```sh run\ndocker exec -ti flask bash\n```',
      ),
      tasks,
    });
  const reply = t(
    'Publishing would not help: nothing in there listens on a port at all. What does `ls -l /run` show?',
    '发布端口也没用：容器里根本没有进程监听端口。`ls -l /run` 显示了什么？',
  );

  const intro = (changes: Partial<IntroScreen> = {}): IntroScreen => ({
    kind: 'intro',
    header: header(-1),
    summaryMarkdown: t(
      'Package a small web app with the server it needs, run it, step inside, and see what a container really is: a process with its own view of the world.',
      '把一个小型 Web 应用和它需要的服务器打包、运行、进入其中，看清容器的本质：一个拥有自己视图的进程。',
    ),
    duration: 25,
    level: 'beginner',
    preflight: [
      {
        id: 'docker',
        status: 'ready',
        titleMarkdown: t('Docker 28.2 answers', 'Docker 28.2 正常响应'),
        actions: [],
      },
      {
        id: 'image',
        status: 'ready',
        titleMarkdown: t(
          '`python:3.11-slim-bookworm` is here',
          '`python:3.11-slim-bookworm` 已就绪',
        ),
        actions: [],
      },
      {
        id: 'container',
        status: 'attention',
        titleMarkdown: t('A container called `flask` exists already', '已存在名为 `flask` 的容器'),
        detailMarkdown: t(
          'It is yours, from 3 days ago (`redis:7`). This lab will not touch it, but needs the name.',
          '它是你 3 天前创建的（`redis:7`）。本实验不会动它，但需要这个名字。',
        ),
        actions: [
          {
            id: 'preflight:container:0',
            label: t('Use another name in this lab', '在本实验中换个名字'),
          },
          {
            id: 'preflight:container:1',
            label: t('Rename mine', '重命名我的容器'),
            command: 'docker rename flask flask-old',
          },
        ],
      },
    ],
    checking: false,
    canStart: true,
    starting: false,
    ...changes,
  });
  const [docker, image] = intro().preflight;
  const missing = {
    id: 'docker',
    status: 'missing' as const,
    titleMarkdown: t('Docker does not answer', 'Docker 没有响应'),
    detailMarkdown: t('Start it, then look again.', '启动它，然后再看一次。'),
    actions: [{ id: 'preflight:docker:0', label: 'Start', command: 'sudo systemctl start docker' }],
  };
  const noCluster: PreflightRow = {
    id: 'cluster',
    status: 'attention',
    titleMarkdown: t('There is no lab cluster yet', '还没有实验集群'),
    detailMarkdown: t(
      'The lab needs a Kubernetes cluster. It takes a minute or two.',
      '本实验需要一个 Kubernetes 集群，需要一两分钟。',
    ),
    actions: [
      {
        id: 'preflight:cluster:0',
        label: t('Create the lab cluster', '创建实验集群'),
        main: true,
      },
    ],
  };
  const creating = {
    progress: t('Starting the control plane…', '启动控制平面…'),
    actions: [{ id: 'cluster:cancel', label: t('Cancel', '取消') }],
  };
  const notCreated = {
    excerpt: ['ERROR: failed to create cluster: port is already allocated'],
    actions: [
      { id: 'cluster:again', label: t('Try again', '重试'), main: true as const },
      { id: 'cluster:way:0', label: 'docker ps', command: 'docker ps' },
      { id: 'cluster:log', label: t('Show log', '查看日志') },
    ],
  };
  const changed: TaskView = { ...named, status: 'changed', at: '07:40:02' };
  const done = t(
    'An image of 380 MB; your app is 1.2 kB of it. The sizes stand beside the lines of the Dockerfile.',
    '一个 380 MB 的镜像，其中你的应用只占 1.2 kB。大小已显示在 Dockerfile 对应行旁。',
  );
  const passed: TaskView = { ...named, status: 'passed', at: '07:44:10', pass: 'hints' };
  const complete: Partial<StepScreen> = {
    tasks: [copies, passed, { ...todo, status: 'passed', at: '07:44:10', pass: 'shown' }],
    doneMarkdown: done,
    complete: true,
  };
  const finished = {
    kind: 'finished' as const,
    header: header(6),
    on: t('21 November 2026', '2026 年 11 月 21 日'),
    passes: { clean: 9, hints: 2, shown: 1 },
  };

  return {
    view: (screen) => ({ language, screen, ...(imageBase !== undefined && { imageBase }) }),
    step,
    without,
    failed,
    passed,
    todo,
    asking,
    intro,
    all: {
      loading: { kind: 'loading' },
      none: {
        kind: 'none',
        labs: [
          { id: 'flask-uwsgi-v1', title: header(0).title, duration: 25, started: true },
          {
            id: 'first-container',
            title: t('A first container', '第一个容器'),
            duration: 15,
            started: false,
          },
        ],
      },
      'none-empty': { kind: 'none', labs: [] },
      untrusted: {
        kind: 'untrusted',
        header: header(-1),
        summaryMarkdown: t(
          'Package a small web app with the server it needs.',
          '把一个小型 Web 应用和它需要的服务器打包。',
        ),
      },
      broken: {
        kind: 'broken',
        id: 'my-lab',
        faults: [
          {
            text: t(
              '“titel” is no key of a lab. Did you mean “title”?',
              '“titel”不是实验的键，是否想写“title”？',
            ),
            place: 'lab.yaml:3:1',
          },
          { text: t('The Chinese title is missing.', '缺少中文标题。'), place: 'lab.yaml:12:5' },
        ],
      },
      intro: intro(),
      'intro-checking': intro({
        checking: true,
        canStart: false,
        preflight: [
          ...(docker ? [docker] : []),
          ...(image ? [{ ...image, status: 'checking' as const }] : []),
        ],
      }),
      'intro-missing': intro({
        canStart: false,
        preflight: [missing],
        header: header(-1, { daemon: { answers: false, label: missing.titleMarkdown } }),
      }),
      'intro-no-cluster': intro({ preflight: [...(docker ? [docker] : []), noCluster] }),
      'intro-creating': intro({
        preflight: [...(docker ? [docker] : []), { ...noCluster, status: 'checking', ...creating }],
      }),
      'cluster-creating': step({
        banner: {
          id: 'cluster',
          title: t('The lab cluster is being created', '正在创建实验集群'),
          textMarkdown: t('You can go on meanwhile.', '期间可以继续做别的。'),
          ...creating,
        },
      }),
      'cluster-failed': step({
        banner: {
          id: 'cluster',
          title: t('The lab cluster could not be created', '实验集群创建失败'),
          textMarkdown: t(
            'Could not start the node: port 80 of this machine is taken by another program.',
            '无法启动节点：本机的端口 80 已被其他程序占用。',
          ),
          ...notCreated,
        },
      }),
      'intro-starting': intro({ starting: true, canStart: false }),
      todo: step(),
      checking: step({
        checking: true,
        tasks: [copies, { ...named, checking: true }, { ...todo, checking: true }],
      }),
      failed: step({ tasks: [copies, failed, todo] }),
      degrees: step({ tasks: [copies, allDegrees, todo] }),
      unknown: step({ tasks: [copies, unknown, todo] }),
      passed: step(complete),
      'passed-checking': step({ ...complete, checking: true }),
      last: without(step(complete), 'next'),
      blocked: step({
        header: header(2, { daemon: { answers: false, label: missing.titleMarkdown } }),
        banner: {
          id: 'daemon-down',
          title: missing.titleMarkdown,
          textMarkdown: t(
            'Nothing of yours is wrong. `/var/run/docker.sock` exists, but no daemon is behind it. Start it, and this step goes on by itself.',
            '你的操作没有问题。`/var/run/docker.sock` 存在，但没有守护进程。启动后本步骤会自动继续。',
          ),
          actions: [
            {
              id: 'block:0',
              label: t('Run in terminal', '在终端中运行'),
              command: 'sudo systemctl start docker',
            },
            { id: 'block:other', label: t('Use another daemon…', '使用其他守护进程…') },
          ],
        },
        tasks: [copies, { ...named, status: 'blocked' }, { ...todo, status: 'blocked' }],
      }),
      waiting: step({
        tasks: [
          named,
          {
            ...todo,
            status: 'waiting',
            waitsFor: t('The image is called findsec/hello:v1', '镜像名为 findsec/hello:v1'),
          },
        ],
      }),
      changed: step({
        tasks: [copies, changed, { ...passed, id: 'p', pass: 'shown' }],
        header: header(2, {
          steps: header(2).steps.map((each, index) =>
            index === 1 ? { ...each, status: 'changed' } : each,
          ),
        }),
      }),
      solution: step({
        solution: {
          shown: true,
          linesMarkdown: [
            t(
              'In `Dockerfile`, replace `____` with `requirements.txt`.',
              '在 `Dockerfile` 中把 `____` 换成 `requirements.txt`。',
            ),
            '`docker build -t findsec/hello:v1 .`',
          ],
          actions: [
            {
              id: 'solution:1',
              label: t('Run in terminal', '在终端中运行'),
              command: 'docker build -t findsec/hello:v1 .',
            },
            { id: 'solution:0', label: t('Compare Dockerfile', '对比 Dockerfile') },
            { id: 'solve', label: t('Do all of this for me', '替我完成这一步') },
          ],
        },
      }),
      'quiz-one': look(
        passed,
        asking({ answer: ['port'], replyTo: 'port', replyMarkdown: reply }, { status: 'failed' }),
      ),
      'quiz-many': look(asking({ kind: 'many', answer: ['port'] })),
      'quiz-order': look(asking({ kind: 'order' })),
      'quiz-text': look(
        asking(
          {
            kind: 'text',
            choices: [],
            answer: ['42'],
            replyMarkdown: t(
              'That is the process of the host. Look inside.',
              '那是宿主机上的进程号。请到容器里看。',
            ),
          },
          {
            status: 'failed',
            titleMarkdown: t(
              'What does `readlink /proc/1/ns/pid` say?',
              '`readlink /proc/1/ns/pid` 输出什么？',
            ),
          },
        ),
      ),
      'quiz-settled': look(
        asking(
          {
            answer: ['socket'],
            settled: true,
            replyTo: 'socket',
            replyMarkdown: t('Yes: transport is not protocol.', '对：传输方式不等于协议。'),
          },
          { status: 'passed', pass: 'clean' },
        ),
      ),
      predict: look(
        asking(
          { kind: 'predict' },
          { titleMarkdown: t('Will `curl` answer?', '`curl` 会有响应吗？') },
        ),
      ),
      predicted: look(
        asking(
          {
            kind: 'predict',
            answer: ['crashed'],
            settled: true,
            outcomeMarkdown: t(
              'It turned out otherwise: it runs, and speaks uwsgi.',
              '结果与预测不同：它在运行，使用的是 uwsgi 协议。',
            ),
          },
          { status: 'passed' },
        ),
      ),
      finished: {
        ...finished,
        cleaned: false,
        actions: [{ id: 'cleanUp', label: t('Clean up…', '清理…') }],
        next: {
          id: 'flask-uwsgi-v2',
          title: t('Put the app on a port', '让应用监听端口'),
          duration: 30,
          started: false,
        },
      },
      cleaned: { ...finished, cleaned: true, actions: [] },
    },
  };
}

function without(screen: StepScreen, key: 'next' | 'hintFor'): StepScreen {
  return { ...screen, [key]: undefined };
}
