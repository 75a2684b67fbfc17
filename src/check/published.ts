import * as z from 'zod/mini';
import { told } from '../lab/told.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type {
  Container,
  ContainerSummary,
  PublishedPort,
} from '../world/docker/objects/container.ts';
import type { WireFault } from '../world/wire/wire.ts';
import type { World } from '../world/world.ts';
import { foreign, saidForeign } from './ownership.ts';
import type { Foreign } from './ownership.ts';
import type { Judgement } from './verdict.ts';
import { missingContainer } from './wordings.ts';

const aPort = told({
  en: 'Write a port from 1 to 65535, as the container has it.',
  'zh-cn': '请写容器内的端口，1 到 65535。',
});

/** A port of the container, never one of the host: what is asked there is what publishes it. */
export const containerPort = z.union([
  z.int().check(z.minimum(1, aPort), z.maximum(65_535, aPort)),
  z.string().check(z.regex(/^(?:\$\{\w+\}|[1-9]\d{0,4})$/, aPort)),
]);

/** The path of a request; variables may stand in it. */
export const requestPath = z.string().check(
  z.regex(
    /^\/[!-~]*$/,
    told({
      en: 'Write a path such as `/`, beginning with `/`, without spaces.',
      'zh-cn': '请写一个路径，例如 `/`：以 `/` 开头，不含空格。',
    }),
  ),
);

/** What a check needs to send anything: its container, and where that publishes the port. */
export interface Reach {
  readonly container: Container | undefined;
  /** Set when the container is not the lab's: nothing is sent to it. */
  readonly foreign: Foreign | undefined;
  readonly at: PublishedPort | undefined;
  /** The container that has the host port which this one asked for and did not get. */
  readonly holder: ContainerSummary | undefined;
}

interface Subject {
  readonly container: string;
  readonly port: number | string;
}

/** Milliseconds after a container's start in which its server may still be coming up. */
const comingUp = 4_000;

export async function reach(subject: Subject, world: World): Promise<Reach> {
  const found = await world.docker.container(subject.container);
  // The daemon also finds a container by the start of its id.
  const container = found?.name === subject.container ? found : undefined;
  const inside = `${subject.port}/tcp`;
  const published = container?.ports.filter((each) => each.container === inside) ?? [];
  const running = container?.state === 'running';
  // The same port is listed once for IPv4 and once for IPv6.
  const at = running
    ? (published.find(({ hostAddress }) => !hostAddress.includes(':')) ?? published[0])
    : undefined;
  const wanted = container?.wantedPorts.find((each) => each.container === inside);
  const holder =
    at === undefined && wanted !== undefined && wanted.hostPort > 0
      ? (await world.docker.containers()).find(
          ({ id, ports }) => id !== container?.id && ports.some((each) => collide(each, wanted)),
        )
      : undefined;
  return { container, foreign: foreign(subject.container, container, world), at, holder };
}

/** Whether two published ports cannot both be had; an empty address is every one. */
function collide(one: PublishedPort, other: PublishedPort): boolean {
  const [a, b] = [one.hostAddress, other.hostAddress];
  if (one.hostPort !== other.hostPort) return false;
  if (a === b || a === '' || b === '') return true;
  const wild = [a, b].some((address) => address === '0.0.0.0' || address === '::');
  return wild && a.includes(':') === b.includes(':');
}

/** Milliseconds for which a server is waited for, because its container has just been started. */
export function patienceWith({ container }: Reach, { now }: World): number {
  const since = now - (container?.startedAt ?? 0);
  return Math.max(0, Math.min(comingUp, comingUp - since));
}

/** Where to send a request, with patience for a server that has just been started. */
export function whereOf(
  reached: Reach,
  { hostPort, hostAddress }: PublishedPort,
  world: World,
): { readonly port: number; readonly address: string; readonly patience?: number } {
  const patience = patienceWith(reached, world);
  return { port: hostPort, address: hostAddress, ...(patience > 0 ? { patience } : {}) };
}

