import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { kubectl } from '../cluster/repair.ts';
import { clusterSubject, ofCluster } from '../cluster/subject.ts';
import { wantedObjects } from '../../check/clusterObjects.ts';
import { workloadOf } from '../cluster/workload.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'Which command or file of this step makes it?',
  'zh-cn': '这一步里，是哪条命令或哪个文件创建它？',
};
const see: Text = { en: 'See what is there:', 'zh-cn': '看看有什么：' };

export const objectMissing = defineCause<unknown, unknown>({
  id: 'object-missing',
  for: ofCluster,
  text: {
    en: 'There is no {what} in the namespace `{namespace}`, and nothing that could be it under another name.',
    'zh-cn': '命名空间 `{namespace}` 里没有 {what}，也没有名字相近的。',
  },
  about: {
    en: 'What is asked for is not in the cluster: it was not made yet, or was deleted.',
    'zh-cn': '要找的对象不在集群里：还没有创建，或者已经删除了。',
  },
  help: [question, see],
  async recognise(failure, world) {
    const subject = clusterSubject(failure);
    if (subject?.missing !== true) return undefined;
    // Pods that a workload would make are not missing for themselves.
    if ((await workloadOf(failure, world)) !== undefined) return undefined;
    const { kind, namespace, name, labels } = subject;
    return {
      args: { what: wantedObjects(kind, { name, labels }), namespace },
      degrees: [
        degree(question),
        degree(see, {}, { run: kubectl(namespace, 'get', kind.toLowerCase()) }),
      ],
    };
  },
});
