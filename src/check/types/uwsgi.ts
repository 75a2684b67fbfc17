import * as z from 'zod/mini';
import { containerPath, ownContainer } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import type { HttpAnswer, WireFault, WireResult } from '../../world/wire/wire.ts';
import type { World } from '../../world/world.ts';
import { judgeAnswer, wantedAnswer } from '../answerAspects.ts';
import { defineCheck } from '../checkType.ts';
import { commonSubjectAspects } from '../expression.ts';
import {
  containerPort,
  notRunningOrMissing,
  patienceWith,
  reach,
  requestPath,
  saidFault,
  unreached,
  whereOf,
} from '../published.ts';
import type { Reach } from '../published.ts';
import { readProbe, uwsgiProbe } from '../uwsgiProbe.ts';

const schema = z
  .strictObject({
    container: ownContainer,
    /** The container's port; it must be published. */
    port: z.optional(containerPort),
    /** A socket file in the container, asked by a probe in there: only when a person asks. */
    socket: z.optional(containerPath),
    path: z.optional(requestPath),
    ...wantedAnswer,
  })
  .check(
    z.refine(
      ({ port, socket }) => (port === undefined) !== (socket === undefined),
      told({
        en: 'Write either `port` or `socket` here.',
        'zh-cn': '这里请写 `port` 或 `socket` 之一。',
      }),
    ),
  );
export type UwsgiSpec = z.infer<typeof schema>;

export interface UwsgiObservation extends Reach {
  readonly result: WireResult<HttpAnswer> | undefined;
  /** Why the socket file was not asked. */
  readonly unasked: 'no-socket' | 'no-python' | 'not-asked' | undefined;
  /** Whether it passed the last time. */
  readonly passed: boolean;
}

export const uwsgi = defineCheck<UwsgiSpec, UwsgiObservation>({
  type: 'uwsgi',
  schema,
  subjectAspects: [...commonSubjectAspects, 'no-python'],
  async observe(spec, { world, task }) {
    const { container, port, socket } = spec;
    const passed = world.passed.has(task);
    const reached = await reach({ container, port: port ?? 0 }, world);
    if (socket !== undefined) {
      return { ...reached, ...(await askSocket(spec, socket, reached, world)), passed };
    }
    const { at } = reached;
    const result =
      at === undefined || unreached({ container, port: port ?? 0 }, reached) !== undefined
        ? undefined
        : await world.wire.uwsgi({ ...whereOf(reached, at, world), path: spec.path ?? '/' });
    return { ...reached, result, unasked: undefined, passed };
  },
  judge(spec, { result, unasked, passed, ...reached }) {
    const { container: name, port, socket } = spec;
    const place = socket ?? String(port);
    const expected = said(answersUwsgi, { name, place });
    const fail = (aspect: string, observed: Said) =>
      ({ pass: false, aspect, expected, observed }) as const;
    const subject = { container: name, port: port ?? 0 };
    const cut =
      socket === undefined ? unreached(subject, reached) : notRunningOrMissing(subject, reached);
    if (cut !== undefined) return { ...cut, expected };
    if (unasked === 'not-asked') {
      return { pass: passed, aspect: unasked, expected, observed: said(askForIt) };
    }
    if (unasked === 'no-socket') return fail(unasked, said(noSocket, { name, place }));
    if (unasked === 'no-python') return fail(unasked, said(noPython, { name }));
    if (result?.answer !== undefined) return judgeAnswer(spec, result.answer);
    const fault = result?.fault ?? 'refused';
    return fail(
      'fault',
      socket === undefined
        ? saidFault(fault, reached.at?.hostPort ?? 0)
        : said(socketFaults[fault] ?? closed, { place }),
    );
  },
});

async function askSocket(
  spec: UwsgiSpec,
  socket: string,
  reached: Reach,
  world: World,
): Promise<Pick<UwsgiObservation, 'result' | 'unasked'>> {
  if (notRunningOrMissing({ container: spec.container, port: 0 }, reached) !== undefined) {
    return { result: undefined, unasked: undefined };
  }
  if (!world.asked) return { result: undefined, unasked: 'not-asked' };
  const probe = uwsgiProbe(socket, spec.path ?? '/', patienceWith(reached, world));
  const run = await world.docker.exec(spec.container, probe);
  // It stopped in the meantime.
  if (run === undefined) return { result: undefined, unasked: 'no-socket' };
  const found = readProbe(run);
  return typeof found === 'string'
    ? { result: undefined, unasked: found }
    : { result: found, unasked: undefined };
}

const answersUwsgi: Text = {
  en: 'an answer in the uwsgi protocol from `{place}` of `{name}`',
  'zh-cn': '`{name}` 的 `{place}` 以 uwsgi 协议应答',
};
const askForIt: Text = {
  en: 'the socket file is asked only when you press “Check my step”',
  'zh-cn': '只有在你点击“检查这一步”时才会询问 socket 文件',
};
const noSocket: Text = {
  en: 'no `{place}` in the container `{name}`',
  'zh-cn': '容器 `{name}` 中没有 `{place}`',
};
const noPython: Text = {
  en: 'there is no `python3` in `{name}` to ask the socket file with',
  'zh-cn': '`{name}` 中没有 `python3`，无法询问 socket 文件',
};
const closed: Text = {
  en: '`{place}` took the question and closed without an answer',
  'zh-cn': '`{place}` 收到了请求，但没有应答就关闭了',
};
const socketFaults: Partial<Readonly<Record<WireFault, Text>>> = {
  refused: { en: 'nobody listens at `{place}`', 'zh-cn': '没有程序在监听 `{place}`' },
  'time-out': { en: 'no answer from `{place}` in time', 'zh-cn': '`{place}` 没有及时应答' },
  'not-uwsgi': {
    en: 'what answers at `{place}` does not speak uwsgi',
    'zh-cn': '`{place}` 的应答不是 uwsgi 协议',
  },
  unreachable: {
    en: '`{place}` is no socket that can be asked',
    'zh-cn': '`{place}` 不是可以连接的 socket',
  },
};
