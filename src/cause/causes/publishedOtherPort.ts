import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer } from '../subject.ts';
import { asOption, wantedPort } from '../wantedPort.ts';

const question: Text = {
  en: 'The number behind the colon is the port in the container. On which one does the program listen?',
  'zh-cn': '冒号后面的数字是容器内的端口。程序在哪个端口上监听？',
};
const form: Text = { en: '`docker run -p {option} …`', 'zh-cn': '`docker run -p {option} …`' };

export const publishedOtherPort = defineCause<unknown, unknown>({
  id: 'published-other-port',
  for: ofContainer,
  text: {
    en: '`{name}` publishes another port of the container: `-p {found}`, where {inside} is meant.',
    'zh-cn': '`{name}` 发布的是容器的另一个端口：`-p {found}`，而这里要的是 {inside}。',
  },
  about: {
    en: 'A port is published, and not the one that the program listens on. What the container was asked to publish says so.',
    'zh-cn': '发布了端口，但不是程序监听的那个。依据是容器要求发布的端口。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const port = await wantedPort(failure, world);
    const [found] = port?.container.wantedPorts ?? [];
    if (port === undefined || found === undefined) return undefined;
    if (port.container.wantedPorts.some((each) => each.container === port.inside)) return undefined;
    return {
      args: {
        name: port.name,
        found: port.container.wantedPorts.map(asOption).join(' -p '),
        inside: port.inside.replace(/\/tcp$/, ''),
      },
      degrees: [degree(question), degree(form, { option: port.option }), ...anew(port)],
    };
  },
});
