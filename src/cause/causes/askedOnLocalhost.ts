import { clusterLabel } from '../../world/cluster/context.ts';
import { http } from '../../check/types/http.ts';
import { tcp } from '../../check/types/tcp.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import type { CheckType } from '../../check/checkType.ts';
import { defineCause } from '../cause.ts';
import { kubectl } from '../cluster/repair.ts';
import { readService } from '../../world/cluster/answers/service.ts';
import { serviceKind } from '../cluster/subject.ts';
import { degree } from '../degree.ts';
import { subjectOf } from '../subject.ts';

const question: Text = {
  en: 'A NodePort is a port of the node, and a kind node is a container: its ports are not this machine’s. What brings a Service to `localhost`?',
  'zh-cn':
    'NodePort 是节点的端口，而 kind 的节点是一个容器：它的端口不在这台机器上。怎样把 Service 带到 `localhost`？',
};
const form: Text = {
  en: '`kubectl port-forward service/{service} ____:{port}`, in a terminal that stays open',
  'zh-cn': '`kubectl port-forward service/{service} ____:{port}`，终端要一直开着',
};
const forward: Text = {
  en: 'This does it, as long as it runs:',
  'zh-cn': '这样做，它运行期间有效：',
};

const ofWire: readonly CheckType<unknown, unknown>[] = [http, tcp];

export const askedOnLocalhost = defineCause<unknown, unknown>({
  id: 'asked-on-localhost',
  for: ofWire,
  text: {
    en: 'The Service `{service}` answers inside the cluster. Port {node} is the node’s, and the node’s container `{name}` does not publish it to this machine.',
    'zh-cn':
      'Service `{service}` 在集群内有应答。端口 {node} 属于节点，而节点的容器 `{name}` 没有把它发布到这台机器上。',
  },
  about: {
    en: 'A NodePort or a closed port-forward was asked on localhost. Through the API server the same Service answers, so the way is missing, not the Service.',
    'zh-cn':
      '在 localhost 上访问了 NodePort，或者 port-forward 已经关闭。通过 API 服务器访问同一个 Service 有应答，所以缺的是通路，不是 Service。',
  },
  help: [question, form, forward],
  async recognise(failure, world) {
    const subject = await subjectOf(failure, world);
    const container = subject?.container;
    if (container?.labels[clusterLabel] === undefined) return undefined;
    if (!['not-published', 'not-owned'].includes(failure.judgement.aspect ?? '')) return undefined;
    const asked: unknown =
      typeof failure.spec === 'object' && failure.spec !== null
        ? Reflect.get(failure.spec, 'port')
        : undefined;
    const found = await serviceOn(Number.parseInt(String(asked), 10), world);
    if (found === undefined) return undefined;
    const { namespace, service, port, node } = found;
    const run = kubectl(namespace, 'port-forward', `service/${service}`, `8080:${port}`);
    return {
      args: { service, node, name: container.name },
      degrees: [degree(question), degree(form, { service, port }), degree(forward, {}, { run })],
    };
  },
});

interface Found {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly node: number;
}

/** The Service of a node port, if it answers inside the cluster. */
async function serviceOn(node: number, world: World): Promise<Found | undefined> {
  for (const object of await world.cluster.list(serviceKind)) {
    const own = readService(object).ports.find(({ nodePort }) => nodePort === node);
    if (own === undefined) continue;
    const { namespace, name: service } = object;
    const at = {
      kind: 'Service',
      namespace,
      name: service,
      port: String(own.port),
      path: '/',
    } as const;
    const { answer } = await world.cluster.proxyGet(at);
    return answer && { namespace, service, port: own.port, node };
  }
  return undefined;
}
