import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { toldOf } from '../cluster/events.ts';
import { containerNode, templateOf } from '../cluster/manifests.ts';
import { brokenContainer } from '../cluster/pods.ts';
import { kubectl, placeIn, repair, repairTexts } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { allLogs, degree } from '../degree.ts';

const question: Text = {
  en: 'A Pod that is not ready gets no requests. What does the program answer at the path and port that the probe asks?',
  'zh-cn': '未就绪的 Pod 收不到请求。在探针询问的路径和端口上，程序会怎样应答？',
};

export const readinessFailing = defineCause<unknown, unknown>({
  id: 'readiness-failing',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` runs and is not ready: the readiness probe of `{container}` fails.',
    'zh-cn': 'Pod `{pod}` 在运行但未就绪：容器 `{container}` 的就绪探针失败。',
  },
  about: {
    en: 'The program runs, and its readiness (or startup) probe gets the wrong answer or none. What the probe got stands beside.',
    'zh-cn':
      '程序在运行，但就绪探针（或启动探针）得到的应答不对，或者没有应答。旁边是探针得到的结果。',
  },
  help: [question, ...repairTexts, allLogs],
  async recognise(failure, world) {
    const found = await brokenContainer(
      failure,
      world,
      ({ state, ready }) => state === 'running' && !ready,
    );
    if (found === undefined) return undefined;
    const { name: pod, namespace, container } = found;
    const told = await toldOf(found.pod.object, world);
    const probe = told.findLast(({ message }) => /^(?:Readiness|Startup) probe/.test(message));
    if (probe === undefined) return undefined;
    const template = await templateOf(found.pod.object, world);
    const own = template && containerNode(template, container.name);
    const key = probe.message.startsWith('Startup') ? 'startupProbe' : 'readinessProbe';
    const line = own && nodeAt(own, [key]);
    return {
      args: { pod, container: container.name },
      excerpt: [probe.message],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question),
        ...(template && line ? repair(template.manifest, line) : []),
        degree(allLogs, {}, { run: kubectl(namespace, 'logs', pod, '-c', container.name) }),
      ],
    };
  },
});
