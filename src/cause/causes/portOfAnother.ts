import { http } from '../../check/types/http.ts';
import type { HttpObservation, HttpSpec } from '../../check/types/http.ts';
import { tcp } from '../../check/types/tcp.ts';
import type { TcpObservation, TcpSpec } from '../../check/types/tcp.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Whoever publishes a port of the host gets its requests. Which container should publish {port}?',
  'zh-cn': '谁发布了宿主机的端口，请求就到谁那里。{port} 应该由哪个容器发布？',
};
const form: Text = {
  en: 'Remove or stop `{other}`, then run yours with `-p {port}:____`. Or give yours another port of the host.',
  'zh-cn':
    '删除或停止 `{other}`，再用 `-p {port}:____` 运行你的容器；也可以给你的容器换一个宿主机端口。',
};
const look: Text = { en: 'Who publishes what:', 'zh-cn': '各容器发布的端口：' };

export const portOfAnother = defineCause<HttpSpec | TcpSpec, HttpObservation | TcpObservation>({
  id: 'port-of-another',
  for: [http, tcp],
  text: {
    en: 'Another container, `{other}`, answers at the host’s port {port}. `{name}` does not publish it.',
    'zh-cn': '宿主机端口 {port} 上应答的是另一个容器 `{other}`。`{name}` 没有发布这个端口。',
  },
  about: {
    en: 'What answers at the port is not the container that is meant, so a browser shows somebody else’s page. The daemon says which container publishes the port.',
    'zh-cn':
      '在这个端口应答的不是要的容器，所以浏览器看到的是别人的页面。守护进程说明了是哪个容器发布的端口。',
  },
  help: [question, form, look],
  async recognise({ spec, observation, judgement }, world) {
    if (judgement.aspect !== 'not-published') return undefined;
    const { container } = observation;
    const wanted = container?.wantedPorts.find((each) => each.container === `${spec.port}/tcp`);
    const port = wanted !== undefined && wanted.hostPort > 0 ? wanted.hostPort : Number(spec.port);
    const other = (await world.docker.containers()).find(
      ({ id, ports }) => id !== container?.id && ports.some(({ hostPort }) => hostPort === port),
    );
    if (other === undefined) return undefined;
    const args = { name: spec.container, other: other.name, port };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form, args),
        degree(look, {}, { run: ['docker', 'ps', '--format', '{{.Names}}\t{{.Ports}}'] }),
      ],
    };
  },
});
