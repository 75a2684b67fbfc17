import * as z from 'zod/mini';
import type { Text } from '../../text.ts';
import { readAs } from '../../world/cluster/answers/object.ts';
import { list, text } from '../../world/docker/answers/pieces.ts';
import { defineCause } from '../cause.ts';
import { ofCluster } from '../cluster/subject.ts';
import { unscheduled } from '../cluster/unscheduled.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'A taint keeps away every Pod that does not tolerate it. Should this Pod tolerate it, or should the taint go?',
  'zh-cn': '污点会挡住所有不容忍它的 Pod。是让这个 Pod 容忍它，还是去掉污点？',
};
const form: Text = {
  en: '`tolerations: [{ key: ____, operator: Exists }]` in the Pod, or `kubectl taint node {node} ____-`',
  'zh-cn':
    '在 Pod 里写 `tolerations: [{ key: ____, operator: Exists }]`，或者执行 `kubectl taint node {node} ____-`',
};

export const nodeTainted = defineCause<unknown, unknown>({
  id: 'node-tainted',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` stays Pending: the node `{node}` has the taint `{taint}`, and the Pod does not tolerate it.',
    'zh-cn': 'Pod `{pod}` 一直是 Pending：节点 `{node}` 有污点 `{taint}`，而这个 Pod 不容忍它。',
  },
  about: {
    en: 'The nodes that would do have a taint that the Pod does not tolerate.',
    'zh-cn': '可用的节点上有 Pod 不容忍的污点。',
  },
  help: [question, form, thisDoesIt],
  async recognise(failure, world) {
    const found = await unscheduled(failure, world);
    if (found === undefined || !/untolerated taint/.test(found.why)) return undefined;
    const nodes = await world.cluster.list({ apiVersion: 'v1', kind: 'Node' });
    const tainted = nodes.flatMap((object) =>
      readAs(shape, object)
        .spec.taints.filter(({ key, effect }) => effect !== 'PreferNoSchedule' && !isOwn(key))
        .map(({ key, value, effect }) => {
          const pair = value === '' ? key : `${key}=${value}`;
          return { node: object.name, key, taint: `${pair}:${effect}`, effect };
        }),
    );
    const [first] = tainted;
    if (first === undefined) return undefined;
    const { node, key, taint, effect } = first;
    return {
      args: { pod: found.name, node, taint },
      excerpt: [found.why],
      degrees: [
        degree(question),
        degree(form, { node }),
        degree(thisDoesIt, {}, { run: ['kubectl', 'taint', 'node', node, `${key}:${effect}-`] }),
      ],
    };
  },
});

const shape = z.object({
  spec: z.object({ taints: list(z.object({ key: z.string(), value: text, effect: text })) }),
});

/** The control plane's own taint keeps learners’ Pods off it on purpose. */
function isOwn(key: string): boolean {
  return key.startsWith('node-role.kubernetes.io/');
}
