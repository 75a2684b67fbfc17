import { uwsgi } from '../../check/types/uwsgi.ts';
import type { UwsgiObservation, UwsgiSpec } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { uwsgiLine } from '../served.ts';

const question: Text = {
  en: 'uwsgi’s `http` and `http-socket` speak HTTP. Which key makes it speak its own protocol, as a proxy with `uwsgi_pass` wants?',
  'zh-cn':
    'uwsgi 的 `http` 和 `http-socket` 使用 HTTP。哪个键让它使用自己的协议，也就是 `uwsgi_pass` 需要的？',
};
const form: Text = { en: '`____ = {value}`', 'zh-cn': '`____ = {value}`' };
const write: Text = {
  en: 'Write `socket` there, then build again and run a new container:',
  'zh-cn': '在那里写 `socket`，然后重新构建，再运行一个新的容器：',
};

export const uwsgiToHttp = defineCause<UwsgiSpec, UwsgiObservation>({
  id: 'uwsgi-to-http',
  for: [uwsgi],
  text: {
    en: 'Port {port} of `{name}` was asked in the uwsgi protocol, and it speaks HTTP.',
    'zh-cn': '用 uwsgi 协议访问了 `{name}` 的端口 {port}，而它使用 HTTP。',
  },
  about: {
    en: 'A request in the uwsgi protocol goes to a port that speaks HTTP. No usable answer comes, and plain HTTP gets one.',
    'zh-cn': 'uwsgi 协议的请求发给了使用 HTTP 的端口。得不到可用的应答，而普通 HTTP 能得到应答。',
  },
  help: [question, form, write],
  async recognise({ spec, observation: { at, result } }, world) {
    if (at === undefined || spec.port === undefined) return undefined;
    const refused = result?.answer?.status === 400;
    if (!refused && !['not-uwsgi', 'empty', 'reset', 'time-out'].includes(result?.fault ?? '')) {
      return undefined;
    }
    const { hostPort: port, hostAddress: address } = at;
    const again = await world.wire.http({ port, address, path: spec.path ?? '/' });
    if (again.answer === undefined) return undefined;
    const line = await uwsgiLine(['http-socket', 'http'], world);
    const value = line?.value ?? `:${spec.port}`;
    const edit =
      line === undefined
        ? undefined
        : { path: line.path, range: line.range, text: `socket = ${value}` };
    return {
      args: { name: spec.container, port: spec.port },
      ...(edit === undefined ? {} : { places: [edit] }),
      degrees: [
        degree(question),
        degree(form, { value }),
        ...(edit === undefined ? [] : [degree(write, {}, { edit })]),
      ],
    };
  },
});
