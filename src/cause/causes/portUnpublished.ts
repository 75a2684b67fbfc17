import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer } from '../subject.ts';
import { wantedPort } from '../wantedPort.ts';

const question: Text = {
  en: 'A container’s ports are shut to the host until they are published. Which option of `docker run` does that?',
  'zh-cn': '容器的端口要发布之后，宿主机才能访问。`docker run` 的哪个选项用来发布端口？',
};
const exposed: Text = {
  en: '`EXPOSE` only says which port is meant; it publishes nothing. Which option of `docker run` does?',
  'zh-cn': '`EXPOSE` 只是声明端口，并不会发布。`docker run` 的哪个选项用来发布端口？',
};
const otherNetwork: Text = {
  en: 'On the network `{mode}` Docker publishes nothing, whatever `-p` says. Which network should it run on?',
  'zh-cn': '使用网络 `{mode}` 时，不管 `-p` 怎么写，Docker 都不会发布端口。它应该用哪个网络？',
};
const form: Text = { en: '`docker run -p {option} …`', 'zh-cn': '`docker run -p {option} …`' };

export const portUnpublished = defineCause<unknown, unknown>({
  id: 'port-unpublished',
  for: ofContainer,
  text: {
    en: '`{name}` runs, and publishes none of its ports: the host cannot reach {inside}.',
    'zh-cn': '`{name}` 在运行，但没有发布任何端口：宿主机访问不到 {inside}。',
  },
  about: {
    en: 'The container was run without `-p`, or on a network where nothing is published. Its settings say so; `EXPOSE` alone publishes nothing.',
    'zh-cn':
      '运行容器时没有写 `-p`，或者用了不发布端口的网络。这是从容器设置看出来的；只写 `EXPOSE` 并不会发布端口。',
  },
  help: [question, exposed, otherNetwork, form, ...anewTexts],
  async recognise(failure, world) {
    const port = await wantedPort(failure, world);
    if (port === undefined) return undefined;
    const { name, container, inside, option } = port;
    const { networkMode: mode } = container;
    const apart = mode === 'host' || mode === 'none';
    if (!apart && (container.wantedPorts.length > 0 || container.ports.length > 0)) {
      return undefined;
    }
    const why = container.exposedPorts.includes(inside) ? exposed : question;
    return {
      args: { name, inside: inside.replace(/\/tcp$/, '') },
      degrees: [
        apart ? degree(otherNetwork, { mode }) : degree(why),
        degree(form, { option }),
        ...anew(port),
      ],
    };
  },
});
