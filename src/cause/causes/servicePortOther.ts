import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { manifestOf } from '../cluster/manifests.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { servedBy } from '../cluster/served.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: '`port` is the Service’s own, `targetPort` the Pod’s. Which of the two does a client ask?',
  'zh-cn': '`port` 是 Service 自己的端口，`targetPort` 是 Pod 的端口。客户端访问的是哪一个？',
};
const see: Text = { en: 'See its ports:', 'zh-cn': '看看它的端口：' };

export const servicePortOther = defineCause<unknown, unknown>({
  id: 'service-port-other',
  for: ofCluster,
  text: {
    en: 'The Service `{service}` has no port `{asked}`. It has: `{ports}` (port → targetPort).',
    'zh-cn': 'Service `{service}` 没有端口 `{asked}`。它有：`{ports}`（port → targetPort）。',
  },
  about: {
    en: 'A Service answers on its `port` only, and it was given another one, often the Pod’s.',
    'zh-cn': 'Service 只在它的 `port` 上应答，而这里写的是另一个，常常写成了 Pod 的端口。',
  },
  help: [question, see, ...repairTexts],
  async recognise(failure, world) {
    const served = await servedBy(failure, world);
    if (served?.asked === undefined || served.port !== undefined) return undefined;
    if (failure.judgement.aspect !== 'no-port') return undefined;
    const { namespace, name: service, asked, ports } = served;
    const file = await manifestOf({ kind: 'Service', name: service }, world);
    const number = /^\d+$/.test(asked) ? Number(asked) : undefined;
    const only = ports.length === 1;
    const line =
      file && nodeAt(file.node, ['spec', 'ports', 0, number === undefined ? 'name' : 'port']);
    const edit = file && line && only ? valueEdit(file, line, number ?? asked) : undefined;
    const listed = ports.map(({ port, target }) => `${port} → ${target}`).join(', ');
    return {
      args: { service, asked, ports: listed },
      ...(file && line ? { places: [placeIn(file, line)] } : {}),
      degrees: [
        degree(question),
        degree(see, {}, { run: kubectl(namespace, 'get', 'service', service) }),
        ...(file && line ? repair(file, line, edit) : []),
      ],
    };
  },
});
