import { http } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { answerOf, logOf } from '../served.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';

const broken: Text = {
  en: 'The program met an error while it answered. Which line of its log, above, names it?',
  'zh-cn': '程序在应答时出错了。上面的日志里哪一行说明了原因？',
};
const redirect: Text = {
  en: 'It sends you on to `{location}`. Is that meant, and does somebody answer there?',
  'zh-cn': '它让你转到 `{location}`。这是有意的吗？那里有应答吗？',
};
const refusal: Text = {
  en: 'The server took the request and will not do it: who asks, how, or with which header is not what it wants.',
  'zh-cn': '服务收到了请求但拒绝执行：请求的身份、方法或某个头部不是它想要的。',
};
const other: Text = {
  en: 'The server answers, so it is reached. What should it say at `{path}`, and where is that written?',
  'zh-cn': '服务有应答，说明已经连上了。它在 `{path}` 应该返回什么？写在哪里？',
};
const look: Text = { en: 'What the container has printed:', 'zh-cn': '容器输出的内容：' };

export const wrongStatus = defineCause<RequestSpec, RequestSeen>({
  id: 'wrong-status',
  for: [http],
  text: {
    en: '`{name}` answered HTTP {status} at `{path}`, which is not what is asked for.',
    'zh-cn': '`{name}` 在 `{path}` 返回了 HTTP {status}，与要求的不同。',
  },
  about: {
    en: 'The server is reached, and answers with another status than asked for. What came is shown, with the last lines of the log when the program itself broke.',
    'zh-cn':
      '能连上服务，但返回的状态码与要求的不同。会显示返回的内容；如果是程序自己出错，还会显示日志的最后几行。',
  },
  help: [broken, redirect, refusal, other, look],
  async recognise(failure, world) {
    const { spec, observation, judgement } = failure;
    const answer = answerOf(failure);
    const { container } = observation;
    if (judgement.aspect !== 'status' || answer === undefined) return undefined;
    const { status } = answer;
    const path = spec.path ?? '/';
    const log = status >= 500 && container !== undefined ? await logOf(container, world) : [];
    const location = answer.headers['location'] ?? '';
    const text =
      status >= 500
        ? broken
        : status >= 400
          ? refusal
          : status >= 300 && location !== ''
            ? redirect
            : other;
    return {
      args: { name: spec.container, status, path },
      ...(log.length === 0 ? {} : { excerpt: log.slice(-8) }),
      degrees: [
        degree(text, { location, path }),
        degree(look, {}, { run: ['docker', 'logs', '--tail', '20', spec.container] }),
      ],
    };
  },
});
