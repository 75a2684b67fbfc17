import { http } from '../../check/types/http.ts';
import type { HttpObservation, HttpSpec } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { logOf, uwsgiLine } from '../served.ts';

const question: Text = {
  en: 'uwsgi’s `socket` speaks uwsgi’s own protocol, which a browser and `curl` do not. Which key of uwsgi’s speaks HTTP?',
  'zh-cn':
    'uwsgi 的 `socket` 使用 uwsgi 自己的协议，浏览器和 `curl` 不懂。uwsgi 的哪个键使用 HTTP？',
};
const form: Text = { en: '`http-____ = {value}`', 'zh-cn': '`http-____ = {value}`' };
const write: Text = {
  en: 'Write `http-socket` there, then build again and run a new container:',
  'zh-cn': '在那里写 `http-socket`，然后重新构建，再运行一个新的容器：',
};

export const httpToUwsgi = defineCause<HttpSpec, HttpObservation>({
  id: 'http-to-uwsgi',
  for: [http],
  text: {
    en: 'Port {port} of `{name}` was asked in HTTP, and what listens there speaks the uwsgi protocol. It hung up.',
    'zh-cn':
      '用 HTTP 访问了 `{name}` 的端口 {port}，而在那里监听的程序使用 uwsgi 协议，于是断开了连接。',
  },
  about: {
    en: 'A browser or `curl` asks uwsgi’s own socket. The connection ends without an answer, and uwsgi’s log says `invalid request block size`.',
    'zh-cn':
      '浏览器或 `curl` 访问了 uwsgi 自己协议的端口。连接没有应答就断开了，uwsgi 的日志里有 `invalid request block size`。',
  },
  help: [question, form, write],
  async recognise({ spec, observation, judgement }, world) {
    const { container, result } = observation;
    if (judgement.aspect !== 'fault' || container === undefined) return undefined;
    if (!['empty', 'reset', 'not-http'].includes(result?.fault ?? '')) return undefined;
    const log = await logOf(container, world);
    const said = log.slice(-20).findLast((line) => line.includes('invalid request block size'));
    if (said === undefined) return undefined;
    const line = await uwsgiLine(['socket', 'uwsgi-socket'], world);
    const { path, range, value = `:${spec.port}` } = line ?? {};
    const text = `http-socket = ${value}`;
    return {
      args: { name: spec.container, port: spec.port },
      excerpt: [said],
      ...(path === undefined || range === undefined ? {} : { places: [{ path, range }] }),
      degrees: [
        degree(question),
        degree(form, { value }),
        ...(path === undefined || range === undefined
          ? []
          : [degree(write, {}, { edit: { path, range, text } })]),
      ],
    };
  },
});
