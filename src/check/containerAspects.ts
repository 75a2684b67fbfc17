import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { Container } from '../world/docker/objects/container.ts';
import { containerSettings } from './containerSettings.ts';
import { exitOf, inState, stateOf } from './containerState.ts';
import { commandLine, matchesText, wantedText } from './matchers.ts';
import { judged, lacking, otherVariable, unlike, unlikeTruth } from './mismatch.ts';
import type { Mismatch } from './mismatch.ts';
import type { ContainerObservation, ContainerSpec } from './types/container.ts';
import type { Judgement } from './verdict.ts';
import { missingImage, shown } from './wordings.ts';

const madeFrom: Text = {
  en: 'made from the `{ref}` of now',
  'zh-cn': '由当前的 `{ref}` 创建',
};
const madeFromOld: Text = {
  en: 'made from an earlier build of `{ref}`',
  'zh-cn': '由 `{ref}` 较早的一次构建创建',
};
const madeFromOther: Text = { en: 'made from `{ref}`', 'zh-cn': '由 `{ref}` 创建' };
const terminal = {
  yes: { en: 'with a terminal (`-t`)', 'zh-cn': '分配了终端（`-t`）' },
  no: { en: 'without a terminal', 'zh-cn': '没有分配终端' },
};
const restartsAtMost: Text = {
  en: 'restarted {count} times at most',
  'zh-cn': '最多重启 {count} 次',
};
const restartsAtLeast: Text = {
  en: 'restarted {count} times at least',
  'zh-cn': '至少重启 {count} 次',
};
const restarts: Text = { en: 'restarts: {count}', 'zh-cn': '重启次数：{count}' };
const starts = {
  yes: { en: 'stopped, and started again', 'zh-cn': '停止之后又启动过' },
  no: { en: 'started once at most', 'zh-cn': '最多启动过一次' },
};
const memoryEnd = {
  yes: { en: 'ended because its memory was used up', 'zh-cn': '因内存用尽而被终止' },
  no: { en: 'not ended for want of memory', 'zh-cn': '不是因内存用尽而终止' },
};

type Aspect = (
  spec: ContainerSpec,
  container: Container,
  seen: ContainerObservation,
) => Mismatch | undefined;

/** Judges a container that is there; its image and state come before what depends on them. */
export function judgeContainer(
  spec: ContainerSpec,
  container: Container,
  seen: ContainerObservation,
): Judgement {
  const now = stateOf(container);
  for (const differs of aspects) {
    const mismatch = differs(spec, container, seen);
    if (mismatch !== undefined) return judged(mismatch, now, now);
  }
  return judged(undefined, now, now);
}

const image: Aspect = (spec, container, { tagged }) => {
  if (spec.image === undefined || (tagged !== undefined && tagged.id === container.imageId)) {
    return undefined;
  }
  const expected = said(madeFrom, { ref: spec.image });
  if (tagged === undefined) {
    return { aspect: 'image', expected, observed: said(missingImage, { ref: spec.image }) };
  }
  const same = container.image === spec.image;
  const observed = said(same ? madeFromOld : madeFromOther, { ref: container.image });
  return { aspect: 'image', expected, observed };
};

const state: Aspect = (spec, container) =>
  spec.state === undefined || spec.state === container.state
    ? undefined
    : {
        aspect: 'state',
        expected: inState(spec.name, spec.state),
        observed: stateOf(container),
      };

const command: Aspect = (spec, container) => {
  if (spec.command === undefined) return undefined;
  const found = commandLine(container.command);
  if (matchesText(found, spec.command)) return undefined;
  return { aspect: 'command', expected: shown(wantedText(spec.command)), observed: shown(found) };
};

const exitCode: Aspect = (spec, container) =>
  spec.exitCode === undefined ||
  (container.state === 'exited' && spec.exitCode === container.exitCode)
    ? undefined
    : {
        aspect: 'exit-code',
        expected: exitOf(spec.name, spec.exitCode),
        observed: stateOf(container),
      };

const restartCount: Aspect = (spec, { restartCount: count }) => {
  const { most, least } = spec.restarts ?? {};
  const observed = said(restarts, { count });
  if (most !== undefined && count > most) {
    return { aspect: 'restarts', expected: said(restartsAtMost, { count: most }), observed };
  }
  if (least !== undefined && count < least) {
    return { aspect: 'restarts', expected: said(restartsAtLeast, { count: least }), observed };
  }
  return undefined;
};

/** The daemon keeps the end of the run before: a durable trace of a stop and a start. */
const startedAgain: Aspect = (spec, { startedAt, finishedAt }) =>
  unlikeTruth(
    'started-again',
    spec.startedAgain,
    startedAt !== undefined && finishedAt !== undefined && finishedAt <= startedAt,
    starts,
  );

const mounts: Aspect = (spec, container) => {
  for (const [target, source] of Object.entries(spec.mounts ?? {})) {
    const found = container.mounts.find((mount) => mount.target === target);
    if (found?.source === source) continue;
    return {
      aspect: 'mounts',
      expected: shown(`${source}:${target}`),
      observed: shown(found === undefined ? '' : `${found.source}:${target}`),
    };
  }
  return undefined;
};

const aspects: readonly Aspect[] = [
  image,
  state,
  command,
  (spec, { tty }) => unlikeTruth('tty', spec.tty, tty, terminal),
  (spec, { environment }) => otherVariable(spec.environment, environment),
  exitCode,
  (spec, { oomKilled }) => unlikeTruth('oom-killed', spec.oomKilled, oomKilled, memoryEnd),
  restartCount,
  startedAgain,
  (spec, { health }) => unlike('health', spec.health, health ?? ''),
  (spec, { networks }) => lacking('networks', spec.networks, networks),
  mounts,
  ...containerSettings,
];
