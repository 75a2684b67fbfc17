import { nodeAt } from '../../lab/node.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { crashOf } from '../cluster/crash.ts';
import { containerNode, templateOf } from '../cluster/manifests.ts';
import { endMessage } from '../cluster/podSpec.ts';
import { kubectl, placeIn, repair, repairTexts } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: '`command` in a manifest takes the place of the image’s own entrypoint. Does the image hold `{program}`, by this very name?',
  'zh-cn': '清单里的 `command` 会替换镜像自己的入口。镜像里有 `{program}` 吗？名字完全一样吗？',
};
const look: Text = { en: 'See the whole message:', 'zh-cn': '查看完整信息：' };

export const podCommandNotFound = defineCause<unknown, unknown>({
  id: 'pod-command-not-found',
  for: ofCluster,
  text: {
    en: 'The container `{container}` of the Pod `{pod}` could not be started: its image has no `{program}`.',
    'zh-cn': 'Pod `{pod}` 的容器 `{container}` 无法启动：它的镜像里没有 `{program}`。',
  },
  about: {
    en: 'The program to start is not in the image, or cannot be executed. The node says so before a line is printed (StartError).',
    'zh-cn':
      '要启动的程序不在镜像里，或者不能执行。容器还没有输出任何内容，节点就报告了 StartError。',
  },
  help: [question, ...repairTexts, look],
  async recognise(failure, world) {
    const crash = await crashOf(failure, world);
    if (crash === undefined) return undefined;
    const words = endMessage(crash.pod.object, crash.container.name);
    const program = /exec: "([^"]+)": /.exec(words)?.[1];
    if (program === undefined) return undefined;
    const { name: pod, namespace, container } = crash;
    const template = await templateOf(crash.pod.object, world);
    const own = template && containerNode(template, container.name);
    const line = own && (nodeAt(own, ['command', 0]) ?? nodeAt(own, ['args', 0]));
    return {
      args: { pod, container: container.name, program },
      excerpt: [words],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(question, { program }),
        ...(template && line ? repair(template.manifest, line) : []),
        degree(look, {}, { run: kubectl(namespace, 'describe', 'pod', pod) }),
      ],
    };
  },
});
