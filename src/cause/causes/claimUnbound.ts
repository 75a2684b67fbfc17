import { nodeAt } from '../../lab/node.ts';
import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { toldOf } from '../cluster/events.ts';
import { findNode, manifestOf, templateOf } from '../cluster/manifests.ts';
import { readPodSpec } from '../cluster/podSpec.ts';
import { kubectl, placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { unscheduled } from '../cluster/unscheduled.ts';
import { degree, thisDoesIt } from '../degree.ts';

const missing: Text = {
  en: 'A Pod takes a claim of its own namespace, by its name. Which claims are there?',
  'zh-cn': 'Pod 按名字使用自己命名空间里的 PersistentVolumeClaim。有哪些？',
};
const unbound: Text = {
  en: 'A claim is bound when a volume fits its class, size and access mode. Which StorageClasses are there?',
  'zh-cn':
    '有卷符合它的存储类、大小和访问模式时，PersistentVolumeClaim 才会绑定。有哪些 StorageClass？',
};
const see: Text = { en: 'See them:', 'zh-cn': '看看有哪些：' };

export const claimUnbound = defineCause<unknown, unknown>({
  id: 'claim-unbound',
  for: ofCluster,
  text: {
    en: 'The Pod `{pod}` stays Pending: the PersistentVolumeClaim `{claim}` that it uses is not bound, or not there.',
    'zh-cn':
      'Pod `{pod}` 一直是 Pending：它用的 PersistentVolumeClaim `{claim}` 没有绑定，或者不存在。',
  },
  about: {
    en: 'A volume of the Pod is a claim that no volume was given to, or that is not there. The scheduler waits for it.',
    'zh-cn': 'Pod 的某个卷来自 PersistentVolumeClaim，而它没有绑定到卷，或者不存在。调度器在等它。',
  },
  help: [missing, unbound, see, ...repairTexts, thisDoesIt],
  async recognise(failure, world) {
    const found = await unscheduled(failure, world);
    if (found === undefined || !/PersistentVolumeClaim/i.test(found.why)) return undefined;
    const { name: pod, namespace } = found;
    const names = readPodSpec(found.pod.object).volumes.flatMap(
      ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
    );
    const claims = await world.cluster.list(claimKind, { namespace });
    const claim = names.find((name) => claims.every((each) => each.name !== name)) ?? names[0];
    if (claim === undefined) return undefined;
    const object = claims.find(({ name }) => name === claim);
    if (object !== undefined) {
      const told = (await toldOf(object, world)).at(-1)?.message;
      const file = await manifestOf({ kind: 'PersistentVolumeClaim', name: claim }, world);
      const line = file && (nodeAt(file.node, ['spec', 'storageClassName']) ?? file.node);
      return {
        args: { pod, claim },
        excerpt: told === undefined ? [found.why] : [told],
        ...(file && line ? { places: [placeIn(file, line)] } : {}),
        degrees: [
          degree(unbound),
          degree(see, {}, { run: ['kubectl', 'get', 'storageclass'] }),
          degree(see, {}, { run: kubectl(namespace, 'describe', 'pvc', claim) }),
        ],
      };
    }
    const file = await manifestOf({ kind: 'PersistentVolumeClaim', name: claim }, world);
    const near = closestName(
      claim,
      claims.map(({ name }) => name),
    );
    const template = await templateOf(found.pod.object, world);
    const line =
      template &&
      findNode(template.node, ({ value }, keys) => keys.at(-1) === 'claimName' && value === claim);
    return {
      args: { pod, claim },
      excerpt: [found.why],
      ...(template && line ? { places: [placeIn(template.manifest, line)] } : {}),
      degrees: [
        degree(missing),
        degree(see, {}, { run: kubectl(namespace, 'get', 'pvc') }),
        ...(file === undefined
          ? template && line && near !== undefined
            ? repair(template.manifest, line, valueEdit(template.manifest, line, near))
            : []
          : [degree(thisDoesIt, {}, { run: ['kubectl', 'apply', '-f', file.path] })]),
      ],
    };
  },
});

const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
