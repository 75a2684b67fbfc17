import { http } from '../../check/types/http.ts';
import { tcp } from '../../check/types/tcp.ts';
import { uwsgi } from '../../check/types/uwsgi.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { allLogs, degree } from '../degree.ts';
import { listeners } from '../listening.ts';
import type { RequestSeen, RequestSpec } from '../served.ts';

const otherPort: Text = {
  en: 'It listens on {ports}. Which should change: the program’s port, or the one behind the colon of `-p`?',
  'zh-cn': '它监听的是 {ports}。应该改哪一个：程序的端口，还是 `-p` 冒号后面的端口？',
};
const nobody: Text = {
  en: 'It listens on no port at all. Does the program start a server, and does its log say that it is up?',
  'zh-cn': '它没有监听任何端口。程序启动服务了吗？日志里说已经就绪了吗？',
};
const form: Text = {
  en: '`docker run -p ____:{port} …`, with the port that the program listens on behind the colon',
  'zh-cn': '`docker run -p ____:{port} …`，冒号后面写程序监听的端口',
};

export const listensElsewhere = defineCause<RequestSpec, Pick<RequestSeen, 'container'>>({
  id: 'listens-elsewhere',
  for: [http, tcp, uwsgi],
  text: {
    en: 'Port {port} of `{name}` is published, and no program in the container listens there.',
    'zh-cn': '`{name}` 的端口 {port} 已经发布，但容器里没有程序在监听它。',
  },
  about: {
    en: 'Nobody in the container listens on the published port: the program uses another one, or none. The kernel’s list of open ports in the container says so.',
    'zh-cn':
      '容器里没有程序监听发布的端口：程序用的是另一个端口，或者根本没有监听。依据是容器内核的监听端口列表。',
  },
  help: [otherPort, nobody, form, allLogs],
  async recognise({ spec, observation, judgement }, world) {
    const { container } = observation;
    if (judgement.aspect !== 'fault' || container === undefined) return undefined;
    if (spec.port === undefined) return undefined;
    const port = Number(spec.port);
    const all = await listeners(container, world);
    if (all === undefined || all.some((each) => each.port === port)) return undefined;
    const open = [...new Set(all.filter(({ loopback }) => !loopback).map((each) => each.port))];
    const [other] = open;
    return {
      args: { name: spec.container, port },
      degrees: [
        other === undefined ? degree(nobody) : degree(otherPort, { ports: open.join(', ') }),
        ...(other === undefined ? [] : [degree(form, { port: other })]),
        degree(allLogs, {}, { run: ['docker', 'logs', '--tail', '20', spec.container] }),
      ],
    };
  },
});
