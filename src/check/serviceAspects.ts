import * as z from 'zod/mini';
import { imageReference } from '../lab/names.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Service, ServiceTask } from '../world/docker/objects/swarm.ts';
import { sameReference } from '../world/docker/reference.ts';
import { showPorts, unpublished } from './containerSettings.ts';
import { countOf } from './counts.ts';
import type { Mismatch } from './mismatch.ts';
import { otherVariable, unlike } from './mismatch.ts';
import { shown } from './wordings.ts';

const text = z.string().check(z.minLength(1));
const number = z.int().check(z.minimum(0));

/** What a swarm service must be. */
export const wantedService = z.strictObject({
  /** How many the swarm is told to keep running. */
  replicas: z.optional(number),
  /** How many run now. */
  running: z.optional(z.strictObject({ least: number })),
  image: z.optional(imageReference),
  /** Published port, or `any`, by container port. */
  ports: z.optional(z.record(z.string(), z.union([z.int(), text]))),
  environment: z.optional(z.record(z.string(), z.string())),
  endpointMode: z.optional(z.enum(['vip', 'dnsrr'])),
  /** How the newest update went. */
  update: z.optional(
    z.enum([
      'updating',
      'paused',
      'completed',
      'rollback_started',
      'rollback_paused',
      'rollback_completed',
    ]),
  ),
  mode: z.optional(z.enum(['replicated', 'global', 'job'])),
});
export type WantedService = z.infer<typeof wantedService>;

/** `docker service` and `docker stack` need a manager. */
export const noSwarm: Text = {
  en: 'this Docker is no swarm manager',
  'zh-cn': '这个 Docker 不是 swarm 管理节点',
};
export const swarmManager: Text = { en: 'a swarm manager', 'zh-cn': '是 swarm 管理节点' };

const replicasOf: Text = { en: 'replicas: {amount}', 'zh-cn': '副本数：{amount}' };
const runningNow: Text = { en: 'running: {amount}', 'zh-cn': '正在运行：{amount}' };
const runningBut: Text = {
  en: 'running: {amount}; the newest error: `{error}`',
  'zh-cn': '正在运行：{amount}；最近的错误：`{error}`',
};

/** The first thing that is not as wanted; `tasks` are those of this service, newest first by slot. */
export function otherThanWanted(
  spec: WantedService,
  service: Service,
  tasks: readonly ServiceTask[],
): Mismatch | undefined {
  return (
    unlike('mode', spec.mode, service.mode) ??
    otherImage(spec, service) ??
    otherReplicas(spec, service) ??
    otherVariable(spec.environment, service.environment) ??
    otherPorts(spec, service) ??
    unlike('endpoint-mode', spec.endpointMode, service.endpointMode) ??
    unlike('update', spec.update, service.update) ??
    tooFew(spec, tasks)
  );
}

/** A service in one line, as it is now. */
export function serviceNow({ name, image, replicas }: Service): Said {
  return shown([name, image, ...(replicas === undefined ? [] : [`×${replicas}`])].join(' '));
}

function otherImage({ image }: WantedService, { image: found }: Service): Mismatch | undefined {
  return image === undefined || sameReference(image, found)
    ? undefined
    : { aspect: 'image', expected: shown(image), observed: shown(found) };
}

function otherReplicas(
  { replicas }: WantedService,
  { mode, replicas: found }: Service,
): Mismatch | undefined {
  if (replicas === undefined || replicas === found) return undefined;
  const observed = found === undefined ? shown(mode) : said(replicasOf, { amount: found });
  return { aspect: 'replicas', expected: said(replicasOf, { amount: replicas }), observed };
}

function otherPorts({ ports }: WantedService, service: Service): Mismatch | undefined {
  const found = service.ports.map(({ container, published }) => ({
    container,
    hostAddress: '',
    hostPort: published,
  }));
  const port = unpublished(ports, found);
  return port === undefined
    ? undefined
    : { aspect: 'ports', expected: shown(port), observed: shown(showPorts(found)) };
}

function tooFew(
  { running: bounds }: WantedService,
  tasks: readonly ServiceTask[],
): Mismatch | undefined {
  const amount = tasks.filter(
    ({ state, wanted: should }) => state === 'running' && should === 'running',
  ).length;
  if (bounds === undefined || amount >= bounds.least) return undefined;
  const newest = tasks.toSorted((a, b) => b.changed - a.changed);
  const error = newest.find((task) => task.error !== '')?.error;
  return {
    aspect: 'running',
    expected: said(runningNow, { amount: countOf(bounds) }),
    observed:
      error === undefined ? said(runningNow, { amount }) : said(runningBut, { amount, error }),
  };
}
