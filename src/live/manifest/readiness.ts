import * as z from 'zod/mini';
import { said } from '../../text.ts';
import type { Said, Text } from '../../text.ts';
import { readAs } from '../../world/cluster/answers/object.ts';
import { readPod } from '../../world/cluster/answers/pod.ts';
import { readWorkload } from '../../world/cluster/answers/workload.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { number } from '../../world/docker/answers/pieces.ts';
import type { LiveHint } from './hint.ts';
import { isSame, isWorkload, jobKind, podKind } from './kinds.ts';

const ready: Text = { en: '{ready}/{desired} ready', 'zh-cn': '{ready}/{desired} 就绪' };
const counts: Text = {
  en: 'Wanted: {desired}, made: {current}, of the newest template: {updated}, ready: {ready}.',
  'zh-cn': '期望 {desired} 个，已创建 {current} 个，其中最新模板的 {updated} 个，就绪 {ready} 个。',
};
const paused: Text = { en: 'Its rollout is paused.', 'zh-cn': '它的上线已暂停。' };
const unseen: Text = {
  en: 'Its controller has not seen the newest change yet.',
  'zh-cn': '它的控制器还没有看到最新的改动。',
};
const completed: Text = { en: '{done}/{wanted} completed', 'zh-cn': '已完成 {done}/{wanted}' };
const runs: Text = {
  en: 'Running: {active}, failed: {failed}.',
  'zh-cn': '运行中 {active} 个，失败 {failed} 个。',
};
const podReady: Text = { en: 'ready', 'zh-cn': '就绪' };
const podNotReady: Text = { en: '{phase}, not ready', 'zh-cn': '{phase}，未就绪' };
const podOver: Text = { en: '{phase}', 'zh-cn': '{phase}' };
const onNode: Text = {
  en: 'On the node `{node}`, with the address `{ip}`.',
  'zh-cn': '位于节点 `{node}`，地址 `{ip}`。',
};

/** How far an object of the cluster has come; undefined for a kind that has no such thing. */
export function readiness(object: ClusterObject): Omit<LiveHint, 'line'> | undefined {
  if (isWorkload(object)) return ofWorkload(object);
  if (isSame(object, jobKind)) return ofJob(object);
  return isSame(object, podKind) ? ofPod(object) : undefined;
}

function ofWorkload(object: ClusterObject): Omit<LiveHint, 'line'> {
  const workload = readWorkload(object);
  const { desired, current, updated } = workload;
  // Of a StatefulSet or DaemonSet that has no Pod yet, some counts are left out.
  const about: Said[] = [said(counts, { desired, current, updated, ready: workload.ready })];
  if (workload.paused) about.push(said(paused));
  if (!workload.observed) about.push(said(unseen));
  const label = said(ready, { ready: workload.ready, desired });
  return { label, about, wrong: workload.ready < desired };
}

const jobShape = z.object({
  spec: z.object({ completions: z.nullish(z.number()) }),
  status: z.nullish(z.object({ succeeded: number, active: number, failed: number })),
});

function ofJob(object: ClusterObject): Omit<LiveHint, 'line'> {
  const { spec, status } = readAs(jobShape, object);
  const { succeeded: done = 0, active = 0, failed = 0 } = status ?? {};
  const wanted = spec.completions ?? 1;
  const label = said(completed, { done, wanted });
  return { label, about: [said(runs, { active, failed })], wrong: done < wanted && failed > 0 };
}

function ofPod(object: ClusterObject): Omit<LiveHint, 'line'> {
  const pod = readPod(object);
  const { phase, node, ip } = pod;
  const about = node === '' || ip === '' ? [] : [said(onNode, { node, ip })];
  if (pod.ready) return { label: said(podReady), about, wrong: false };
  const over = phase === 'Succeeded' || phase === 'Failed';
  const label = said(over ? podOver : podNotReady, { phase });
  return { label, about, wrong: phase !== 'Succeeded' };
}
