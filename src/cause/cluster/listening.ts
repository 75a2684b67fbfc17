import type { Pod } from '../../world/cluster/answers/pod.ts';
import type { World } from '../../world/world.ts';
import { podsWith } from './pods.ts';
import { probedPorts, readPodSpec } from './podSpec.ts';
import { servedBy } from './served.ts';
import type { Served } from './served.ts';
import type { AnyFailure } from './subject.ts';

/** A Service whose Pod is ready, and refuses on the port that it is asked on. */
export interface Refused {
  readonly served: Served;
  readonly pod: Pod;
  /** The port in the Pod. */
  readonly target: number;
  /** Ports that the Pod's containers declare. */
  readonly declared: readonly number[];
  readonly log: readonly string[];
  /** Another port of the Pod that answers HTTP. */
  readonly answering: number | undefined;
  /** What the containers call that port, where they name it. */
  readonly answeringName: string | undefined;
}

const lines = 8;
/** Ports that a log may name are tried at most. */
const most = 4;

export async function refused(failure: AnyFailure, world: World): Promise<Refused | undefined> {
  const served = await servedBy(failure, world);
  if (failure.judgement.aspect !== 'unreached' || served?.port === undefined) return undefined;
  const pods = await podsWith(served.namespace, served.selector, world);
  const pod = pods.find(({ ready }) => ready);
  if (pod === undefined || pods.some(({ ready }) => !ready)) return undefined;
  const ports = readPodSpec(pod.object).containers.flatMap((each) => each.ports);
  const target =
    ports.find(({ name }) => name === served.port?.target)?.containerPort ??
    Number(served.port.target);
  const declared = ports.map(({ containerPort }) => containerPort);
  const { namespace, name } = pod.object;
  const container = pod.containers[0]?.name;
  const log =
    (await world.cluster.logs(
      { namespace, name },
      { lines, ...(container === undefined ? {} : { container }) },
    )) ?? [];
  const likely = [...probedPorts(pod.object), ...declared, ...portsIn(log)];
  const others = [...new Set(likely)].filter((port) => port !== target);
  const tried = await Promise.all(
    others.slice(0, most).map(async (port) => {
      const at = { kind: 'Pod', namespace, name, port: String(port), path: '/' } as const;
      return (await world.cluster.proxyGet(at)).answer === undefined ? undefined : port;
    }),
  );
  const answering = tried.find((port) => port !== undefined);
  const named = ports.find(({ name, containerPort }) => name !== '' && containerPort === answering);
  return { served, pod, target, declared, log, answering, answeringName: named?.name };
}

/** Numbers that a server's own words call its port. */
function portsIn(log: readonly string[]): readonly number[] {
  const words = log.join('\n').replaceAll(/\b\d{2}:\d{2}:\d{2}\b/g, '');
  return [...words.matchAll(/(?:port[ =:]+|:)(\d{2,5})\b/gi)]
    .map(([, digits]) => Number(digits))
    .filter((port) => port > 0 && port < 65_536);
}
