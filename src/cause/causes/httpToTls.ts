import { http } from '../../check/types/http.ts';
import type { HttpObservation, HttpSpec } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Which of the container’s ports speaks plain HTTP, and which HTTPS? 443 and 8443 are usual for HTTPS.',
  'zh-cn': '容器的哪个端口使用普通 HTTP，哪个使用 HTTPS？443 和 8443 通常是 HTTPS。',
};
const form: Text = {
  en: 'Let the server listen in plain HTTP on port {port}, or publish the port that does: `-p ____:____`',
  'zh-cn': '让服务在端口 {port} 上使用普通 HTTP，或者发布使用 HTTP 的那个端口：`-p ____:____`',
};

export const httpToTls = defineCause<HttpSpec, HttpObservation>({
  id: 'http-to-tls',
  for: [http],
  text: {
    en: 'Port {port} of `{name}` was asked in plain HTTP, and it speaks HTTPS (TLS).',
    'zh-cn': '用普通 HTTP 访问了 `{name}` 的端口 {port}，而它使用 HTTPS（TLS）。',
  },
  about: {
    en: 'Plain HTTP is sent to a port that speaks TLS. The server says so in its answer, or gives a proper answer once it is asked in TLS.',
    'zh-cn':
      '普通 HTTP 请求发给了使用 TLS 的端口。服务在应答里说明了这一点，或者改用 TLS 后就能正常应答。',
  },
  help: [question, form],
  async recognise({ spec, observation: { at, result } }, world) {
    if (spec.tls === true || at === undefined || result === undefined) return undefined;
    const { answer, fault = '' } = result;
    const says =
      answer?.status === 400 &&
      /HTTP request (?:was )?(?:sent )?to (?:an )?HTTPS/i.test(answer.body);
    if (!says) {
      if (!['empty', 'reset', 'not-http'].includes(fault)) return undefined;
      const { hostPort: port, hostAddress: address } = at;
      const again = await world.wire.http({ port, address, path: spec.path ?? '/', tls: true });
      if (again.answer === undefined) return undefined;
    }
    const args = { name: spec.container, port: spec.port };
    return { args, degrees: [degree(question), degree(form, args)] };
  },
});
