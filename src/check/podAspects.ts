import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Pod, PodContainer } from '../world/cluster/answers/pod.ts';
import { countOf, isWithin } from './counts.ts';
import { asList } from './matchers.ts';
import { unlike, unlikeTruth } from './mismatch.ts';
import type { Mismatch } from './mismatch.ts';
import type { PodsSpec } from './types/pods.ts';
import { shown } from './wordings.ts';

const readiness = {
  yes: { en: 'ready', 'zh-cn': '就绪' },
  no: { en: 'not ready', 'zh-cn': '未就绪' },
};
const scheduling = {
  yes: { en: 'scheduled to a node', 'zh-cn': '已调度到节点' },
  no: { en: 'without a node', 'zh-cn': '没有分配到节点' },
};
const restarted: Text = { en: 'restarts: {count}', 'zh-cn': '重启次数：{count}' };
const waits: Text = { en: 'waiting: `{reason}`', 'zh-cn': '等待中：`{reason}`' };
const withCode: Text = { en: 'exit code {code}', 'zh-cn': '退出码 {code}' };
const noEnd: Text = { en: 'no run has ended', 'zh-cn': '还没有运行结束过' };
const endedAs: Text = { en: 'ended: `{reason}`', 'zh-cn': '结束原因：`{reason}`' };
const inPhase: Text = { en: 'phase `{phase}`', 'zh-cn': '阶段 `{phase}`' };
const phaseWhy: Text = {
  en: 'phase `{phase}`, `{reason}`',
  'zh-cn': '阶段 `{phase}`，`{reason}`',
};

/** What of a Pod is not as wanted, the reasons before what follows from them. */
export function otherThanWanted(spec: PodsSpec, pod: Pod): Mismatch | undefined {
  return (
    otherImage(spec, pod) ??
    unlike('node', spec.node, pod.node) ??
    unlikeTruth('scheduled', spec.scheduled, pod.node !== '', scheduling) ??
    otherPhase(spec, pod) ??
    otherWaiting(spec, pod) ??
    otherEnd(spec, pod) ??
    otherRestarts(spec, pod) ??
    otherReadiness(spec, pod)
  );
}

function otherImage({ image }: PodsSpec, { containers }: Pod): Mismatch | undefined {
  const images = containers.map((each) => each.image);
  return image === undefined || images.includes(image)
    ? undefined
    : { aspect: 'image', expected: shown(image), observed: shown(images.join(', ')) };
}

function otherPhase({ phase }: PodsSpec, pod: Pod): Mismatch | undefined {
  return phase === undefined || phase === pod.phase
    ? undefined
    : { aspect: 'phase', expected: said(inPhase, { phase }), observed: podNow(pod) };
}

function otherWaiting({ waiting }: PodsSpec, pod: Pod): Mismatch | undefined {
  const wanted = asList(waiting);
  const reasons = pod.containers.filter(isWaiting).map(({ reason }) => reason);
  return wanted.length === 0 || reasons.some((reason) => wanted.includes(reason))
    ? undefined
    : {
        aspect: 'waiting',
        expected: said(waits, { reason: wanted.join(' / ') }),
        observed: podNow(pod),
      };
}

function otherEnd({ ended, exitCode }: PodsSpec, { containers }: Pod): Mismatch | undefined {
  const ends = containers.filter((each) => each.exitCode !== undefined);
  const wrong = (aspect: string, expected: Said, observed: Said | undefined): Mismatch => ({
    aspect,
    expected,
    observed: observed ?? said(noEnd),
  });
  if (ended !== undefined && !ends.some((each) => each.lastReason === ended)) {
    const reason = ends[0]?.lastReason;
    const observed = reason === undefined ? undefined : said(endedAs, { reason });
    return wrong('ended', said(endedAs, { reason: ended }), observed);
  }
  if (exitCode !== undefined && !ends.some((each) => each.exitCode === exitCode)) {
    const code = ends[0]?.exitCode;
    const observed = code === undefined ? undefined : said(withCode, { code });
    return wrong('exit-code', said(withCode, { code: exitCode }), observed);
  }
  return undefined;
}

function otherRestarts({ restarts }: PodsSpec, { containers }: Pod): Mismatch | undefined {
  const found = containers.reduce((sum, each) => sum + each.restarts, 0);
  return restarts === undefined || isWithin(restarts, found)
    ? undefined
    : {
        aspect: 'restarts',
        expected: said(restarted, { count: countOf(restarts) }),
        observed: said(restarted, { count: found }),
      };
}

function otherReadiness({ ready }: PodsSpec, pod: Pod): Mismatch | undefined {
  const wrong = unlikeTruth('ready', ready, pod.ready, readiness);
  return wrong === undefined || ready === false ? wrong : { ...wrong, observed: podNow(pod) };
}

/** The phase, with why a container waits or ended. */
function podNow(pod: Pod): Said {
  const { phase } = pod;
  const waiting = pod.containers.find(isWaiting)?.reason;
  const ended = pod.containers.find(({ state }) => state === 'terminated')?.reason;
  const unscheduled = pod.unschedulable === undefined ? undefined : 'Unschedulable';
  const notReady = pod.ready || phase !== 'Running' ? undefined : 'NotReady';
  const reason = waiting ?? ended ?? unscheduled ?? (pod.reason || notReady);
  return reason === undefined ? said(inPhase, { phase }) : said(phaseWhy, { phase, reason });
}

function isWaiting({ state }: PodContainer): boolean {
  return state === 'waiting';
}
