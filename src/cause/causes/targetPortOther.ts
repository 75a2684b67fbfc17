import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { refused } from '../cluster/listening.ts';
import { kubectl, placeIn, repair, repairTexts, scalar, valueEdit } from '../cluster/repair.ts';
import { ofCluster } from '../cluster/subject.ts';
import { targetLine } from '../cluster/targetLine.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A request comes to `port` {port} and goes on to `targetPort` {target}. On which port does the program listen?',
  'zh-cn': '请求到达 `port` {port}，再转到 `targetPort` {target}。程序在哪个端口上监听？',
};
const form: Text = {
  en: '`ports: [{ port: {port}, targetPort: ____ }]`',
  'zh-cn': '`ports: [{ port: {port}, targetPort: ____ }]`',
};
const see: Text = {
  en: 'See what the program says of its port:',
  'zh-cn': '看看程序说它用哪个端口：',
};

export const targetPortOther = defineCause<unknown, unknown>({
  id: 'target-port-other',
  for: ofCluster,
  text: {
    en: 'The Service `{service}` sends port {port} on to {target}. Nobody listens there in `{pod}`; its port {answering} answers (containerPort written: `{declared}`).',
    'zh-cn':
      'Service `{service}` 把端口 {port} 转到 {target}，而 `{pod}` 里没有程序在那里监听；它的端口 {answering} 有应答（写的 containerPort：`{declared}`）。',
  },
  about: {
    en: 'The Service’s targetPort is another one than the program listens on. `containerPort` only tells, it opens nothing; left out, targetPort is the same as port. Another port of the same Pod was tried and answers.',
    'zh-cn':
      'Service 的 targetPort 不是程序监听的端口。`containerPort` 只是说明，并不会打开端口；不写 targetPort 时它与 port 相同。检查试过同一个 Pod 的另一个端口，它有应答。',
  },
  help: [question, form, ...repairTexts, see],
  async recognise(failure, world) {
    const found = await refused(failure, world);
    if (found?.answering === undefined) return undefined;
    const { served, pod, target, answering, answeringName, declared } = found;
    // A name stays right when the number changes.
    const right = answeringName ?? answering;
    const args = { service: served.name, port: served.port?.port ?? 0, target, answering };
    const line = await targetLine(served, world);
    const last = kubectl(served.namespace, 'logs', pod.object.name);
    return {
      args: { ...args, pod: pod.object.name, declared: declared.join(', ') || '-' },
      ...(line === undefined ? {} : { places: [placeIn(line.manifest, line.node)] }),
      degrees: [
        degree(question, args),
        degree(form, args),
        ...(line === undefined
          ? [degree(see, {}, { run: last })]
          : repair(
              line.manifest,
              line.node,
              line.written ? valueEdit(line.manifest, line.node, right) : withTarget(line, right),
            )),
      ],
    };
  },
});

type Line = NonNullable<Awaited<ReturnType<typeof targetLine>>>;

/** A line of its own under the port; undefined in a mapping on one line. */
function withTarget({ manifest, node: { key, range } }: Line, port: number | string) {
  if (key === undefined) return undefined;
  const text = `\n${' '.repeat(key.start.character)}targetPort: ${scalar(port)}`;
  return { path: manifest.path, range: { start: range.end, end: range.end }, text };
}
