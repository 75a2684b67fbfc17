import { http } from '../../check/types/http.ts';
import type { Text } from '../../text.ts';
import type { PublishedPort } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { anew, anewTexts } from '../anew.ts';
import { defineCause } from '../cause.ts';
import type { Failure } from '../cause.ts';
import { degree } from '../degree.ts';
import { ofContainer, subjectOf } from '../subject.ts';
import type { Subject } from '../subject.ts';
import { wantedPort } from '../wantedPort.ts';

const question: Text = {
  en: 'What stands before the two ports is the host’s address that takes requests. Who should reach it: this machine alone, or others too?',
  'zh-cn': '两个端口前面写的是接收请求的宿主机地址。谁应该能访问：只有本机，还是其他机器也行？',
};
const form: Text = {
  en: '`docker run -p ____:{port}:{inside} …`; without an address it is every one',
  'zh-cn': '`docker run -p ____:{port}:{inside} …`；不写地址就是所有地址',
};

interface Found extends Subject {
  readonly at: PublishedPort;
  readonly meant: string;
}

export const publishedOtherAddress = defineCause<unknown, unknown>({
  id: 'published-other-address',
  for: ofContainer,
  text: {
    en: 'Port {inside} of `{name}` is published on the host’s address `{found}` only, and `{wanted}` is meant.',
    'zh-cn': '`{name}` 的端口 {inside} 只发布在宿主机地址 `{found}` 上，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'The port is published on another address of the host than asked for, or on one that cannot be reached from here, such as `127.0.0.1` of a remote machine. The daemon says on which.',
    'zh-cn':
      '端口发布在宿主机的另一个地址上，或者发布在这里访问不到的地址上，例如远程机器的 `127.0.0.1`。守护进程说明了是哪个地址。',
  },
  help: [question, form, ...anewTexts],
  async recognise(failure, world) {
    const found = (await asSettings(failure, world)) ?? (await asReached(failure, world));
    if (found === undefined) return undefined;
    const { at, name, meant } = found;
    const inside = at.container.replace(/\/tcp$/, '');
    return {
      args: { name, inside, found: at.hostAddress || '0.0.0.0', wanted: meant },
      degrees: [degree(question), degree(form, { port: at.hostPort, inside }), ...anew(found)],
    };
  },
});

/** The check says on which address. */
async function asSettings(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<Found | undefined> {
  const port = await wantedPort(failure, world);
  if (port?.address === undefined) return undefined;
  const at = [...port.container.ports, ...port.container.wantedPorts].find(
    (each) => each.container === port.inside && each.hostPort === port.host,
  );
  return at === undefined ? undefined : { ...port, at, meant: port.address };
}

const everywhere: ReadonlySet<string> = new Set(['', '0.0.0.0', '::']);

/** It is published on one address, and nobody answers there from here. */
async function asReached(
  failure: Failure<unknown, unknown>,
  world: World,
): Promise<Found | undefined> {
  if (failure.judgement.aspect !== 'fault') return undefined;
  const subject = await subjectOf(failure, world);
  const port = http.schema.safeParse(failure.spec).data?.port;
  const at = subject?.container?.ports.find((each) => each.container === `${port}/tcp`);
  if (subject === undefined || at === undefined || everywhere.has(at.hostAddress)) return undefined;
  const loopback = /^127\.|^::1$|^localhost$/;
  const here = loopback.test(world.wire.host);
  // On this machine its own addresses answer whoever listens; nothing is said of the address then.
  if (here && (loopback.test(at.hostAddress) || wasReached(failure))) return undefined;
  return { ...subject, at, meant: '0.0.0.0' };
}

/** Somebody took the connection, or the host itself refused it. */
function wasReached({ observation }: Failure<unknown, unknown>): boolean {
  const result: unknown =
    typeof observation === 'object' && observation !== null
      ? Reflect.get(observation, 'result')
      : undefined;
  const fault: unknown =
    typeof result === 'object' && result !== null ? Reflect.get(result, 'fault') : undefined;
  return fault !== 'unreachable' && fault !== 'time-out';
}
