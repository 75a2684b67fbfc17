import { http } from '../../check/types/http.ts';
import type { HttpObservation, HttpSpec } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A server speaks TLS only where it is told to, with a certificate and a key. Where does yours say so, and for which port?',
  'zh-cn': '服务只有配置了证书和密钥的端口才使用 TLS。你的配置写在哪里？是哪个端口？',
};
const form: Text = {
  en: 'Turn TLS on for port {port} in the server’s configuration, or publish the port that speaks it: `-p ____:____`',
  'zh-cn': '在服务的配置里为端口 {port} 打开 TLS，或者发布使用 TLS 的那个端口：`-p ____:____`',
};

export const tlsToHttp = defineCause<HttpSpec, HttpObservation>({
  id: 'tls-to-http',
  for: [http],
  text: {
    en: 'Port {port} of `{name}` was asked in HTTPS (TLS), and it speaks plain HTTP.',
    'zh-cn': '用 HTTPS（TLS）访问了 `{name}` 的端口 {port}，而它使用普通 HTTP。',
  },
  about: {
    en: 'HTTPS is sent to a port that speaks plain HTTP. No TLS connection comes about, and plain HTTP gets an answer.',
    'zh-cn': 'HTTPS 请求发给了使用普通 HTTP 的端口。TLS 连接建立不起来，而普通 HTTP 能得到应答。',
  },
  help: [question, form],
  async recognise({ spec, observation: { at, result } }, world) {
    if (spec.tls !== true || at === undefined || result?.fault === undefined) return undefined;
    if (!['tls', 'reset', 'empty', 'not-http'].includes(result.fault)) return undefined;
    const { hostPort: port, hostAddress: address } = at;
    const again = await world.wire.http({ port, address, path: spec.path ?? '/' });
    if (again.answer === undefined) return undefined;
    const args = { name: spec.container, port: spec.port };
    return { args, degrees: [degree(question), degree(form, args)] };
  },
});
