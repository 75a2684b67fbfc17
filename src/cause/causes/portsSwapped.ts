import type { Text } from '../../text.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer } from '../subject.ts';
import { asOption, wantedPort } from '../wantedPort.ts';

const question: Text = {
  en: 'In `-p one:other`, which side is the host’s port and which the container’s?',
  'zh-cn': '在 `-p 甲:乙` 里，哪一边是宿主机端口，哪一边是容器端口？',
};
const form: Text = {
  en: '`docker run -p ____:{inside} …`: the host’s port, then the container’s',
  'zh-cn': '`docker run -p ____:{inside} …`：先写宿主机端口，再写容器端口',
};

export const portsSwapped = defineCause<unknown, unknown>({
  id: 'ports-swapped',
  for: ofContainer,
  text: {
    en: '`{name}` was run with `-p {found}`: its port {inside} stands on the host’s side. The two are swapped.',
    'zh-cn':
      '运行 `{name}` 时写的是 `-p {found}`：容器端口 {inside} 写在了宿主机那一边。两边写反了。',
  },
  about: {
    en: '`-p` takes the host’s port first and the container’s second, and they were typed the other way round. What the container was asked to publish says so.',
    'zh-cn': '`-p` 先写宿主机端口，再写容器端口，这里写反了。依据是容器要求发布的端口。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const port = await wantedPort(failure, world);
    if (port === undefined) return undefined;
    const { container, name, number, host, inside } = port;
    if (container.wantedPorts.some((each) => each.container === inside)) return undefined;
    const found = container.wantedPorts.find(
      (each) =>
        each.hostPort === number &&
        (host === undefined || Number.parseInt(each.container, 10) === host),
    );
    if (found === undefined) return undefined;
    return {
      args: { name, found: asOption(found), inside: number },
      degrees: [degree(question), degree(form, { inside: number }), ...anew(port)],
    };
  },
});
