import { closestName } from '../../near.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { podsWith } from '../cluster/pods.ts';
import { readPodSpec } from '../cluster/podSpec.ts';
import { placeIn, repair, repairTexts, valueEdit } from '../cluster/repair.ts';
import { servedBy } from '../cluster/served.ts';
import { ofCluster } from '../cluster/subject.ts';
import { targetLine } from '../cluster/targetLine.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A name as targetPort must be the `name` of a port in the Pod’s container. Which names are there? `{names}`',
  'zh-cn': 'targetPort 写名字时，必须是 Pod 的容器里某个端口的 `name`。有哪些名字？`{names}`',
};
const form: Text = {
  en: '`ports: [{ name: {target}, containerPort: ____ }]` in the container, or its number as targetPort',
  'zh-cn':
    '在容器里写 `ports: [{ name: {target}, containerPort: ____ }]`，或者在 targetPort 里写端口号',
};

export const namedPortMissing = defineCause<unknown, unknown>({
  id: 'named-port-missing',
  for: ofCluster,
  text: {
    en: 'The Service `{service}` goes to the port named `{target}`, and no container of its Pod `{pod}` has a port of that name.',
    'zh-cn':
      'Service `{service}` 的 targetPort 是名为 `{target}` 的端口，但它的 Pod `{pod}` 里没有容器有这个名字的端口。',
  },
  about: {
    en: 'A targetPort that is a name is looked up in the Pod. A Pod without a port of that name is no endpoint.',
    'zh-cn': '写成名字的 targetPort 会在 Pod 里查找。没有这个名字的端口，Pod 就不会成为端点。',
  },
  help: [question, form, ...repairTexts],
  async recognise(failure, world) {
    const served = await servedBy(failure, world);
    if (served?.port === undefined || /^\d+$/.test(served.port.target)) return undefined;
    const { namespace, name: service, selector } = served;
    const { target } = served.port;
    const [pod] = await podsWith(namespace, selector, world);
    if (pod === undefined) return undefined;
    const names = readPodSpec(pod.object)
      .containers.flatMap(({ ports }) => ports)
      .map(({ name, containerPort }) => (name === '' ? containerPort : name));
    if (names.includes(target)) return undefined;
    const texts = names.filter((name) => typeof name === 'string');
    const near = closestName(target, texts) ?? (names.length === 1 ? names[0] : undefined);
    const line = await targetLine(served, world);
    return {
      args: { service, target, pod: pod.object.name },
      ...(line === undefined ? {} : { places: [placeIn(line.manifest, line.node)] }),
      degrees: [
        degree(question, { names: names.join(', ') }),
        degree(form, { target }),
        ...(line === undefined
          ? []
          : repair(
              line.manifest,
              line.node,
              near === undefined || !line.written
                ? undefined
                : valueEdit(line.manifest, line.node, near),
            )),
      ],
    };
  },
});
