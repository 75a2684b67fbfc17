import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Container } from '../world/docker/docker.ts';
import { withProtocol } from './imageAspects.ts';
import { commandLine, matchesText, wantedText } from './matchers.ts';
import { parseSize, showSize } from './sizes.ts';
import type { ContainerObservation, ContainerSpec } from './types/container.ts';
import type { Judgement } from './verdict.ts';
import { missingImage, shown } from './wordings.ts';

const isState: Text = { en: '`{name}` is {state}', 'zh-cn': '`{name}` {state}' };
const exitedWith: Text = {
  en: '`{name}` has exited with code {code}',
  'zh-cn': '`{name}` 已退出，退出码 {code}',
};
const states: Readonly<Record<string, Text>> = {
  created: { en: 'created, never started', 'zh-cn': '已创建，但没有启动' },
  running: { en: 'running', 'zh-cn': '正在运行' },
  paused: { en: 'paused', 'zh-cn': '已暂停' },
  restarting: { en: 'restarting again and again', 'zh-cn': '在反复重启' },
  removing: { en: 'being removed', 'zh-cn': '正在被删除' },
  exited: { en: 'stopped', 'zh-cn': '已停止' },
  dead: { en: 'dead', 'zh-cn': '已失效' },
};
const madeFrom: Text = {
  en: 'made from the `{ref}` of now',
  'zh-cn': '由当前的 `{ref}` 创建',
};
const madeFromOld: Text = {
  en: 'made from an earlier build of `{ref}`',
  'zh-cn': '由 `{ref}` 较早的一次构建创建',
};
const madeFromOther: Text = { en: 'made from `{ref}`', 'zh-cn': '由 `{ref}` 创建' };
const withTty: Text = { en: 'with a terminal (`-t`)', 'zh-cn': '分配了终端（`-t`）' };
const withoutTty: Text = { en: 'without a terminal', 'zh-cn': '没有分配终端' };
const restartsAtMost: Text = {
  en: 'restarted {count} times at most',
  'zh-cn': '最多重启 {count} 次',
};
const restartsAtLeast: Text = {
  en: 'restarted {count} times at least',
  'zh-cn': '至少重启 {count} 次',
};
const restarts: Text = { en: 'restarts: {count}', 'zh-cn': '重启次数：{count}' };

interface Mismatch {
  readonly aspect: string;
  readonly expected: Said;
  readonly observed: Said;
}
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
  for (const differs of aspects) {
    const mismatch = differs(spec, container, seen);
    if (mismatch !== undefined) return { pass: false, ...mismatch };
  }
  const now = stateOf(container);
  return { pass: true, expected: now, observed: now };
}

/** What a container is doing, in words. */
function stateOf({ name, state, exitCode }: Container): Said {
  return state === 'exited'
    ? said(exitedWith, { name, code: exitCode })
    : said(isState, { name, state: states[state] ?? state });
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
        expected: said(isState, { name: spec.name, state: states[spec.state] ?? spec.state }),
        observed: stateOf(container),
      };

const command: Aspect = (spec, container) => {
  if (spec.command === undefined) return undefined;
  const found = commandLine(container.command);
  if (matchesText(found, spec.command)) return undefined;
  return { aspect: 'command', expected: shown(wantedText(spec.command)), observed: shown(found) };
};

const tty: Aspect = (spec, container) =>
  spec.tty === undefined || spec.tty === container.tty
    ? undefined
    : {
        aspect: 'tty',
        expected: said(spec.tty ? withTty : withoutTty),
        observed: said(container.tty ? withTty : withoutTty),
      };

const environment: Aspect = (spec, container) => {
  for (const [key, value] of Object.entries(spec.environment ?? {})) {
    if (container.environment.includes(`${key}=${value}`)) continue;
    const found = container.environment.find((each) => each.startsWith(`${key}=`));
    return {
      aspect: 'environment',
      expected: shown(`${key}=${value}`),
      observed: shown(found ?? ''),
    };
  }
  return undefined;
};

const ports: Aspect = (spec, container) => {
  for (const [port, host] of Object.entries(spec.ports ?? {})) {
    const inside = withProtocol(port);
    const found = container.ports.filter((each) => each.container === inside);
    if (found.some((each) => host === 'any' || String(each.hostPort) === String(host))) continue;
    return {
      aspect: 'ports',
      expected: shown(host === 'any' ? inside : `${host}:${inside}`),
      observed: shown(
        container.ports.map((each) => `${each.hostPort}:${each.container}`).join(', '),
      ),
    };
  }
  return undefined;
};

const exitCode: Aspect = (spec, container) =>
  spec.exitCode === undefined ||
  (container.state === 'exited' && spec.exitCode === container.exitCode)
    ? undefined
    : {
        aspect: 'exit-code',
        expected: said(exitedWith, { name: spec.name, code: spec.exitCode }),
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

const health: Aspect = (spec, container) =>
  spec.health === undefined || spec.health === container.health
    ? undefined
    : { aspect: 'health', expected: shown(spec.health), observed: shown(container.health ?? '') };

const networks: Aspect = (spec, container) =>
  (spec.networks ?? []).every((network) => container.networks.includes(network))
    ? undefined
    : {
        aspect: 'networks',
        expected: shown((spec.networks ?? []).join(', ')),
        observed: shown(container.networks.join(', ')),
      };

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

const memory: Aspect = (spec, container) =>
  spec.memory === undefined || container.memoryLimit === parseSize(spec.memory, 1024)
    ? undefined
    : {
        aspect: 'memory',
        expected: shown(spec.memory),
        observed: shown(container.memoryLimit === 0 ? '' : showSize(container.memoryLimit, 1024)),
      };

const aspects: readonly Aspect[] = [
  image,
  state,
  command,
  tty,
  environment,
  ports,
  exitCode,
  restartCount,
  health,
  networks,
  mounts,
  memory,
];
