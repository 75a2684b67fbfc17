import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer } from '../subject.ts';
import { wantedPort } from '../wantedPort.ts';

const question: Text = {
  en: 'The number before the colon is the host’s port, where a browser asks. Which one does the step want?',
  'zh-cn': '冒号前面的数字是宿主机端口，浏览器访问的就是它。这一步要的是哪一个？',
};
const byDocker: Text = {
  en: 'Without a number before the colon Docker takes a free port of the host. How do you say which one?',
  'zh-cn': '冒号前面没有数字时，Docker 会自己选一个空闲端口。怎样指定端口？',
};
const form: Text = {
  en: '`docker run -p ____:{inside} …`',
  'zh-cn': '`docker run -p ____:{inside} …`',
};

export const publishedOtherHostPort = defineCause<unknown, unknown>({
  id: 'published-other-host-port',
  for: ofContainer,
  text: {
    en: 'Port {inside} of `{name}` is published at the host’s port {found}, and {wanted} is asked for.',
    'zh-cn': '`{name}` 的端口 {inside} 发布在宿主机端口 {found} 上，而这里要的是 {wanted}。',
  },
  about: {
    en: 'The right port of the container is published, at another port of the host than asked for. The daemon says at which.',
    'zh-cn': '发布的容器端口是对的，但宿主机端口和要求的不同。守护进程说明了是哪个端口。',
  },
  help: [question, byDocker, form, ...anewTexts],
  async recognise(failure, world) {
    const port = await wantedPort(failure, world);
    if (port?.host === undefined) return undefined;
    const { name, container, inside, host } = port;
    const all = [...container.ports, ...container.wantedPorts];
    const found = all.find((each) => each.container === inside);
    if (
      found === undefined ||
      all.some((one) => one.container === inside && one.hostPort === host)
    ) {
      return undefined;
    }
    const free = container.wantedPorts.some(
      (each) => each.container === inside && each.hostPort === 0,
    );
    const number = inside.replace(/\/tcp$/, '');
    return {
      args: { name, inside: number, found: found.hostPort, wanted: host },
      degrees: [
        degree(free ? byDocker : question),
        degree(form, { inside: number }),
        ...anew(port),
      ],
    };
  },
});