const answersAt: Text = {
  en: 'an answer from port {port} of `{name}`',
  'zh-cn': '`{name}` 的端口 {port} 有应答',
};
const notRunning: Text = { en: '`{name}` is not running', 'zh-cn': '`{name}` 没有在运行' };
const taken: Text = {
  en: '`{name}` is not running: `{holder}` has the host port {port}',
  'zh-cn': '`{name}` 没有在运行：宿主机的端口 {port} 已被 `{holder}` 占用',
};
const notPublished: Text = {
  en: '`{name}` runs, and port {port} of it is not published',
  'zh-cn': '`{name}` 正在运行，但没有发布端口 {port}',
};

export function expectedAnswer({ container, port }: Subject): Said {
  return said(answersAt, { name: container, port });
}

/** What keeps a request from being sent, as a failed check; undefined when nothing does. */
export function unreached(subject: Subject, reached: Reach): Judgement | undefined {
  const cut = notRunningOrMissing(subject, reached);
  if (cut !== undefined || reached.at !== undefined) return cut;
  return {
    pass: false,
    aspect: 'not-published',
    expected: expectedAnswer(subject),
    observed: said(notPublished, { name: subject.container, port: subject.port }),
  };
}

/** The same for what is asked inside the container, whatever it publishes. */
export function notRunningOrMissing(
  subject: Subject,
  { container, foreign: why, holder }: Reach,
): Judgement | undefined {
  const name = subject.container;
  const fail = (aspect: string, observed: Said): Judgement => ({
    pass: false,
    aspect,
    expected: expectedAnswer(subject),
    observed,
  });
  if (why !== undefined) return fail('not-owned', saidForeign(name, why));
  if (container === undefined) return fail('missing', said(missingContainer, { name }));
  if (container.state !== 'running') {
    const port = container.wantedPorts.find((each) => each.container === `${subject.port}/tcp`);
    const observed =
      holder === undefined
        ? said(notRunning, { name })
        : said(taken, { name, holder: holder.name, port: port?.hostPort ?? '' });
    return fail('not-running', observed);
  }
  return undefined;
}

const faults: Readonly<Record<WireFault, Text>> = {
  refused: {
    en: 'nobody listens at the host’s port {port}',
    'zh-cn': '宿主机的端口 {port} 没有程序在监听',
  },
  empty: {
    en: 'the connection to the host’s port {port} was closed without an answer',
    'zh-cn': '宿主机的端口 {port} 接受了连接，但没有应答就关闭了',
  },
  reset: {
    en: 'the connection to the host’s port {port} was broken off',
    'zh-cn': '与宿主机端口 {port} 的连接被中断',
  },
  'time-out': {
    en: 'no answer from the host’s port {port} in time',
    'zh-cn': '宿主机的端口 {port} 没有及时应答',
  },
  unreachable: {
    en: 'the host’s port {port} cannot be reached from here. If the editor runs in a container or Docker on another machine, publish the port on all addresses: `-p {port}:…`',
    'zh-cn':
      '从这里无法访问宿主机的端口 {port}。如果编辑器在容器里运行，或者 Docker 在另一台机器上，请在所有地址上发布端口：`-p {port}:…`',
  },
  'not-http': {
    en: 'what answers at the host’s port {port} does not speak HTTP',
    'zh-cn': '宿主机端口 {port} 的应答不是 HTTP',
  },
  'not-uwsgi': {
    en: 'what answers at the host’s port {port} does not speak uwsgi',
    'zh-cn': '宿主机端口 {port} 的应答不是 uwsgi 协议',
  },
  tls: {
    en: 'what answers at the host’s port {port} does not speak TLS',
    'zh-cn': '宿主机端口 {port} 的应答不是 TLS',
  },
};

/** Why nothing came back, in words. */
export function saidFault(fault: WireFault, port: number): Said {
  return said(faults[fault], { port });
}
