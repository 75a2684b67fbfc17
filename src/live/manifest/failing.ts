import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { activeContainers, readPod } from '../../world/cluster/answers/pod.ts';
import type { Pod, PodContainer } from '../../world/cluster/answers/pod.ts';
import { readWorkload } from '../../world/cluster/answers/workload.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import type { LiveHint } from './hint.ts';
import { isSame, podKind } from './kinds.ts';

const why: Text = { en: '{reason}', 'zh-cn': '{reason}' };
const withCode: Text = { en: '{reason}, exit code {code}', 'zh-cn': '{reason}，退出码 {code}' };
const noNode: Text = { en: 'no node can run it', 'zh-cn': '没有节点能运行它' };
const ofContainer: Text = {
  en: 'The container `{container}` of the Pod `{pod}`, started again so far: {restarts}.',
  'zh-cn': 'Pod `{pod}` 的容器 `{container}`，已重启次数：{restarts}。',
};
const ofPod: Text = { en: 'The Pod `{pod}`:', 'zh-cn': 'Pod `{pod}`：' };
const itSays: Text = { en: '{message}', 'zh-cn': '{message}' };

/** What a container waits for while nothing is wrong (k8s.io/kubernetes pkg/kubelet). */
const starting: ReadonlySet<string> = new Set(['', 'ContainerCreating', 'PodInitializing']);

/** Why the newest failing Pod of an object fails; `pods` are those of its namespace. */
export function failing(
  object: ClusterObject,
  pods: readonly ClusterObject[],
): Omit<LiveHint, 'line'> | undefined {
  const own = podsOf(object, pods)
    .filter(({ deleting }) => !deleting)
    .sort((one, other) => (other.created ?? 0) - (one.created ?? 0));
  for (const each of own) {
    const found = failureOf(readPod(each));
    if (found !== undefined) return found;
  }
  return undefined;
}

function podsOf(object: ClusterObject, pods: readonly ClusterObject[]): readonly ClusterObject[] {
  if (isSame(object, podKind)) return [object];
  const selector = Object.entries(readWorkload(object).selector);
  if (selector.length === 0) return [];
  return pods.filter(({ labels }) => selector.every(([key, value]) => labels[key] === value));
}

function failureOf(pod: Pod): Omit<LiveHint, 'line'> | undefined {
  const { name, namespace } = pod.object;
  const container = activeContainers(pod).find(isFailing);
  if (container === undefined) {
    if (pod.unschedulable === undefined) return undefined;
    const about = [said(ofPod, { pod: name }), said(itSays, { message: pod.unschedulable })];
    return { label: said(noNode), about, wrong: true };
  }
  const { exitCode: code, message, restarts, state } = container;
  const reason = reasonOf(container);
  const about: Said[] = [said(ofContainer, { container: container.name, pod: name, restarts })];
  if (message !== '') about.push(said(itSays, { message }));
  // VS Code cuts the hints of a line at 43 characters.
  const bare = code === undefined || reason.includes(' ');
  const label = bare ? said(why, { reason }) : said(withCode, { reason, code });
  if (code === undefined) return { label, about, wrong: true };
  const log = { namespace, pod: name, container: container.name, previous: state === 'running' };
  return { label, about, wrong: true, log };
}

function isFailing({ state, reason, exitCode, ready, restarts }: PodContainer): boolean {
  if (state === 'waiting') return !starting.has(reason);
  if (state === 'terminated') return (exitCode ?? 0) !== 0;
  // Between two ends of a crash loop it runs for a while.
  return state === 'running' && !ready && restarts > 0 && (exitCode ?? 0) !== 0;
}

/** Its state's reason; with why its last run ended where that says more than that it did. */
function reasonOf({ state, reason, lastReason }: PodContainer): string {
  if (state === 'running') return lastReason;
  const plain = ['', reason, 'Error', 'Completed'];
  return plain.includes(lastReason) ? reason : `${reason} (${lastReason})`;
}
