import { http } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { answerOf, logOf } from '../served.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';

const question: Text = {
  en: 'The proxy is fine; whom it passes requests to is not. Which name and port does its configuration give, and who listens there?',
  'zh-cn': '代理本身没有问题，问题在它转发的目标。它的配置里写的是哪个名字和端口？那里有谁在监听？',
};
const upstreamIs: Text = {
  en: 'It tries `{upstream}`: {reason}. Does that container run, on the same network, and listen on that port and in that protocol?',
  'zh-cn':
    '它访问的是 `{upstream}`：{reason}。那个容器在运行吗？在同一个网络里吗？监听的端口和协议对吗？',
};
const look: Text = { en: 'What the proxy has printed:', 'zh-cn': '代理输出的内容：' };

export const badGateway = defineCause<RequestSpec, RequestSeen>({
  id: 'bad-gateway',
  for: [http],
  text: {
    en: '`{name}` answers HTTP {status}: it is a proxy, and the server behind it gave no usable answer.',
    'zh-cn': '`{name}` 返回 HTTP {status}：它是代理，而它后面的服务没有给出可用的应答。',
  },
  about: {
    en: 'A proxy such as nginx answers with 502, 503 or 504, because the server that it passes requests to does not answer. Its log names that server.',
    'zh-cn':
      'nginx 之类的代理返回 502、503 或 504，因为它转发的目标没有应答。它的日志里写了目标是谁。',
  },
  help: [question, upstreamIs, look],
  async recognise(failure, world) {
    const { spec, observation, judgement } = failure;
    const { container } = observation;
    const status = answerOf(failure)?.status ?? 0;
    if (judgement.aspect !== 'status' || container === undefined) return undefined;
    if (![502, 503, 504].includes(status)) return undefined;
    const log = await logOf(container, world);
    const line = log.findLast((each) => /upstream/.test(each) && /\[(?:error|crit)\]/.test(each));
    const upstream = /upstream: "([^"]+)"/.exec(line ?? '')?.[1];
    const reason = /\d+#\d+: (?:\*\d+ )?(.*?) while /.exec(line ?? '')?.[1] ?? String(status);
    return {
      args: { name: spec.container, status },
      ...(line === undefined ? {} : { excerpt: [line] }),
      degrees: [
        degree(question),
        ...(upstream === undefined ? [] : [degree(upstreamIs, { upstream, reason })]),
        degree(look, {}, { run: ['docker', 'logs', '--tail', '20', spec.container] }),
      ],
    };
  },
});
